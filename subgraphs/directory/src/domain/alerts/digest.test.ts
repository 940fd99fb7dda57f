import type { PlacePresence, PresenceFigures, PresenceSums } from "@biometricflow/schema/attendance-figures";
import { describe, expect, it } from "vitest";
import type { Webhook } from "../webhooks/webhook.ts";
import { beginDigest, type Digest, judgeDigest, listDueDigests, listLostDigests, toNextDigestMs } from "./digest.ts";
import { toDigestChange, toLostChange } from "./digest-messages.ts";

const TEN = 600;
const RIYADH: Digest = { placeId: "riyadh", at: TEN, settledFor: "2026-11-24", missingAfter: 20 };
const ms = (text: string) => Date.parse(text);
const toZone = (placeId: string | null) => (placeId === "berlin" ? "Europe/Berlin" : "Asia/Riyadh");
const listDue = (digest: Digest, at: string) =>
  listDueDigests([digest], { nowMs: ms(at), toZone }).map(({ date, dueMs }) => `${date} ${new Date(dueMs).toJSON()}`);

describe("a digest is due", () => {
  it.each([
    ["not before its hour", RIYADH, "2026-11-25T06:59:59.999Z", []],
    ["at its hour", RIYADH, "2026-11-25T07:00Z", ["2026-11-25 2026-11-25T07:00:00.000Z"]],
    ["late the same day, after an absence", RIYADH, "2026-11-25T20:59Z", ["2026-11-25 2026-11-25T07:00:00.000Z"]],
    ["within an hour after the end of its day", RIYADH, "2026-11-25T21:59Z", ["2026-11-25 2026-11-25T07:00:00.000Z"]],
    ["no more an hour after the end of its day", RIYADH, "2026-11-25T22:00Z", []],
    [
      "before that of the next day",
      { ...RIYADH, at: 10 },
      "2026-11-25T21:30Z",
      ["2026-11-25 2026-11-24T21:10:00.000Z"],
    ],
    ["for no day that is over before it was set", { ...RIYADH, settledFor: null }, "2026-11-25T21:30Z", []],
    ["once a day", { ...RIYADH, settledFor: "2026-11-25" }, "2026-11-25T07:00Z", []],
    ["for no day again that a clock sees twice", { ...RIYADH, settledFor: "2026-11-26" }, "2026-11-25T08:00Z", []],
    [
      "for the first time",
      { ...RIYADH, settledFor: null },
      "2026-11-25T08:00Z",
      ["2026-11-25 2026-11-25T07:00:00.000Z"],
    ],
  ])("%s", (_when, digest, at, due) => {
    expect(listDue(digest, at)).toEqual(due);
  });

  it("once in a night whose clock skips the hour, and in one that has it twice", () => {
    const night: Digest = { ...RIYADH, placeId: "berlin", at: 150, settledFor: null };
    expect(listDue(night, "2026-03-29T00:59Z")).toEqual([]);
    expect(listDue(night, "2026-03-29T01:30Z")).toEqual(["2026-03-29 2026-03-29T01:30:00.000Z"]);
    expect(listDue(night, "2026-10-25T00:29Z")).toEqual([]);
    expect(listDue(night, "2026-10-25T00:30Z")).toEqual(["2026-10-25 2026-10-25T00:30:00.000Z"]);
    expect(listDue({ ...night, settledFor: "2026-10-25" }, "2026-10-25T01:30Z")).toEqual([]);
  });
});

const begin = (at: number, now: string, before?: Digest) =>
  beginDigest({ placeId: "riyadh", at, before }, "Asia/Riyadh", ms(now));

