import { expect, it } from "vitest";
import type { DeviceRecord } from "../device.ts";
import { toToldFacts } from "../device-facts.ts";
import { toCheckEnd } from "./check-end.ts";
import { toDueCheck } from "./check-schedule.ts";
import { listPushDoubts } from "./push-completeness.ts";
import type { PushFacts, RunningCheck } from "./push-facts.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse("2026-03-04T09:00:00Z");
const ZONE = { timeZone: "Asia/Riyadh" };
const PLAN = { zone: ZONE, limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined } };

const PUSH: PushFacts = { firstMs: 1, addresses: { address: "10.0.0.1" }, unreadable: 0 };
const PROVEN: PushFacts = {
  ...PUSH,
  proof: { from: "2015-01-01T00:00:00", to: "2026-03-04T11:29:00", rows: 5, untilMs: NOW - 31 * MINUTE },
  ...{ checkEndedMs: NOW - 30 * MINUTE, wholeCheckMs: NOW - 3 * HOUR },
};

const withPush = (push: PushFacts, more: Partial<DeviceRecord> = {}): DeviceRecord & { push: PushFacts } => ({
  ...{ id: "riyadh/gate-2", readerId: "gate-2", name: "Gate 2", nameKey: "gate 2", address: "push", isEnabled: true },
  ...{ status: "ONLINE", rowsStored: 5, rowsSetAside: 0, newSinceProof: 0 },
  ...more,
  push,
});
const due = (push: PushFacts, more?: Partial<DeviceRecord>) => toDueCheck(withPush(push, more), PLAN, NOW);

it("compares the whole log at first, from the beginning of the place to a minute ago", () => {
  expect(due(PUSH)).toEqual({
    ...{ goal: "ALL", oldest: "2015-01-01T00:00:00", newest: "2026-03-04T11:59:00", untilMs: NOW - MINUTE },
  });
});

it("begins where the log was cleared", () => {
  expect(due({ ...PUSH, clearedAt: "2026-03-01T08:00:00" })).toMatchObject({ oldest: "2026-03-01T08:00:00" });
});

it("compares what came since, a day more, once in a quarter of an hour", () => {
  expect(due(PROVEN)).toMatchObject({ goal: "RECENT", oldest: "2026-03-03T11:29:00" });
  expect(due({ ...PROVEN, checkEndedMs: NOW })).toBeUndefined();
});

it("compares the whole log again after 23 hours", () => {
  expect(due({ ...PROVEN, wholeCheckMs: NOW - 23 * HOUR })).toMatchObject({ goal: "ALL" });
});

it("goes back to the beginning of a gap, and an hour more", () => {
  expect(due(PROVEN, { gapFromMs: NOW - 48 * HOUR })).toMatchObject({ goal: "RECENT", oldest: "2026-03-02T11:00:00" });
});

it("begins none while one is under way", () => {
  const check = { goal: "ALL", beganMs: NOW - HOUR } as const;
  const running: RunningCheck = {
    ...{
      from: "a",
      to: "b",
      oldest: "a",
      newest: "b",
      asked: "SUM",
      wasSentAgain: false,
      rows: 0,
      orderKey: 1,
      untilMs: 0,
    },
    ...check,
  };
  expect(due({ ...PROVEN, check: running })).toBeUndefined();
  expect(due({ ...PROVEN, check: { ...running, beganMs: NOW - 7 * HOUR } })).toBeDefined();
});

const RUNNING: RunningCheck = {
  ...{ goal: "RECENT", from: "2026-03-03T11:29:00", to: "2026-03-04T11:59:00", oldest: "2026-03-03T11:29:00", rows: 0 },
  ...{
    newest: "2026-03-04T11:59:00",
    asked: "SUM",
    wasSentAgain: false,
    orderKey: 1,
    beganMs: NOW,
    untilMs: NOW - MINUTE,
  },
};
const proved = { kind: "PROVED", from: RUNNING.from, rows: 2, reachesStart: false } as const;
const end = (device: ReturnType<typeof withPush>) =>
  toCheckEnd(device, { check: RUNNING, end: proved, zone: ZONE }, NOW);

it("tells followers up to when everything is there, and leaves a gap open that began before", () => {
  const [change, ...others] = end(withPush(PROVEN, { gapFromMs: NOW - 48 * HOUR }));
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    feed: "PROOF",
    facts: { toldMs: NOW - MINUTE, push: { proof: { to: RUNNING.newest, rows: 5 } } },
  });
});

it("keeps a difference that lies before what was compared, and tells no proof", () => {
  const differs = { from: "2026-01-01T00:00:00", to: "2026-01-31T00:00:00", readerRows: 9, ledgerRows: 8 };
  const [change] = end(withPush({ ...PROVEN, differs }));
  expect(change?.feed).toBeUndefined();
  expect(change?.facts.push?.differs).toEqual(differs);
});

const DIFFERENT = { kind: "DIFFERS", from: "2026-02-01T00:00:00", to: "2026-03-04T11:59:00", readerRows: 9 } as const;
const differ = (push: PushFacts, { told = NOW - 31 * MINUTE, ledgerRows = 8 } = {}) =>
  toCheckEnd(withPush(push, { toldMs: told }), { check: RUNNING, end: { ...DIFFERENT, ledgerRows }, zone: ZONE }, NOW);
const WITHDRAWN = { fromMs: Date.parse("2026-01-31T21:00:00Z"), toMs: NOW - 31 * MINUTE };

it("tells followers of which time that they take for proved rows are missing, once", () => {
  const [first] = differ(PROVEN);
  expect([first?.feed, first?.facts.push?.withdrawn]).toEqual(["PROOF", WITHDRAWN]);
  expect(toToldFacts(first?.facts ?? {})).toMatchObject({ missing: WITHDRAWN });
  expect(toToldFacts(first?.facts ?? {}).toldMs).toBeUndefined();
  const earlier = { ...WITHDRAWN, fromMs: WITHDRAWN.fromMs - HOUR };
  const [again] = differ({ ...PROVEN, withdrawn: earlier });
  expect([again?.feed, again?.facts.push?.withdrawn]).toEqual([undefined, earlier]);
});

it.each([
  ["nothing was proved of it", { told: 0 }],
  ["the ledger has more than the reader", { ledgerRows: 10 }],
])("tells followers of no difference where %s", (_why, more) => {
  expect(differ(PROVEN, more)[0]?.feed).toBeUndefined();
});

it("takes back what it told of missing rows with the proof that they are there, and not before", () => {
  const differs = { from: "2026-01-01T00:00:00", to: "2026-01-31T00:00:00", readerRows: 9, ledgerRows: 8 };
  expect(end(withPush({ ...PROVEN, differs, withdrawn: WITHDRAWN }))[0]?.facts.push?.withdrawn).toEqual(WITHDRAWN);
  const [proof] = end(withPush({ ...PROVEN, withdrawn: WITHDRAWN }));
  expect([proof?.feed, proof?.facts.push?.withdrawn]).toEqual(["PROOF", undefined]);
  expect(toToldFacts(proof?.facts ?? {}).missing).toBeUndefined();
});

it("doubts a proof after a day, a reader without sums, and one that was never compared", () => {
  expect(listPushDoubts(withPush(PROVEN), NOW)).toEqual([]);
  expect(listPushDoubts(withPush(PROVEN), NOW + 24 * HOUR)).toEqual(["PROOF_OLD"]);
  expect(listPushDoubts(withPush({ ...PUSH, hasNoSums: true }), NOW)).toEqual(["NEVER_READ", "COUNT_UNTOLD"]);
});
