import { setImmediate as nextTurn } from "node:timers/promises";
import { createOrganisation } from "@biometricflow/rules/organisation";
import { RulesError } from "@biometricflow/rules/faults";
import type { ListedRecord } from "../../domain/records/listed-record.ts";
import type { OverlaidRecord } from "../../domain/records/overlay.ts";
import { type RowTerms, toPersonDays, toRows } from "../../domain/records/person-rows.ts";
import { toProofs } from "../../domain/records/reader-proof.ts";
import type { KeptRow, PersonWork } from "../../domain/records/record-store.ts";
import type { DateRange } from "../../domain/rules/stretches.ts";
import type { RecomputerOptions } from "../recomputer.ts";

/** Gives kept records as they would be; one that would not be is left out. All of them are of the dates of one range. */
export type OverlayDays = (kept: readonly ListedRecord[], range: DateRange) => Promise<readonly OverlaidRecord[]>;

/** People of one turn: some ten milliseconds, and others have theirs. */
const PEOPLE_PER_TURN = 100;
/** People whose days are kept until the question is answered: a page asks for a person's dates one after the other. */
const MOST_KEPT = 4_000;

/** Works out the days of one question, by the rules that hold now and some holidays more. Nothing is stored. */
export function createOverlayDays(
  { store, readRules, now }: Pick<RecomputerOptions, "store" | "readRules" | "now">,
  holidays: readonly string[],
): OverlayDays {
  const known = new Map<string, ReadonlyMap<string, KeptRow>>();
  let terms: Promise<RowTerms> | undefined;
  const readTerms = async (): Promise<RowTerms> => {
    const { organisation, book } = await readRules();
    const proofs = toProofs(await store.listReaders());
    const atOnce = { organisation: createOrganisation(organisation), book, ...proofs };
    return { ...atOnce, asOfMs: now(), additionalHolidays: holidays };
  };
  const work = async (keys: readonly number[], range: DateRange): Promise<void> => {
    await nextTurn();
    const wanted = keys.map((personKey) => ({ personKey, from: range.from, to: range.to, token: 0 }));
    const shared = await (terms ??= readTerms());
    if (known.size > MOST_KEPT) known.clear();
    for (const person of await store.readWork(wanted))
      known.set(toKey(person.person.key, range), toDays(person, shared));
  };
  return async (kept, range) => {
    const keys = [...new Set(kept.map(({ person }) => person.key))];
    const found: OverlaidRecord[] = [];
    for (let start = 0; start < keys.length; start += PEOPLE_PER_TURN) {
      const some = keys.slice(start, start + PEOPLE_PER_TURN);
      const missing = some.filter((key) => !known.has(toKey(key, range)));
      if (missing.length > 0) await work(missing, range);
      const own = new Set(some);
      found.push(
        ...kept
          .filter(({ person }) => own.has(person.key))
          .flatMap((record) => overlay(record, known, { range, holidays })),
      );
    }
    return found;
  };
}

function overlay(
  record: ListedRecord,
  known: ReadonlyMap<string, ReadonlyMap<string, KeptRow>>,
  { range, holidays }: { readonly range: DateRange; readonly holidays: readonly string[] },
): readonly OverlaidRecord[] {
  const row = known.get(toKey(record.person.key, range))?.get(record.date);
  if (row === undefined) return [];
  const { nextChangeMs: _next, businessDay: _day, isLost: _lost, ...shown } = row;
  return [{ ...shown, person: record.person, additionalHolidays: holidays }];
}

function toKey(personKey: number, { from }: DateRange): string {
  return `${personKey} ${from}`;
}

/** Whose hours contradict the rules has no records. */
function toDays(person: PersonWork, terms: RowTerms): ReadonlyMap<string, KeptRow> {
  try {
    return new Map(toRows(toPersonDays(person, terms), person, terms).map((row) => [row.date, row]));
  } catch (error) {
    if (error instanceof RulesError || error instanceof RangeError) return new Map();
    throw error;
  }
}
