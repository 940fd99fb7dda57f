import type { PlacePresence, PresenceFigures } from "@biometricflow/schema/attendance-figures";
import { describe, expect, it } from "vitest";
import type { Webhook } from "../webhooks/webhook.ts";
import { beginDigest, type Digest, judgeDigest, listDueDigests, toNextDigestMs } from "./digest.ts";
import { toDigestChange } from "./digest-messages.ts";

const TEN = 600;
const RIYADH: Digest = { placeId: "riyadh", at: TEN, settledFor: "2026-11-24" };
const ms = (text: string) => Date.parse(text);
const toZone = (placeId: string | null) => (placeId === "berlin" ? "Europe/Berlin" : "Asia/Riyadh");
const listDue = (digest: Digest, at: string) =>
  listDueDigests([digest], { nowMs: ms(at), toZone }).map(({ date, dueMs }) => `${date} ${new Date(dueMs).toJSON()}`);

describe("a digest is due", () => {
  it.each([
    ["not before its hour", RIYADH, "2026-11-25T06:59:59.999Z", []],
    ["at its hour", RIYADH, "2026-11-25T07:00Z", ["2026-11-25 2026-11-25T07:00:00.000Z"]],
    ["late the same day, after an absence", RIYADH, "2026-11-25T20:59Z", ["2026-11-25 2026-11-25T07:00:00.000Z"]],
    ["no more for a day that is over", RIYADH, "2026-11-25T21:00Z", []],
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
    const night: Digest = { placeId: "berlin", at: 150, settledFor: null };
    expect(listDue(night, "2026-03-29T00:59Z")).toEqual([]);
    expect(listDue(night, "2026-03-29T01:30Z")).toEqual(["2026-03-29 2026-03-29T01:30:00.000Z"]);
    expect(listDue(night, "2026-10-25T00:29Z")).toEqual([]);
    expect(listDue(night, "2026-10-25T00:30Z")).toEqual(["2026-10-25 2026-10-25T00:30:00.000Z"]);
    expect(listDue({ ...night, settledFor: "2026-10-25" }, "2026-10-25T01:30Z")).toEqual([]);
  });
});

it("begins with the next such hour, and says when that is", () => {
  const morning = beginDigest("riyadh", TEN, "Asia/Riyadh", ms("2026-11-25T06:00Z"));
  expect(morning).toEqual({ placeId: "riyadh", at: TEN, settledFor: null });
  expect(beginDigest("riyadh", TEN, "Asia/Riyadh", ms("2026-11-25T07:00Z")).settledFor).toBe("2026-11-25");
  const next = (digest: Digest, at: string) => new Date(toNextDigestMs(digest, "Asia/Riyadh", ms(at))).toJSON();
  expect(next(morning, "2026-11-25T06:00Z")).toBe("2026-11-25T07:00:00.000Z");
  expect(next({ ...RIYADH, settledFor: "2026-11-25" }, "2026-11-25T08:00Z")).toBe("2026-11-26T07:00:00.000Z");
});

const place = (placeId: string, more: Partial<PlacePresence> = {}): PlacePresence => ({
  ...{
    placeId,
    expected: 9,
    present: 4,
    cameLate: 1,
    notDue: 1,
    late: 2,
    absent: 1,
    onLeave: 3,
    dayOff: 0,
    unknown: 1,
  },
  missingPunches: [
    { date: "2026-11-24", people: 2 },
    { date: "2026-11-25", people: 7 },
  ],
  gaps: [],
  ...more,
});
const NOW = ms("2026-11-25T07:00:30Z");
const figures = (places: readonly PlacePresence[], more: Partial<PresenceFigures> = {}): PresenceFigures => ({
  ...{ atMs: NOW, isWorkedOut: true, places, ...more },
});
const DUE = { ...RIYADH, date: "2026-11-25", timeZone: "Asia/Riyadh", dueMs: ms("2026-11-25T07:00Z") };
const judge = (presence: PresenceFigures, nowMs = NOW, placeId: string | null = "riyadh") =>
  judgeDigest({ ...DUE, placeId }, presence, { nowMs, isInUse: (id) => id !== "closed" });

describe("what is due", () => {
  it("tells the counts of its place, and of the organisation the sums of those in use", () => {
    const gap = { placeId: "cairo", doubt: "PLACE_SILENT", sinceMs: 1, readers: [] } as const;
    const places = [place("cairo", { gaps: [gap] }), place("closed"), place("riyadh", { gaps: [gap] })];
    expect(judge(figures(places))).toMatchObject({ kind: "TOLD", counts: { expected: 9, missingPunches: 2 } });
    expect(judge(figures(places), NOW, null)).toMatchObject({
      kind: "TOLD",
      counts: { ...{ expected: 18, present: 8, cameLate: 2, late: 4, absent: 2, unknown: 2 }, gaps: [gap] },
    });
  });

  it("is nothing on days on which nobody is expected", () => {
    const off = { expected: 0, unknown: 0 };
    expect(judge(figures([place("riyadh", off)])).kind).toBe("NOTHING");
    expect(judge(figures([])).kind).toBe("NOTHING");
    expect(judge(figures([place("riyadh", { ...off, unknown: 1 })])).kind).toBe("WAIT");
  });

  it("waits for records that are worked out anew, for ten minutes", () => {
    const stale = figures([place("riyadh")], { isWorkedOut: false });
    expect(judge(stale).kind).toBe("WAIT");
    expect(judge(stale, DUE.dueMs + 600_000).kind).toBe("TOLD");
  });
});

describe("a digest", () => {
  const webhook = (id: string, more: Partial<Webhook> = {}): Webhook => ({
    ...{ id, name: "a", url: "https://a.example", format: "STANDARD", events: ["DIGEST"], places: ["riyadh"] },
    ...{ devices: [], departments: [], statuses: [], isEnabled: true, createdAtMs: 0, createdBy: "a", leftOut: 0 },
    ...more,
  });
  const change = (digests: readonly Digest[], webhooks: readonly Webhook[], presence = figures([place("riyadh")])) =>
    toDigestChange({ digests, webhooks }, { askedMs: NOW, presence, toZone, isInUse: (id) => id !== "closed" });

  it("is told to those who asked for it and see the place, and its date is settled", () => {
    const webhooks = [
      webhook("webhook/a"),
      webhook("webhook/b", { places: ["cairo"] }),
      webhook("webhook/c", { events: ["ALERT_RAISED"] }),
      webhook("webhook/d", { places: ["*"], format: "EMAIL" }),
    ];
    const { settled, deliveries } = change([RIYADH], webhooks);
    expect(settled).toEqual([{ placeId: "riyadh", date: "2026-11-25" }]);
    expect(deliveries.map(({ webhookId, kind }) => `${webhookId} ${kind}`)).toEqual([
      "webhook/a DIGEST",
      "webhook/d DIGEST",
    ]);
    expect(change([{ ...RIYADH, placeId: null }], webhooks).deliveries.map((it) => it.webhookId)).toEqual([
      "webhook/d",
    ]);
  });

  it("of a day off is settled without a word, and one that waits stays open", () => {
    const off = change([RIYADH], [webhook("webhook/a")], figures([]));
    expect(off).toEqual({ settled: [{ placeId: "riyadh", date: "2026-11-25" }], deliveries: [] });
    const stale = figures([place("riyadh")], { isWorkedOut: false });
    expect(change([RIYADH], [webhook("webhook/a")], stale)).toEqual({ settled: [], deliveries: [] });
    expect(change([{ ...RIYADH, placeId: "closed" }], [webhook("webhook/a")]).settled).toEqual([]);
  });
});
