/** The day of a place in numbers, at the hour that somebody chose. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { PlaceGap, PlacePresence, PresenceSums } from "@biometricflow/schema/attendance-figures";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, createPlace, DirectoryHarness } from "./directory-harness.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import { askWebhooks as ask, createWebhook } from "./webhook-stage.ts";

const MINUTE = 60_000;
/** 09:59 in Riyadh. */
const BEFORE = Date.parse("2026-11-25T06:59:00Z");
const RIYADH = { ...createPlace("riyadh", 0), urls: ["http://127.0.0.1:9/graphql"] };
const CAIRO = { ...createPlace("cairo", 1, "Africa/Cairo"), urls: ["http://127.0.0.1:9/graphql"] };
const DAY: PresenceSums = {
  ...{ date: "2026-11-25", expected: 9, present: 5, cameLate: 1, notDue: 0, late: 2, absent: 0, onLeave: 1, dayOff: 0 },
  unknown: 2,
};
/** Of whom a punch is missing, by the number at which it was found. */
let missing: PlacePresence["missingPunches"];
/** What is counted of a place, of today and of tomorrow when it has come. */
const count = (placeId: string, more: Partial<PresenceSums> = {}, dates = [DAY.date, "2026-11-26"]): PlacePresence => ({
  days: dates.map((date) => ({ ...DAY, date, ...more })),
  ...{ placeId, missingPunches: missing, gaps: ["riyadh"] },
});
const GAP = { placeId: "riyadh", doubt: "READER_NOT_PROVED", sinceMs: BEFORE, readers: ["riyadh/gate-2"] } as const;

let directory: DirectoryHarness;
let receiver: WebhookReceiver;
let attendance: Server;
/** What attendance counts; `undefined`: it does not answer. */
let counted: readonly PlacePresence[] | undefined;
let gaps: readonly PlaceGap[];
/** Whether it is one from before digests. */
let isOld: boolean;
/** What it was asked, without the feed. */
let asked: string[];
beforeEach(async () => {
  missing = [{ seq: BEFORE - 6 * 60 * MINUTE, people: 3 }];
  counted = [count("riyadh")];
  gaps = [GAP];
  isOld = false;
  asked = [];
  attendance = createServer(({ url = "" }, response) => {
    const isFigures = url.startsWith("/figures");
    if (isFigures) asked.push(url);
    if (!isFigures || counted === undefined) return response.writeHead(503).end();
    const presence = { atMs: directory.nowMs, isWorkedOut: true, feedSeq: directory.nowMs, places: counted, gaps };
    const isAsked = url.endsWith("?presence=true") && !isOld;
    return response.end(JSON.stringify({ places: [], ...(isAsked ? { presence } : {}) }));
  });
  await new Promise<void>((resolve) => attendance.listen(0, "127.0.0.1", resolve));
  directory = new DirectoryHarness();
  directory.nowMs = BEFORE;
  directory.webhooks = { allow: ["127.0.0.1"], pauseMs: 2 };
  directory.attendanceUrl = `http://127.0.0.1:${(attendance.address() as AddressInfo).port}`;
  receiver = await startReceiver();
  await directory.start([RIYADH, CAIRO]);
});
afterEach(async () => {
  await directory.remove();
  await receiver.stop();
  await new Promise((resolve) => attendance.close(resolve));
});

const set = (input: string, claims = ADMIN) =>
  ask<{ digest: unknown }>(
    directory,
    `mutation { setDigest(input: { ${input} }) { digest { placeId at nextAt } } }`,
    claims,
  );
const list = async (claims = ADMIN) => (await ask(directory, "{ digests { placeId at nextAt } }", claims)).payload;
/** Each message once, as whoever keeps the ids of those it has seen takes them. */
const told = () =>
  [...new Map(receiver.received.map((it) => [it.headers["webhook-id"], it])).values()].map(({ body }) => {
    const { type, data } = JSON.parse(body);
    return `${type} ${data.place} ${data.date} ${data.present}/${data.expected}`;
  });
/** Waits until attendance was asked as often again as a look takes that began after now. */
const look = async () => {
  const before = asked.length;
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBeGreaterThan(before + 2);
};
const toldOf = (places = '["*"]') => createWebhook(directory, receiver.url, `events: [DIGEST], places: ${places}`);