it("begins with the next such hour, and says when that is", () => {
  const morning = begin(TEN, "2026-11-25T06:00Z");
  expect(morning).toEqual({ ...RIYADH, missingAfter: ms("2026-11-24T06:00Z") });
  expect(begin(TEN, "2026-11-25T07:00Z").settledFor).toBe("2026-11-25");
  const next = (digest: Digest, at: string) => new Date(toNextDigestMs(digest, "Asia/Riyadh", ms(at))).toJSON();
  expect(next(morning, "2026-11-25T06:00Z")).toBe("2026-11-25T07:00:00.000Z");
  expect(next({ ...RIYADH, settledFor: "2026-11-25" }, "2026-11-25T08:00Z")).toBe("2026-11-26T07:00:00.000Z");
});

it("tells no date twice where its hour is moved, and each that it has yet to tell", () => {
  const told = { ...RIYADH, settledFor: "2026-11-25" };
  expect(begin(TEN + 120, "2026-11-25T08:00Z", told).settledFor).toBe("2026-11-25");
  expect(begin(TEN, "2026-11-25T08:00Z", RIYADH).settledFor).toBe("2026-11-24");
  expect(begin(TEN + 120, "2026-11-25T08:00Z", RIYADH).settledFor).toBe("2026-11-24");
  expect(begin(TEN - 60, "2026-11-25T06:30Z", RIYADH).settledFor).toBe("2026-11-25");
});

it("is lost an hour after the end of its day, which is said once of all such days", () => {
  const lost = (digest: Digest, at: string) => listLostDigests([digest], { nowMs: ms(at), toZone });
  expect(lost(RIYADH, "2026-11-25T21:59Z")).toEqual([]);
  const one = { placeId: "riyadh", from: "2026-11-25", date: "2026-11-25" };
  expect(lost(RIYADH, "2026-11-25T22:00Z")).toEqual([one]);
  expect(lost(RIYADH, "2026-11-28T07:00Z")).toEqual([{ ...one, date: "2026-11-27" }]);
  expect(lost({ ...RIYADH, settledFor: "2026-11-25" }, "2026-11-26T07:00Z")).toEqual([]);
});

const DAY: PresenceSums = {
  ...{ date: "2026-11-25", expected: 9, present: 4, cameLate: 1, notDue: 1, late: 2, absent: 1, onLeave: 3, dayOff: 0 },
  unknown: 1,
};
const OFF = { ...DAY, expected: 0, present: 0, cameLate: 0, notDue: 0, late: 0, absent: 0, unknown: 0 };
const place = (placeId: string, days = [DAY], gaps: readonly string[] = []): PlacePresence => ({
  missingPunches: [
    { seq: 20, people: 7 },
    { seq: 21, people: 2 },
    { seq: 22, people: 1 },
  ],
  ...{ placeId, days, gaps },
});
const NOW = ms("2026-11-25T07:00:30Z");
const figures = (places: readonly PlacePresence[], more: Partial<PresenceFigures> = {}): PresenceFigures => ({
  ...{ atMs: NOW, isWorkedOut: true, feedSeq: 25, gaps: [], ...more },
  places,
});
const IN_USE = new Set(["riyadh", "cairo"]);
/** Minutes after the first answer. */
const judge = (presence: PresenceFigures, minutes = 0, placeId: string | null = "riyadh") => {
  const terms = { nowMs: NOW + minutes * 60_000, answeredMs: NOW, inUse: IN_USE };
  return judgeDigest({ placeId, date: "2026-11-25", missingAfter: 20 }, presence, terms);
};
const GAP = { placeId: "cairo", doubt: "PLACE_SILENT", sinceMs: 1, readers: [] } as const;
const NOT_COUNTED = { placeId: "riyadh", doubt: "NOT_COUNTED", sinceMs: null, readers: [] } as const;

