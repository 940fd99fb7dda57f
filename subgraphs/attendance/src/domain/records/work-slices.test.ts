import { createOrganisation } from "@biometricflow/rules/organisation";
import { parseOrganisationRules } from "@biometricflow/rules/parse-organisation";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../dates.ts";
import { EMPTY_BOOK } from "../rules/shift-book.ts";
import { toPersonDays, toRows } from "./person-rows.ts";
import type { PersonWork } from "./record-store.ts";
import type { StoredPunch } from "./stored-punch.ts";
import { toWorkSlices } from "./work-slices.ts";

const FROM = "2025-12-20";
const TO = "2026-02-10";
const rules = parseOrganisationRules({ places: { riyadh: { timeZone: "Asia/Riyadh" } } });
const terms = {
  organisation: createOrganisation(rules),
  book: EMPTY_BOOK,
  asOfMs: Date.parse("2026-11-30T00:00:00Z"),
  proofs: "ALL_PROVED" as const,
  provedButLost: "ALL_PROVED" as const,
  additionalHolidays: [],
};

/** A punch so many minutes after the first of the dates began, by the clock of the place. */
function toPunch(minute: number): StoredPunch {
  const atMs = Date.parse(`${FROM}T00:00:00+03:00`) + minute * 60_000;
  const localTime = new Date(atMs + 3 * 3_600_000).toISOString().slice(0, 19);
  const punch = { placeId: "riyadh", readerId: "riyadh/gate-1", pin: "7", stateCode: 0, driftSeconds: 0 };
  return { ...punch, id: `riyadh/${minute}`, atMs, localTime, channel: "READ" };
}

const toWork = (punches: readonly StoredPunch[]): PersonWork => ({
  work: { personKey: 1, from: FROM, to: TO, token: 7 },
  person: {
    key: 1,
    id: "p.7",
    pin: "7",
    name: "Omar",
    homePlaceId: "riyadh",
    employedFrom: undefined,
    employedTo: undefined,
    recordsFrom: addDays(FROM, 3),
  },
  departments: [{ from: FROM, departmentId: "it" }],
  enrolledAt: ["riyadh"],
  absences: [{ from: "2026-01-05", to: "2026-01-06", kind: "leave", part: undefined, paid: undefined }],
  assignments: [],
  roster: [],
  punches,
  changes: [],
});
const rowsOf = (work: PersonWork) => toRows(toPersonDays(work, terms), work, terms);

it("gives the records of the whole, however short its stretches are", () => {
  const minutes = fc.uniqueArray(fc.integer({ min: -4_000, max: 53 * 1_440 + 4_000 }), { maxLength: 120 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 60 }), (at, days) => {
      const whole = toWork(at.map(toPunch));
      expect([...toWorkSlices(whole, days)].flatMap(rowsOf)).toEqual(rowsOf(whole));
    }),
    { seed: 20_261_126, numRuns: 60 },
  );
});

it("gives each stretch the punches that its own dates follow from", () => {
  const daily = Array.from({ length: 53 }, (_punch, day) => toPunch(day * 1_440 + 480));
  const slices = [...toWorkSlices(toWork(daily), 10)];
  expect(slices.map(({ work }) => `${work.from} ${work.to} ${work.token}`)).toEqual([
    "2025-12-20 2025-12-29 7",
    "2025-12-30 2026-01-08 7",
    "2026-01-09 2026-01-18 7",
    "2026-01-19 2026-01-28 7",
    "2026-01-29 2026-02-07 7",
    "2026-02-08 2026-02-10 7",
  ]);
  for (const { punches } of slices) expect(punches.length).toBeLessThanOrEqual(16);
});
