import { describe, expect, it } from "vitest";
import type { PresenceRow } from "../presence/presence-row.ts";
import { isAsked, isInScope } from "./change.ts";
import { findChanges, type KeptPerson, type KeptRecord } from "./find-changes.ts";

const row = (date: string, given: Partial<KeptRecord> = {}): KeptRecord => ({
  date,
  placeId: "riyadh",
  departmentId: "it",
  shiftId: undefined,
  status: "ABSENT",
  flags: [],
  checkInMs: undefined,
  checkOutMs: undefined,
  workedMinutes: 0,
  expectedMinutes: 480,
  lateMinutes: 0,
  earlyLeaveMinutes: 0,
  overtimeMinutes: 0,
  keptPunches: 0,
  completeness: "PROVED",
  isFinal: true,
  corrections: 0,
  ...given,
});
const presence: PresenceRow = {
  date: "2026-11-24",
  placeId: "riyadh",
  status: "PENDING",
  isLate: false,
  isOutOfHours: false,
  isIn: true,
  firstMs: 1,
  sinceMs: 1,
  last: { atMs: 1, placeId: "riyadh", readerId: "riyadh/1" },
  dueMs: 1,
  shiftEndMs: 2,
  dayEndMs: 3,
  enrolledAt: ["riyadh"],
};
const rows = (...kept: readonly KeptRecord[]): KeptPerson => ({ personId: "p.7", rows: kept, presence });

describe("what a recomputation changed", () => {
  it("is the dates that read otherwise, with how they are now", () => {
    const before = { personId: "p.7", rows: [row("2026-11-22"), row("2026-11-23")], presence };
    const late = row("2026-11-23", { status: "PRESENT", flags: ["LATE"] });
    const { records } = findChanges(rows(row("2026-11-22"), late, row("2026-11-24")), before);
    expect(records.map(({ date, row: now }) => `${date} ${now?.status} ${now?.flags.join()}`)).toEqual([
      "2026-11-23 PRESENT LATE",
      "2026-11-24 ABSENT ",
    ]);
    expect(records[0]).toMatchObject({ personId: "p.7", departmentId: "it", placeId: "riyadh" });
  });

  it("is also a date that has no record any more, and a day that becomes final", () => {
    const before = { personId: "p.7", rows: [row("2026-11-22", { isFinal: false }), row("2026-11-23")], presence };
    const { records } = findChanges(rows(row("2026-11-22")), before);
    expect(records.map(({ date, row: now }) => [date, now?.isFinal])).toEqual([
      ["2026-11-22", true],
      ["2026-11-23", undefined],
    ]);
    expect(findChanges(rows(), before).records).toHaveLength(2);
  });

  it.each([
    ["department", { departmentId: "hr" }],
    ["place", { placeId: "cairo" }],
  ])(
    "is told to those who saw a record that moves to another %s, as gone, before it is told of where it is",
    (_what, to) => {
      const before = { personId: "p.7", rows: [row("2026-11-23")], presence };
      const { records } = findChanges(rows(row("2026-11-23", to)), before);
      const ofOld = { placeId: "riyadh", departmentId: "it", row: undefined };
      expect(records).toMatchObject([ofOld, { ...ofOld, ...to, row: { status: "ABSENT" } }]);
    },
  );

  it("is told to those who saw somebody at a place where nobody sees them now", () => {
    const last = { atMs: 2, placeId: "cairo", readerId: "cairo/1" };
    const moved = { ...presence, placeId: "cairo", last, sinceMs: 2 };
    const found = findChanges({ ...rows(), presence: moved }, rows()).presence;
    expect(found).toMatchObject([
      { placeId: "riyadh", isIn: undefined, last: { placeId: "riyadh", atMs: undefined } },
      { placeId: "cairo", isIn: true, last: { placeId: "cairo" } },
    ]);
    // Whoever is measured at Riyadh and punches at Cairo is seen at both.
    expect(findChanges({ ...rows(), presence: { ...presence, last } }, rows()).presence).toMatchObject([
      { placeId: "riyadh", isIn: true, last: { placeId: "cairo" } },
    ]);
  });

  it("is nothing where all reads as before", () => {
    const before = { personId: "p.7", rows: [row("2026-11-22")], presence };
    expect(findChanges(rows(row("2026-11-22")), before)).toEqual({ records: [], presence: [] });
  });

  it("is a presence that is another", () => {
    const before = { personId: "p.7", rows: [], presence: { ...presence, isIn: false } };
    expect(findChanges(rows(), before).presence).toMatchObject([{ personId: "p.7", isIn: true, date: "2026-11-24" }]);
    expect(findChanges(rows(), { ...before, presence: undefined }).presence).toHaveLength(1);
    expect(findChanges(rows(), { ...before, presence }).presence).toEqual([]);
  });
});

it("is told to whoever sees the place and the person", () => {
  const change = { personId: "p.7", departmentId: "it", placeId: "riyadh", date: "2026-11-23" };
  const sees = (placeIds: readonly string[] | undefined, people?: object) =>
    isInScope(change, ["riyadh"], {
      placeIds,
      people: people && { departmentIds: [], personIds: [], ...people },
    });
  expect([sees(undefined), sees(["riyadh"]), sees(["cairo"])]).toEqual([true, true, false]);
  expect([sees(undefined, {}), sees(undefined, { personIds: ["p.7"] })]).toEqual([false, true]);
  expect([sees(undefined, { departmentIds: ["it"] }), sees(["cairo"], { departmentIds: ["it"] })]).toEqual([
    true,
    false,
  ]);
  expect(isAsked(change, ["riyadh"], { from: "2026-11-23", to: "2026-11-23", departmentIds: ["it"] })).toBe(true);
  expect(isAsked(change, ["riyadh"], { to: "2026-11-22" })).toBe(false);
  expect(isAsked(change, ["riyadh"], { placeIds: [] })).toBe(false);
});