describe("what is due", () => {
  it("tells the counts of its place, and of the organisation the sums of those in use", () => {
    const places = [place("cairo", [DAY], ["cairo"]), place("closed"), place("riyadh", [DAY], ["cairo"])];
    const presence = figures(places, { gaps: [GAP, { ...GAP, placeId: "closed" }] });
    expect(judge(presence)).toMatchObject({ kind: "TOLD", counts: { expected: 9, missingPunches: 3, gaps: [GAP] } });
    expect(judge(presence, 0, null)).toMatchObject({
      kind: "TOLD",
      counts: {
        ...{ expected: 18, present: 8, cameLate: 2, late: 4, absent: 2, unknown: 2, missingPunches: 6 },
        gaps: [GAP],
      },
    });
  });

  it("counts whoever is on another day in none of its counts, and says how many they are", () => {
    const night = { ...DAY, date: "2026-11-24" };
    const counts = { ...{ expected: 9, late: 2, unknown: 3, onOtherDay: 12 } };
    const nobodyKnows = { ...OFF, onLeave: 0, date: null, unknown: 2 };
    expect(judge(figures([place("riyadh", [night, DAY, nobodyKnows])]))).toMatchObject({ kind: "TOLD", counts });
    // before 04:00 as a rule everybody is on the day before
    const early = { expected: 0, late: 0, absent: 0, onOtherDay: 12 };
    expect(judge(figures([place("riyadh", [night])]))).toMatchObject({ kind: "TOLD", counts: early });
  });

  it("is nothing on days on which nobody is expected and everything is known", () => {
    expect(judge(figures([place("riyadh", [OFF])])).kind).toBe("NOTHING");
    expect(judge(figures([place("riyadh", [])])).kind).toBe("NOTHING");
    const one = figures([place("riyadh", [{ ...OFF, unknown: 1 }])]);
    expect([judge(one, 9).kind, judge(one, 10).kind]).toEqual(["WAIT", "TOLD"]);
    const silent = figures([place("riyadh", [OFF], ["cairo"])], { gaps: [GAP] });
    expect([judge(silent, 9).kind, judge(silent, 10).kind]).toEqual(["WAIT", "TOLD"]);
  });

  it("says of a place that attendance does not know that nobody is counted there", () => {
    const none = figures([]);
    expect(judge(none).kind).toBe("WAIT");
    expect(judge(none, 10)).toMatchObject({ kind: "TOLD", counts: { expected: 0, gaps: [NOT_COUNTED] } });
    const all = judge(figures([place("cairo")]), 0, null);
    expect(all).toMatchObject({ kind: "TOLD", counts: { expected: 9, gaps: [NOT_COUNTED] } });
  });

  it("waits for records that are worked out anew, for ten minutes from the first answer on, and says so then", () => {
    const stale = figures([place("riyadh")], { isWorkedOut: false });
    expect([judge(stale).kind, judge(stale, 9).kind]).toEqual(["WAIT", "WAIT"]);
    expect(judge(stale, 10)).toMatchObject({ kind: "TOLD", counts: { isWorkedOut: false } });
  });
});

it("goes on with missing punches where it is set anew, and begins with those that were found within a day before", () => {
  const told = { ...RIYADH, settledFor: "2026-11-25" };
  expect(begin(TEN + 120, "2026-11-25T08:00Z", told).missingAfter).toBe(20);
  expect(begin(TEN, "2026-11-25T08:00Z").missingAfter).toBe(ms("2026-11-24T08:00Z"));
});

const PLACES = { toZone, inUse: IN_USE };

