import { setImmediate as nextTurn } from "node:timers/promises";
import { createOrganisation } from "@biometricflow/rules/organisation";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { PinStore } from "../domain/people/pin-decision.ts";
import type { PinDayChange, PreviewPin } from "../domain/people/pin-preview.ts";
import type { DayRow } from "../domain/records/day-row.ts";
import { type RowTerms, toPersonDays, toRows } from "../domain/records/person-rows.ts";
import { toProofs } from "../domain/records/reader-proof.ts";
import type { PersonWork } from "../domain/records/record-store.ts";
import { toWorkSlices } from "../domain/records/work-slices.ts";
import type { RecomputerOptions } from "./recomputer.ts";

/** Dates of a person that are worked out, or compared, in one turn: some ten milliseconds, and others have theirs. */
const DAYS_PER_TURN = 92;

type RowsByDate = ReadonlyMap<string, DayRow>;

/** Works the records of whoever a change moves out twice, without it and with it, and gives the days that differ. */
export function createPinPreview(
  { store, readRules, now }: RecomputerOptions,
  pins: Pick<PinStore, "rehearse">,
): PreviewPin {
  return async (change, act) => {
    const { before, after, ...seen } = await pins.rehearse(change, act);
    const rules = await readRules();
    const proofs = toProofs(await store.listReaders());
    const organisation = createOrganisation(rules.organisation);
    const terms = { organisation, book: rules.book, asOfMs: now(), ...proofs, additionalHolidays: [] };
    const known = new Map(before.map((work) => [work.person.key, work]));
    const changes: PinDayChange[] = [];
    for (const work of after) {
      const was = known.get(work.person.key);
      const rows = was === undefined ? new Map<string, DayRow>() : await readRowMap(was, terms);
      for await (const some of listChanges(work, rows, await readRowMap(work, terms))) changes.push(...some);
    }
    return { ...seen, changes };
  };
}

/** Nobody's hours that contradict the rules have a record; where they do it on one of the dates, none of them has. */
async function readRowMap(whole: PersonWork, terms: RowTerms): Promise<RowsByDate> {
  const rows = new Map<string, DayRow>();
  for (const work of toWorkSlices(whole, DAYS_PER_TURN)) {
    await nextTurn();
    try {
      for (const row of toRows(toPersonDays(work, terms), work, terms)) rows.set(row.date, row);
    } catch {
      return new Map();
    }
  }
  return rows;
}

async function* listChanges(
  { person: { key, id, pin, name } }: PersonWork,
  before: RowsByDate,
  after: RowsByDate,
): AsyncGenerator<readonly PinDayChange[]> {
  const dates = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const person = { key, id, pin, name, nameKey: toSortKey(name) };
  for (let start = 0; start < dates.length; start += DAYS_PER_TURN) {
    await nextTurn();
    yield dates
      .slice(start, start + DAYS_PER_TURN)
      .map((date) => ({ person, date, before: before.get(date), after: after.get(date) }))
      .filter((day) => JSON.stringify(day.before) !== JSON.stringify(day.after));
  }
}
