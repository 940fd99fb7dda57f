import { setImmediate as nextTurn } from "node:timers/promises";
import { createOrganisation } from "@biometricflow/rules/organisation";
import { addDays, toUtcDate } from "../domain/dates.ts";
import { listMissing, type MissingPunch, type Outage } from "../domain/corrections/outage.ts";
import type { OutagePlanner } from "../domain/corrections/outage-plan.ts";
import { type RowTerms, toPersonDays } from "../domain/records/person-rows.ts";
import { toProofs } from "../domain/records/reader-proof.ts";
import type { PersonWork } from "../domain/records/record-store.ts";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { RecomputerOptions } from "./recomputer.ts";

/** People of one turn: a few milliseconds, and others have theirs. */
const PEOPLE_AT_ONCE = 20;

/** Plans from the same punches and rules as the records. */
export function createOutagePlanner({ store, readRules, now }: RecomputerOptions): OutagePlanner {
  return {
    plan: async (personKeys, outage) => {
      const rules = await readRules();
      const proofs = toProofs(await store.listReaders());
      const organisation = createOrganisation(rules.organisation);
      const terms = { organisation, book: rules.book, asOfMs: now(), ...proofs, additionalHolidays: [] };
      const found: (readonly MissingPunch[] | undefined)[] = [];
      for (let start = 0; start < personKeys.length; start += PEOPLE_AT_ONCE) {
        const work = personKeys.slice(start, start + PEOPLE_AT_ONCE).map((key) => toWork(key, outage));
        for (const person of await store.readWork(work)) found.push(planPerson(person, terms, outage));
        await nextTurn();
      }
      const punches = found.flatMap((own) => own ?? []).toSorted(compare);
      const without = found.filter((own) => own?.length === 0).length;
      return { punches, without, unknown: found.filter((own) => own === undefined).length };
    },
  };
}

/** A night belongs to the date before, and dates differ between zones. */
function toWork(personKey: number, { fromMs, toMs }: Outage) {
  return { personKey, from: addDays(toUtcDate(fromMs), -2), to: addDays(toUtcDate(toMs), 1), token: 0 };
}

/** `undefined` where the person's hours contradict the rules. */
function planPerson(work: PersonWork, terms: RowTerms, outage: Outage): readonly MissingPunch[] | undefined {
  const { key, id, pin, name } = work.person;
  try {
    const records = toPersonDays(work, terms);
    return listMissing({ key, id, pin, name, nameKey: toSortKey(name) }, records, { outage, nowMs: terms.asOfMs });
  } catch {
    return undefined;
  }
}

function compare(a: MissingPunch, b: MissingPunch): number {
  return (
    compareText(a.date, b.date) ||
    compareText(a.person.nameKey, b.person.nameKey) ||
    a.atMs - b.atMs ||
    compareText(a.person.id, b.person.id)
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
