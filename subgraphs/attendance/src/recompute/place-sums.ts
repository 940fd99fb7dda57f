import { setImmediate as nextTurn } from "node:timers/promises";
import { createOrganisation } from "@biometricflow/rules/organisation";
import { RulesError } from "@biometricflow/rules/faults";
import { countDays } from "../domain/dates.ts";
import { toProvedPeriods } from "../domain/records/reader-proof.ts";
import { toRecords } from "../domain/records/recompute.ts";
import type { PersonWork } from "../domain/records/record-store.ts";
import { compilePerson } from "../domain/rules/compile-person.ts";
import { addSums, NO_SUMS } from "../domain/summary/period-sums.ts";
import type { PlaceSums, SumPlace } from "../domain/summary/place-summary.ts";
import { sumRecords } from "../domain/summary/sum-records.ts";
import type { RecomputerOptions } from "./recomputer.ts";

/** Days of people of one turn: some ten milliseconds. */
const DAYS_PER_TURN = 400;

/** Works out R28 from the punches that are kept, in turns. */
export function createPlaceSums({ store, readRules, now }: RecomputerOptions): SumPlace {
  return async (placeId, personKeys, { from, to }) => {
    const rules = await readRules();
    const organisation = createOrganisation(rules.organisation);
    const proofs = toProvedPeriods(await store.listReaders());
    const terms = { organisation, proofs, asOfMs: now(), additionalHolidays: [], from, to };
    const scope = { kind: "PLACE" as const, place: placeId };
    const addPerson = (all: PlaceSums, person: PersonWork): PlaceSums => {
      const { punches, changes } = person;
      const asides = person.asides?.filter((aside) => aside.placeId === placeId);
      const own = { punches, changes, asides, person: compilePerson(person, rules.book) };
      try {
        const records = toRecords({ ...terms, ...own, scope });
        return { ...all, people: all.people + 1, sums: addSums(all.sums, sumRecords(records)) };
      } catch (error) {
        if (!(error instanceof RulesError || error instanceof RangeError)) throw error;
        return { ...all, people: all.people + 1, faults: all.faults + 1 };
      }
    };
    const atOnce = Math.max(1, Math.floor(DAYS_PER_TURN / countDays(from, to)));
    let all: PlaceSums = { people: 0, faults: 0, sums: NO_SUMS };
    for (let start = 0; start < personKeys.length; start += atOnce) {
      const keys = personKeys.slice(start, start + atOnce);
      const people = await store.readWork(keys.map((personKey) => ({ personKey, from, to, token: 0 })));
      all = people.filter(({ enrolledAt }) => enrolledAt.includes(placeId)).reduce(addPerson, all);
      await nextTurn();
    }
    return all;
  };
}
