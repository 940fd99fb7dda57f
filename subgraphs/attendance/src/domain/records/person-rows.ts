import { toCompleteness } from "@biometricflow/rules/completeness";
import type { DayRecord } from "@biometricflow/rules/day-record";
import { RulesError } from "@biometricflow/rules/faults";
import { toHomePlace } from "@biometricflow/rules/parse-person";
import type { Organisation } from "@biometricflow/rules/organisation";
import { findPersonFaults } from "@biometricflow/rules/shift-settings";
import { compilePerson, type PersonFacts, toDepartment } from "../rules/compile-person.ts";
import { createNamedShifts } from "../rules/named-shift-on.ts";
import type { ShiftBook } from "../rules/shift-book.ts";
import { toDayRow } from "./day-row.ts";
import type { Proofs } from "./reader-proof.ts";
import { listDayChanges, toRecords } from "./recompute.ts";
import type { KeptRow, PersonWork } from "./record-store.ts";

/** What records of everybody follow from. */
export interface RowTerms extends Proofs {
  readonly organisation: Organisation;
  readonly book: ShiftBook;
  readonly asOfMs: number;
  /** Dates that are holidays for this question alone. */
  readonly additionalHolidays: readonly string[];
}

/**
 * The records of a person's dates, with their explanations.
 *
 * @throws {RulesError} where the person's hours contradict each other or the place's; {RangeError} for a person without a
 *   place
 */
export function toPersonDays(
  { work, punches, changes, asides, ...facts }: PersonWork,
  terms: RowTerms,
): readonly DayRecord[] {
  const { recordsFrom } = facts.person;
  const dates = { from: work.from > recordsFrom ? work.from : recordsFrom, to: work.to };
  if (dates.from > dates.to) return [];
  const { book, ...others } = terms;
  const person = compilePerson(facts, book);
  const home = others.organisation.places.get(toHomePlace(person) ?? "");
  const faults = home === undefined ? [] : findPersonFaults(person, home.rules, dates);
  if (faults.length > 0) throw new RulesError(faults);
  return toRecords({ ...others, ...dates, person, punches, changes, asides });
}

/** Records as they are kept. */
export function toRows(
  days: readonly DayRecord[],
  facts: PersonFacts & Pick<PersonWork, "changes" | "asides">,
  { book, asOfMs, organisation, provedButLost }: Pick<RowTerms, "book" | "asOfMs" | "organisation" | "provedButLost">,
): readonly KeptRow[] {
  const { enrolledAt } = facts;
  const shiftOn = createNamedShifts(facts, book);
  return days.map((day) => {
    const row = toDayRow(day, asOfMs);
    const departmentId = toDepartment(facts.departments, row.date);
    const corrections = listDayChanges(day, { changes: facts.changes, organisation }).length;
    const isDecided = corrections > 0 || row.status === "ON_LEAVE";
    return {
      ...row,
      isFinal:
        row.isFinal || (row.nextChangeMs === undefined && isDecided && isOnlyLost(day, enrolledAt, provedButLost)),
      isLost: !isDecided && isOnlyLost(day, enrolledAt, provedButLost, facts.asides),
      departmentId,
      shiftId: shiftOn(row.placeId, row.date),
      corrections,
      businessDay: day.explanation.businessDay,
    };
  });
}

/**
 * Whether no reader can bring anything more that would prove a day: what is not known of it was lost, or is set aside.
 *
 * @param asides that somebody may still release
 */
function isOnlyLost(
  { completeness, explanation: { businessDay } }: DayRecord,
  enrolledAt: readonly string[],
  provedButLost: Proofs["provedButLost"],
  asides?: PersonWork["asides"],
): boolean {
  return completeness === "NOT_PROVED" && toCompleteness(enrolledAt, businessDay, provedButLost, asides) === "PROVED";
}
