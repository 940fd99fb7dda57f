import { createOrganisation } from "@biometricflow/rules/organisation";
import { toShownPunches } from "../domain/corrections/shown-punches.ts";
import type { DayDetails, ReadDetails } from "../domain/records/record-details.ts";
import { toAsideStretches } from "../domain/records/aside-doubt.ts";
import { listWaitsFor, toProvedPeriods } from "../domain/records/reader-proof.ts";
import { listDayChanges, toRecords } from "../domain/records/recompute.ts";
import type { PersonWork } from "../domain/records/record-store.ts";
import { compilePerson } from "../domain/rules/compile-person.ts";
import type { RecomputerOptions } from "./recomputer.ts";

/** Works details out from the same punches and rules as the records. A page of them costs one reading, not one each. */
export function createRecordDetails({ store, readRules, now }: RecomputerOptions): ReadDetails {
  return async (questions) => {
    const work = questions.map(({ personKey, date }) => ({ personKey, from: date, to: date, token: 0 }));
    const people = new Map((await store.readWork(work)).map((person) => [person.work, person]));
    const readers = await store.listReaders();
    const proofs = toProvedPeriods(readers);
    const rules = await readRules();
    const terms = {
      organisation: createOrganisation(rules.organisation),
      asOfMs: now(),
      proofs,
    };
    const explain = (work: PersonWork, additionalHolidays: readonly string[]): DayDetails | undefined => {
      const { punches, changes, asides, enrolledAt } = work;
      const question = {
        ...terms,
        additionalHolidays,
        from: work.work.from,
        to: work.work.to,
        person: compilePerson(work, rules.book),
        punches,
        changes,
        asides,
      };
      const [record] = toRecords(question);
      if (record === undefined) return undefined;
      const corrected = { organisation: terms.organisation, dayChanges: listDayChanges(record, question) };
      return {
        record,
        waitsFor: listWaitsFor(readers, enrolledAt, record.explanation.businessDay),
        asides: toAsideStretches(asides ?? [], record.explanation.businessDay),
        punches: toShownPunches(record, work, corrected),
      };
    };
    return work.map((each, index) => {
      const person = people.get(each);
      return person && explain(person, questions[index]?.additionalHolidays ?? []);
    });
  };
}
