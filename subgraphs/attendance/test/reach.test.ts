import { toDayRecords } from "@biometricflow/rules/day-record";
import { parseDay } from "@biometricflow/rules/local-time";
import { createOrganisation } from "@biometricflow/rules/organisation";
import { parseOrganisationRules } from "@biometricflow/rules/parse-organisation";
import { createSchedule } from "@biometricflow/rules/schedule";
import type { PersonRules } from "@biometricflow/rules/place-rules";
import { NO_LAYERS } from "@biometricflow/rules/shift-layers";
import { createTimeline } from "@biometricflow/rules/timeline";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../src/domain/dates.ts";
import { REACH_DAYS } from "../src/domain/rules/reach.ts";

/** Hours at the edges of what the rules allow: the longest shifts, and the longest leads and tails. */
const hours = fc.constantFrom(
  { start: "08:00", end: "17:00" },
  { start: "22:00", end: "06:00" },
  { start: "00:00", end: "04:00" },
  { start: "23:59", end: "19:30" },
  { start: "20:00", end: "23:59" },
);
const shift = fc
  .tuple(hours, fc.constantFrom(0, 900, 1440, 1440), fc.constantFrom(0, 720, 1440))
  .map(([edges, dayLeadMinutes, dayTailMinutes]) => ({ ...edges, dayLeadMinutes, dayTailMinutes, breakMinutes: 0 }));
const entry = fc.oneof(fc.constant(undefined), fc.constant("OFF" as const), shift);
const DATE = "2026-11-12";
const FIRST = addDays(DATE, -8);

const organisation = createOrganisation(
  parseOrganisationRules({ places: { riyadh: { timeZone: "Asia/Riyadh", weekend: ["FRI", "SAT"] } } }),
);
const NO_PUNCHES = createTimeline({ punches: [], setAside: [] });

function listDays(
  entries: readonly (PersonRules["roster"][string] | undefined)[],
  additionalHolidays: readonly string[],
) {
  const given = entries.flatMap((each, index) => (each === undefined ? [] : [[addDays(FIRST, index), each] as const]));
  const person = {
    pin: "1",
    homePlace: "riyadh",
    enrolledAt: ["riyadh"],
    employed: { from: undefined, to: undefined },
    shift: NO_LAYERS,
    roster: Object.fromEntries(given),
    absences: [],
  };
  const schedule = createSchedule(organisation, person, { kind: "ORGANISATION" });
  const range = { from: addDays(DATE, -10), to: addDays(DATE, 10), asOfMs: Number.POSITIVE_INFINITY };
  return toDayRecords(schedule, NO_PUNCHES, { ...range, additionalHolidays, proofs: "ALL_PROVED" });
}

/** How far from the date the days differ. */
function listDistances(left: ReturnType<typeof listDays>, right: ReturnType<typeof listDays>): readonly number[] {
  return left.flatMap(({ date, status, explanation }, index) => {
    const other = right[index];
    const isSame =
      status === other?.status &&
      JSON.stringify(explanation.businessDay) === JSON.stringify(other.explanation.businessDay);
    return isSame ? [] : [Math.abs(parseDay(date) - parseDay(DATE))];
  });
}

it("neither a holiday nor other hours of a date move a business day further away than the reach, and some just so far", () => {
  let furthest = 0;
  fc.assert(
    fc.property(fc.array(entry, { minLength: 17, maxLength: 17 }), entry, (entries, other) => {
      const days = listDays(entries, []);
      const edited = entries.with(8, other);
      const distances = [
        ...listDistances(days, listDays(entries, [DATE])),
        ...listDistances(days, listDays(edited, [])),
      ];
      furthest = Math.max(furthest, ...distances);
      expect(Math.max(0, ...distances)).toBeLessThanOrEqual(REACH_DAYS);
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(furthest).toBe(REACH_DAYS);
});