describe("a digest", () => {
  it("is told once at its hour, by numbers and what is not known, over a restart too", async () => {
    await toldOf('["riyadh"]');
    await set('placeId: "riyadh", at: "10:00"');
    await look();
    expect([told(), asked.filter((url) => url !== "/figures")]).toEqual([[], []]);
    directory.nowMs += MINUTE;
    await expect.poll(told, { timeout: 10_000 }).toEqual(["digest riyadh 2026-11-25 5/9"]);
    const { data } = JSON.parse(receiver.received[0]?.body ?? "");
    expect(data).toMatchObject({
      ...{ cameLate: 1, late: 2, absent: 0, unknown: 2, onLeave: 1, missingPunches: 3 },
      gaps: [{ place: "riyadh", reason: "READER_NOT_PROVED", readers: ["riyadh/gate-2"] }],
      path: "/time/sheet?place=riyadh&from=2026-11-25&to=2026-11-25",
    });
    await directory.stop();
    await directory.start([RIYADH, CAIRO]);
    await look();
    expect(told()).toHaveLength(1);
    directory.nowMs += 24 * 60 * MINUTE;
    await expect.poll(told, { timeout: 10_000 }).toHaveLength(2);
    await look();
    expect(told().slice(1)).toEqual(["digest riyadh 2026-11-26 5/9"]);
  });

  it("tells each missing punch once, also where nobody was told of anything meanwhile, and over a new hour", async () => {
    const off = { expected: 0, present: 0, late: 0, unknown: 0 };
    const missed = () => receiver.received.map(({ body }) => JSON.parse(body).data.missingPunches);
    const find = (people: number) => {
      missing = [...missing, { seq: directory.nowMs, people }];
    };
    const goOn = (more: Partial<PresenceSums>, date: string) => {
      directory.nowMs += 24 * 60 * MINUTE;
      counted = [{ ...count("riyadh", more, [date]), gaps: [] }];
    };
    gaps = [];
    await toldOf('["riyadh"]');
    await set('placeId: "riyadh", at: "10:00"');
    directory.nowMs += MINUTE;
    await expect.poll(missed, { timeout: 10_000 }).toEqual([3]);
    directory.nowMs += 18 * 60 * MINUTE;
    find(2);
    directory.nowMs -= 18 * 60 * MINUTE;
    goOn(off, "2026-11-26");
    await look();
    await set('placeId: "riyadh", at: "11:00"');
    goOn({}, "2026-11-27");
    directory.nowMs += 60 * MINUTE;
    await expect.poll(missed, { timeout: 10_000 }).toEqual([3, 2]);
    goOn({}, "2026-11-28");
    await expect.poll(missed, { timeout: 10_000 }).toEqual([3, 2, 0]);
  });

  it("is told late the same day once attendance answers, and of a day before that there is none", async () => {
    await toldOf();
    await set('placeId: "riyadh", at: "10:00"');
    counted = undefined;
    directory.nowMs += 25 * 60 * MINUTE; // the next day, an hour after
    await look();
    const health = async () => (await fetch(`${directory.url}/health`)).json();
    await expect.poll(health, { timeout: 10_000 }).toMatchObject({
      status: "degraded",
      alarms: expect.arrayContaining([expect.objectContaining({ code: "ATTENDANCE_FIGURES_UNREAD" })]),
    });
    counted = [count("riyadh")];
    await expect.poll(told, { timeout: 10_000 }).toHaveLength(2);
    expect(told()).toEqual(["digest.missed riyadh 2026-11-25 undefined/undefined", "digest riyadh 2026-11-26 5/9"]);
    const { data } = JSON.parse(receiver.received.at(-1)?.body ?? "");
    expect([data.dueAt, data.countedAt]).toEqual(["2026-11-26T07:00:00.000Z", "2026-11-26T07:59:00.000Z"]);
  });

  it("is by the clock of its place, of the organisation by that of its first place, and of nobody expected not at all", async () => {
    await toldOf();
    await set('placeId: "cairo", at: "09:00"');
    await set('at: "10:00"');
    await set('placeId: "riyadh", at: "10:00"');
    const none = { expected: 0, present: 0, late: 0, unknown: 0 };
    const off = { ...count("riyadh", none, [DAY.date]), gaps: [] };
    counted = [off, { ...count("cairo", { present: 1 }), gaps: [] }];
    gaps = [];
    directory.nowMs += MINUTE;
    await expect.poll(told, { timeout: 10_000 }).toHaveLength(2);
    expect(told().toSorted()).toEqual(["digest cairo 2026-11-25 1/9", "digest null 2026-11-25 1/9"]);
    asked = [];
    await look();
    expect(asked.at(-1)).toBe("/figures"); // that of the day off is settled too
    expect(told()).toHaveLength(2);
  });

  it("of an attendance from before digests is an alarm, and alerts of people go on", async () => {
    await toldOf();
    await set('placeId: "riyadh", at: "10:00"');
    isOld = true;
    directory.nowMs += MINUTE;
    const health = async () => (await fetch(`${directory.url}/health`)).json();
    await expect.poll(health, { timeout: 10_000 }).toMatchObject({
      alarms: expect.arrayContaining([expect.objectContaining({ code: "ATTENDANCE_FIGURES_UNREAD" })]),
    });
    expect(told()).toEqual([]);
    isOld = false;
    await expect.poll(told, { timeout: 10_000 }).toEqual(["digest riyadh 2026-11-25 5/9"]);
  });
});

