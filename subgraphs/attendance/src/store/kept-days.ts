import { isNewsAtFirst } from "../domain/feed/first-record.ts";
import { toFlagBits } from "../domain/records/day-row.ts";
import type { KeptRow, WorkResult } from "../domain/records/record-store.ts";
import type { ColumnValue } from "./bulk-upsert.ts";
import type { WriteTransaction } from "./database.ts";
import { DAY_RECORDS, type DayRecordRow, isSameRecord, isSeenSame, toValues } from "./day-columns.ts";
import { type MovedDay, readNextNumber, takeNumbers } from "./feed-writer.ts";
import type { HeldDates } from "./hold-records.ts";

/** What is saved beside the results. */
interface KeepTerms {
  readonly held: HeldDates;
  readonly atMs: number;
}

/**
 * Keeps the records of results in the place of those that stood, but on dates that are held. Those that are as they were are not
 * written: most of what is worked out anew comes to the same.
 *
 * @returns the days of which whoever reads them sees another record, or none any more
 */
export async function keepDays(
  transaction: WriteTransaction,
  results: readonly WorkResult[],
  { held, atMs }: KeepTerms,
): Promise<readonly MovedDay[]> {
  const standing = await listStanding(transaction, results);
  const nextSeq = await readNextNumber(transaction, atMs);
  const changes = results.map((result) => findChange(result, standing, { dates: held(result), atMs, nextSeq }));
  const gone = changes.flatMap((change) => change.gone);
  await remove(transaction, gone);
  const written = changes.flatMap((change) => change.written);
  await transaction.upsert(
    DAY_RECORDS,
    written.map(({ values }) => values),
  );
  const seen = written.filter(({ before, row, values }) =>
    before === undefined ? isNewsAtFirst(row, atMs) : !isSeenSame(before, values),
  );
  const moved = [...seen.map(({ row, personKey }) => toMoved(row, personKey)), ...gone.map(toGone)];
  // a day that ends may look as it did before: no line takes the number by which it is found then
  const isFound = written.some(({ missingSeq }) => missingSeq === nextSeq);
  if (isFound && moved.length === 0) await takeNumbers(transaction, 1, atMs);
  return moved;
}

/** A record that is written. */
interface WrittenDay {
  readonly personKey: number;
  readonly row: KeptRow;
  readonly values: readonly ColumnValue[];
  readonly missingSeq: number | null;
  /** `undefined`: there was none. */
  readonly before: DayRecordRow | undefined;
}

/** What becomes of one person's dates. */
interface DayChange {
  readonly written: readonly WrittenDay[];
  readonly gone: readonly DayRecordRow[];
}

function findChange(
  { work, ...result }: WorkResult,
  standing: ReadonlyMap<number, readonly DayRecordRow[]>,
  { dates: held, ...found }: Finding & { readonly dates: ReadonlySet<string> },
): DayChange {
  const { personKey, from, to } = work;
  const before = new Map((standing.get(personKey) ?? []).map((row) => [row.date, row]));
  const rows = result.kind === "ROWS" ? result.rows : [];
  const written = rows.flatMap((row): readonly WrittenDay[] => {
    if (held.has(row.date)) return [];
    const known = before.get(row.date);
    const missingSeq = toMissingSeq(row, known, found);
    const values = toValues(row, { personKey, missingSeq });
    const isSame = known !== undefined && isSameRecord(known, values);
    return isSame ? [] : [{ personKey, row, values, missingSeq, before: known }];
  });
  const dates = new Set([...rows.map(({ date }) => date), ...held]);
  const gone = [...before.values()].filter(({ date }) => from <= date && date <= to && !dates.has(date));
  return { written, gone };
}

/** When something is found: at which moment, and by the number of the line that tells it. */
interface Finding {
  readonly atMs: number;
  readonly nextSeq: number;
}

const MISSING_PUNCH = toFlagBits(["MISSING_IN", "MISSING_OUT"]);

/** In the place of the number while the day is under way, in which the punch may yet come. */
const WAITING = 0;

/** At which number it was found that a punch of the day is missing; what is history when it is worked out first was found at none. */
function toMissingSeq(row: KeptRow, before: DayRecordRow | undefined, { atMs, nextSeq }: Finding): number | null {
  if ((toFlagBits(row.flags) & MISSING_PUNCH) === 0) return null;
  const known = before?.missing_seq ?? WAITING;
  if (known !== WAITING) return known;
  if (row.nextChangeMs !== undefined) return WAITING;
  if (before === undefined) return isNewsAtFirst(row, atMs) ? nextSeq : null;
  return (before.flags & MISSING_PUNCH) === 0 || before.missing_seq === WAITING ? nextSeq : null;
}

/** The records that stand on the dates of the work, by person: for most people the same dates. */
async function listStanding(
  { tx, isAmong }: WriteTransaction,
  results: readonly WorkResult[],
): Promise<ReadonlyMap<number, readonly DayRecordRow[]>> {
  const rows: DayRecordRow[] = [];
  for (const [, same] of Map.groupBy(results, ({ work: { from, to } }) => `${from} ${to}`)) {
    const [first] = same;
    if (first === undefined) continue;
    const { from, to } = first.work;
    const keys = same.map(({ work: { personKey } }) => personKey);
    const own = tx.selectFrom("day_record").selectAll().where(isAmong("person_key", keys));
    rows.push(...(await own.where("date", ">=", from).where("date", "<=", to).execute()));
  }
  return Map.groupBy(rows, (row) => row.person_key);
}

function toMoved({ date, placeId, departmentId = "" }: KeptRow, personKey: number): MovedDay {
  return { personKey, date, placeId, departmentId };
}

function toGone({ person_key, date, place_id, department_id }: DayRecordRow): MovedDay {
  return { personKey: person_key, date, placeId: place_id, departmentId: department_id };
}

/** For most people nothing of it: days go where an employment ends earlier, or where somebody's hours contradict the rules. */
async function remove({ tx, isAmong }: WriteTransaction, gone: readonly DayRecordRow[]): Promise<void> {
  for (const [key, own] of Map.groupBy(gone, (row) => row.person_key)) {
    const dates = own.map(({ date }) => date);
    await tx.deleteFrom("day_record").where("person_key", "=", key).where(isAmong("date", dates)).execute();
  }
}
