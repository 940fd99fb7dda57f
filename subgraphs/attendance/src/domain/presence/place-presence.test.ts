import { expect, it } from "vitest";
import type { ReaderProof } from "../records/reader-proof.ts";
import { addToTallies, toPlaceGaps } from "./place-presence.ts";
import { toPlaceDoubts } from "./place-doubt.ts";
import type { PresenceRow } from "./presence-row.ts";
import type { PresenceFacts } from "./presence-state.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOW = Date.parse("2026-11-25T07:00Z");
const ROW: PresenceRow = {
  ...{ date: "2026-11-25", placeId: "riyadh", status: "PENDING", isLate: false, isIn: false, enrolledAt: ["riyadh"] },
  ...{ isOutOfHours: false, firstMs: undefined, sinceMs: undefined, last: undefined, dueMs: NOW - HOUR },
  ...{ shiftEndMs: NOW + HOUR, dayEndMs: NOW + 9 * HOUR },
};
const CAME = { atMs: NOW - MINUTE, placeId: "cairo", readerId: "cairo/gate-1" };
const person = { key: 1, id: "p.7", pin: "7", name: "Sara", nameKey: "sara" };
const toFacts = (row: Partial<PresenceRow> | undefined, hasFault = false, key = 1): PresenceFacts => ({
  ...{ person: { ...person, key }, homePlaceId: "riyadh", hasFault },
  row: row && { ...ROW, ...row },
});
const proof = (readerId: string, provedUntilMs: number | undefined, more: Partial<ReaderProof> = {}): ReaderProof => {
  const placeId = readerId.slice(0, readerId.indexOf("/"));
  return { placeId, readerId, sinceMs: 0, endedMs: undefined, provedUntilMs, lost: [], ...more };
};
const feed = (placeId: string, asOfMs = NOW) => ({ placeId, epoch: "e", seq: 1, headSeq: 1, asOfMs });
const ALL_KNOWN = { nowMs: NOW, doubts: new Map(), marked: new Set<number>() };
type Terms = Parameters<typeof addToTallies>[2];

/** By date; of those of whom nobody knows their day, by an empty one. */
const countByDay = (facts: readonly PresenceFacts[], terms: Terms = ALL_KNOWN) => {
  const { days } = addToTallies(new Map(), facts, terms).get("riyadh") ?? expect.fail("nobody was counted");
  const toSome = (counts: object) => Object.fromEntries(Object.entries(counts).filter(([, people]) => people > 0));
  return Object.fromEntries([...days].map(([date, counts]) => [date ?? "", toSome(counts)]));
};
const count = (facts: readonly PresenceFacts[], terms: Terms = ALL_KNOWN) => countByDay(facts, terms)[ROW.date];

it("counts each who works today once, and those that do not beside them", () => {
  const people = [
    toFacts({ last: CAME, isIn: true, firstMs: NOW - MINUTE }),
    toFacts({ last: CAME, isLate: true }),
    toFacts({ dueMs: NOW + HOUR }),
    toFacts({}),
    toFacts({ shiftEndMs: NOW }),
    toFacts({ status: "ON_LEAVE" }),
    toFacts({ status: "WEEKEND", last: CAME }),
  ];
  const of = { expected: 5, present: 2, cameLate: 1, notDue: 1, late: 1, absent: 1, onLeave: 1, dayOff: 1 };
  expect(count(people)).toEqual(of);
});

it("says of nobody that they are absent while a place where they may have punched is in doubt", () => {
  const terms = { ...ALL_KNOWN, doubts: new Map([["cairo", "PLACE_SILENT"] as const]) };
  const absent = { shiftEndMs: NOW };
  expect(count([toFacts({ ...absent, enrolledAt: ["riyadh", "cairo"] })], terms)).toEqual({ expected: 1, unknown: 1 });
  expect(count([toFacts(absent)], terms)).toEqual({ expected: 1, absent: 1 });
  const own = { ...ALL_KNOWN, doubts: new Map([["riyadh", "PLACE_SILENT"] as const]) };
  expect(count([toFacts({ ...absent, enrolledAt: [] })], own)).toEqual({ expected: 1, unknown: 1 });
  expect(countByDay([toFacts(undefined), toFacts({}, true)])).toEqual({ "": { unknown: 2 } });
  expect(countByDay([toFacts({ ...absent, dayEndMs: NOW })])).toEqual({ "": { unknown: 1 } });
});

it("counts whoever works by night on the day before, which is under way for them until late in the morning", () => {
  const night = { date: "2026-11-24", shiftEndMs: NOW - 4 * HOUR };
  const people = [toFacts({}), toFacts({ ...night, last: CAME }), toFacts(night)];
  expect(countByDay(people)).toEqual({
    "2026-11-25": { expected: 1, late: 1 },
    "2026-11-24": { expected: 2, present: 1, absent: 1 },
  });
});

it("says of nobody whose record waits to be worked out that they are late or absent", () => {
  const people = [toFacts({}), toFacts({}, false, 2), toFacts({ shiftEndMs: NOW }, false, 2), toFacts({ last: CAME })];
  const terms = { ...ALL_KNOWN, marked: new Set([2]) };
  expect(count(people, terms)).toEqual({ expected: 4, late: 1, present: 1, unknown: 2 });
});

it("says what is not known, since when, and of which readers", () => {
  const readers = [
    proof("riyadh/gate-1", NOW),
    proof("riyadh/gate-2", NOW - 2 * HOUR),
    proof("riyadh/gate-3", NOW, { lost: [{ fromMs: NOW - 3 * HOUR, closedMs: NOW - HOUR }] }),
    proof("riyadh/old", 0, { endedMs: 1 }),
    proof("cairo/gate-1", NOW),
  ];
  const facts = { feeds: [feed("riyadh"), feed("cairo", NOW - HOUR)], readers, nowMs: NOW };
  const doubts = toPlaceDoubts(["riyadh", "cairo", "jeddah"], facts);
  const people = [toFacts({ enrolledAt: ["cairo", "jeddah"] })];
  const tally = addToTallies(new Map(), people, { ...ALL_KNOWN, doubts }).get("riyadh");
  expect([...(tally?.enrolledAt ?? [])]).toEqual(["cairo", "jeddah"]);
  expect(toPlaceGaps(["riyadh", "jeddah", "cairo", "riyadh"], facts)).toEqual([
    { placeId: "cairo", doubt: "PLACE_SILENT", sinceMs: NOW - HOUR, readers: [] },
    { placeId: "jeddah", doubt: "PLACE_SILENT", sinceMs: null, readers: [] },
    {
      ...{ placeId: "riyadh", doubt: "READER_NOT_PROVED", sinceMs: NOW - 3 * HOUR },
      readers: ["riyadh/gate-2", "riyadh/gate-3"],
    },
  ]);
  const never = { ...facts, readers: [proof("riyadh/gate-1", undefined)] };
  expect(toPlaceGaps(["riyadh"], never)).toMatchObject([{ sinceMs: null }]);
});