describe("a digest", () => {
  const webhook = (id: string, more: Partial<Webhook> = {}): Webhook => ({
    ...{ id, name: "a", url: "https://a.example", format: "STANDARD", events: ["DIGEST"], places: ["riyadh"] },
    ...{ devices: [], departments: [], statuses: [], isEnabled: true, createdAtMs: 0, createdBy: "a", leftOut: 0 },
    ...more,
  });
  const change = (digests: readonly Digest[], webhooks: readonly Webhook[], presence = figures([place("riyadh")])) =>
    toDigestChange({ digests, webhooks }, { ...PLACES, askedMs: NOW, presence, toAnsweredMs: () => NOW });

  it("is told to those who asked for it and see the place, and its date is settled", () => {
    const webhooks = [
      webhook("webhook/a", { devices: ["riyadh/gate-1"] }),
      webhook("webhook/b", { places: ["cairo"] }),
      webhook("webhook/c", { events: ["ALERT_RAISED"] }),
      webhook("webhook/d", { places: ["*"], format: "EMAIL" }),
    ];
    const { settled, deliveries } = change([RIYADH], webhooks);
    expect(settled).toEqual([{ placeId: "riyadh", date: "2026-11-25", missingAfter: 25 }]);
    expect(deliveries.map(({ webhookId, kind }) => `${webhookId} ${kind}`)).toEqual([
      "webhook/a DIGEST",
      "webhook/d DIGEST",
    ]);
    expect(change([{ ...RIYADH, placeId: null }], webhooks).deliveries.map((it) => it.webhookId)).toEqual([
      "webhook/d",
    ]);
  });

  it("that comes to nobody leaves its missing punches to the next one that is told", () => {
    const off = webhook("webhook/a", { isEnabled: false });
    const settled = [{ placeId: "riyadh", date: "2026-11-25" }];
    expect(change([RIYADH], [off])).toEqual({ settled, deliveries: [] });
    expect(change([RIYADH], [])).toEqual({ settled, deliveries: [] });
  });

  it("of a day off is settled without a word, and one that waits stays open", () => {
    const off = change([RIYADH], [webhook("webhook/a")], figures([place("riyadh", [OFF])]));
    expect(off).toEqual({ settled: [{ placeId: "riyadh", date: "2026-11-25" }], deliveries: [] });
    const stale = figures([place("riyadh")], { isWorkedOut: false });
    expect(change([RIYADH], [webhook("webhook/a")], stale)).toEqual({ settled: [], deliveries: [] });
    expect(change([{ ...RIYADH, placeId: "closed" }], [webhook("webhook/a")]).settled).toEqual([]);
  });

  it("names other places and their readers to nobody who does not see them", () => {
    const gaps = [
      { placeId: "cairo", doubt: "READER_NOT_PROVED", sinceMs: 1, readers: ["cairo/gate-1"] },
      { placeId: "jeddah", doubt: "READER_NOT_PROVED", sinceMs: 2, readers: ["jeddah/gate-1"] },
      { placeId: "riyadh", doubt: "READER_NOT_PROVED", sinceMs: 3, readers: ["riyadh/gate-1"] },
    ] as const;
    const presence = figures([place("riyadh", [DAY], ["cairo", "jeddah", "riyadh"])], { gaps });
    const webhooks = [webhook("webhook/a"), webhook("webhook/d", { places: ["*"] })];
    const [own, all] = change([RIYADH], webhooks, presence).deliveries.map(({ body }) => JSON.parse(body).data.gaps);
    expect(own).toMatchObject([
      { place: "riyadh", readers: ["riyadh/gate-1"] },
      { place: null, reason: "READER_NOT_PROVED", since: null, readers: [] },
    ]);
    expect(all).toHaveLength(3);
  });

  it("that is lost is told as that, of a place that is switched off to nobody", () => {
    const lost = (placeId: string) =>
      toLostChange(
        { digests: [{ ...RIYADH, placeId }], webhooks: [webhook("webhook/a", { places: ["riyadh", "closed"] })] },
        { ...PLACES, nowMs: ms("2026-11-27T07:00Z") },
      );
    expect(lost("riyadh").settled).toEqual([{ placeId: "riyadh", date: "2026-11-26" }]);
    const [told] = lost("riyadh").deliveries.map(({ kind, body }) => ({ kind, ...JSON.parse(body) }));
    const data = { place: "riyadh", from: "2026-11-25", date: "2026-11-26" };
    expect(told).toMatchObject({ kind: "DIGEST", type: "digest.missed", data });
    expect(lost("closed")).toEqual({ settled: [{ placeId: "closed", date: "2026-11-26" }], deliveries: [] });
  });
});
