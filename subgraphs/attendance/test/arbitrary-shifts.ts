import fc from "fast-check";
import { addDays } from "../src/domain/dates.ts";
import type { DepartmentStay } from "../src/domain/rules/compile-person.ts";
import type { NamedShift, RosterDay, ShiftAssignment, ShiftTarget } from "../src/domain/shifts/named-shift.ts";
import { parseNamedShift } from "../src/domain/shifts/parse-named-shift.ts";

/** The dates on which things happen: what lies before and after them is the same as at their edges. */
export const DATES: readonly string[] = Array.from({ length: 60 }, (_, index) => addDays("2026-02-01", index));
const date = fc.constantFrom(...DATES);

const hours = fc.constantFrom(
  { start: "08:00", end: "17:00" },
  { start: "07:00", end: "15:00" },
  { start: "22:00", end: "06:00" },
);
const keys = fc.record(
  { graceInMinutes: fc.nat({ max: 30 }), breakMinutes: fc.nat({ max: 60 }), flexible: fc.boolean() },
  { requiredKeys: [] },
);
const spans = fc.constant({
  pairing: "ALTERNATING",
  spans: [
    { start: "08:00", end: "12:00" },
    { start: "16:00", end: "20:00" },
  ],
});
const layer = fc.tuple(fc.option(hours, { nil: {} }), keys).map(([edges, more]) => ({ ...edges, ...more }));
const weekdays = fc.dictionary(fc.constantFrom("MON", "THU", "FRI"), layer, { maxKeys: 2 });
const season = fc
  .record({ from: date, days: fc.nat({ max: 20 }), own: layer, weekdays })
  .map(({ from, days, own, ...more }) => ({ from, to: addDays(from, days), shift: { ...own, ...more } }));
const settings = fc
  .record({ own: fc.oneof(layer, spans), weekdays, seasons: fc.array(season, { maxLength: 1 }) })
  .map(({ own, ...more }) => ({ ...own, ...more }));

/** What a version was written as. */
export type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

/** A shift, and what it was written as. */
export interface WrittenShift {
  readonly shift: NamedShift;
  readonly versions: readonly { readonly from: string; readonly settings: Settings }[];
}

const SHIFT_IDS = ["day", "night", "split"] as const;

const shifts: fc.Arbitrary<readonly WrittenShift[]> = fc.tuple(
  ...SHIFT_IDS.map((id) =>
    fc
      .uniqueArray(fc.record({ from: date, settings }), { minLength: 1, maxLength: 3, selector: ({ from }) => from })
      .map((versions) => ({
        versions,
        shift: parseNamedShift({ id, name: id, colour: "#336699", letter: "x", versions }, "shift"),
      })),
  ),
);

const toAssignments = (target: ShiftTarget): fc.Arbitrary<readonly ShiftAssignment[]> =>
  fc.uniqueArray(
    fc
      .record({
        from: date,
        days: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
        shiftId: fc.constantFrom(...SHIFT_IDS),
      })
      .map(({ from, days, shiftId }) => ({
        target,
        shiftId,
        from,
        to: days === undefined ? undefined : addDays(from, days),
      })),
    { maxLength: 3, selector: ({ from }) => from },
  );

const stays: fc.Arbitrary<readonly DepartmentStay[]> = fc
  .uniqueArray(fc.record({ from: date, departmentId: fc.constantFrom("it", "hr", undefined) }), {
    maxLength: 3,
    selector: ({ from }) => from,
  })
  .map((list) => list.toSorted((a, b) => (a.from < b.from ? -1 : 1)));

const roster: fc.Arbitrary<readonly RosterDay[]> = fc.uniqueArray(
  fc.record({
    date,
    cell: fc.oneof(
      fc.constant({ kind: "OFF" as const }),
      fc.constantFrom(...SHIFT_IDS).map((shiftId) => ({ kind: "SHIFT" as const, shiftId })),
    ),
  }),
  { maxLength: 10, selector: (day) => day.date },
);

/** Shifts, who was given them, and one person's departments and roster. */
export const arbitraryShifts = fc.record({
  shifts,
  shared: fc
    .tuple(
      toAssignments({ kind: "PLACE", id: "riyadh" }),
      toAssignments({ kind: "DEPARTMENT", id: "it" }),
      toAssignments({ kind: "DEPARTMENT", id: "hr" }),
    )
    .map((lists) => lists.flat()),
  own: toAssignments({ kind: "PERSON", id: "p.7" }),
  departments: stays,
  roster,
});