describe("the hour of a digest", () => {
  it("is set, changed and taken away, and the audit says by whom and from what", async () => {
    const riyadh = { placeId: "riyadh", at: "10:00", nextAt: "2026-11-25T07:00:00.000Z" };
    expect((await set('placeId: "riyadh", at: "10:00"')).payload).toEqual({ digest: riyadh });
    const morning = { placeId: "riyadh", at: "09:59", nextAt: "2026-11-26T06:59:00.000Z" };
    expect((await set('placeId: "riyadh", at: "09:59"')).payload).toEqual({ digest: morning });
    await set('at: "18:30"');
    const every = { placeId: null, at: "18:30", nextAt: "2026-11-25T15:30:00.000Z" };
    expect(await list()).toEqual([every, morning]);
    expect((await set('placeId: "riyadh", at: null')).payload).toEqual({ digest: null });
    expect(await list()).toEqual([every]);
    const log = "{ auditLog { action changes { field before after } } }";
    const { payload = [] } = await ask<readonly object[]>(directory, log);
    const place = { field: "place", before: "riyadh", after: "riyadh" };
    expect(payload.slice(0, 4)).toMatchObject([
      { action: "setDigest", changes: [place, { field: "at", before: "09:59", after: null }] },
      {
        action: "setDigest",
        changes: [
          { before: "*", after: "*" },
          { field: "at", before: null, after: "18:30" },
        ],
      },
      { action: "setDigest", changes: [place, { field: "at", before: "10:00", after: "09:59" }] },
      { action: "setDigest", changes: [place, { field: "at", before: null, after: "10:00" }] },
    ]);
  });

  it("is that of the places of a token, and of the organisation for whoever sees every place", async () => {
    const riyadh = { ...ADMIN, places: ["riyadh"] };
    await set('at: "18:30"');
    await set('placeId: "cairo", at: "18:30"');
    expect(await set('at: "11:00"', riyadh)).toMatchObject({ code: "FORBIDDEN" });
    for (const placeId of ["cairo", "nowhere", ""])
      expect(await set(`placeId: "${placeId}", at: "11:00"`, riyadh)).toMatchObject({
        ...{ code: "BAD_USER_INPUT", argument: "input.placeId" },
      });
    expect(await set('placeId: "riyadh", at: "11:00"', { ...ADMIN, role: "HR" })).toMatchObject({ code: "FORBIDDEN" });
    expect(await set('placeId: "riyadh", at: "24:00"')).toMatchObject({ argument: "input.at" });
    expect(await list(riyadh)).toEqual([]);
    await set('placeId: "riyadh", at: "11:00"', riyadh);
    expect(await list(riyadh)).toMatchObject([{ placeId: "riyadh" }]);
    expect(await list()).toMatchObject([{ placeId: null }, { placeId: "cairo" }, { placeId: "riyadh" }]);
  });
});
