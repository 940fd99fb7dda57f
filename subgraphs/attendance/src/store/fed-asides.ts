import { addDays, toUtcDate } from "../domain/dates.ts";
import { type AsideRow, followAsides, type RowTimes } from "../domain/follow/aside-rows.ts";
import type { FeedChange } from "../domain/follow/feed-page.ts";
import { isClaimedAside } from "./aside-row.ts";
import type { BulkTarget } from "./bulk-upsert.ts";
import { toClaim } from "./claim-row.ts";
import type { WriteTransaction } from "./database.ts";
import { addMarks, type NewMark } from "./marks.ts";
import { toPunchDigest } from "./punch-digest.ts";

/** What is known of readers after a page, where it is another than before. */
export type ChangedTimes = ReadonlyMap<string, RowTimes>;

/**
 * Takes in which rows are set aside and when they were made, and marks the days that they may be of.
 *
 * @param changes without rows that another place counts
 */
export async function keepAsides(
  transaction: WriteTransaction,
  placeId: string,
  changes: readonly FeedChange[],
): Promise<ChangedTimes> {
  const readers = await readTimes(transaction, placeId);
  const rows = await readRows(transaction, placeId, changes);
  const after = followAsides({ readers, rows }, changes, toPunchDigest);
  const gone = [...rows.values()].filter(({ digest }) => !after.rows.has(digest));
  const put = [...after.rows.values()].filter((row) => rows.get(row.digest) !== row);
  const digests = gone.map(({ digest }) => digest);
  const { tx, isAmong } = transaction;
  if (digests.length > 0) await tx.deleteFrom("aside_row").where(isAmong("digest", digests)).execute();
  await transaction.upsert(
    ASIDE_ROWS,
    put.map((row) => toValues(row, placeId)),
  );
  const before = put.flatMap(({ digest }) => rows.get(digest) ?? []);
  await markDays(transaction, placeId, [...gone, ...before, ...put]);
  return new Map([...after.readers].filter(([id, times]) => readers.get(id) !== times));
}

/** Writes down what is known of readers; one that was not told is left out. */
export async function keepRowTimes({ tx }: WriteTransaction, changed: ChangedTimes): Promise<void> {
  for (const [readerId, { toldMs, lastPunchMs }] of changed) {
    const times = { told_ms: toldMs ?? null, log_punch_ms: lastPunchMs ?? null };
    await tx.updateTable("reader").set(times).where("reader_id", "=", readerId).execute();
  }
}

async function readTimes({ tx }: WriteTransaction, placeId: string): Promise<ReadonlyMap<string, RowTimes>> {
  const readers = await tx.selectFrom("reader").selectAll().where("place_id", "=", placeId).execute();
  return new Map(
    readers.map((reader) => [
      reader.reader_id,
      {
        sinceMs: reader.since_ms,
        toldMs: reader.told_ms ?? undefined,
        missingFromMs: reader.missing_from_ms ?? undefined,
        lastPunchMs: reader.log_punch_ms ?? undefined,
      },
    ]),
  );
}

/** Rows that the page names, of any place, and those of this one whose latest time is not known yet. */
async function readRows(
  { tx, isAmong }: WriteTransaction,
  placeId: string,
  changes: readonly FeedChange[],
): Promise<ReadonlyMap<string, AsideRow>> {
  const named = [...new Set(changes.flatMap(toNamed))];
  const rows = await tx
    .selectFrom("aside_row")
    .selectAll()
    .where((where) => {
      const isOpen = where.and([where("place_id", "=", placeId), where("is_open", "=", 1)]);
      return named.length === 0 ? isOpen : where.or([isAmong("digest", named), isOpen]);
    })
    .execute();
  return new Map(
    rows.map(({ digest, reader_id, pin, cause, from_ms, to_ms, is_open }) => [
      digest,
      { digest, readerId: reader_id, pin, cause, fromMs: from_ms, toMs: to_ms, isOpen: is_open === 1 },
    ]),
  );
}

function toNamed(change: FeedChange): readonly string[] {
  if (change.kind === "ROW") return [change.row.digest];
  return change.kind === "RELEASED" || change.kind === "ERASED" ? [toPunchDigest(change.id)] : [];
}

const ASIDE_ROWS: BulkTarget = {
  table: "aside_row",
  columns: [
    ["digest", "TEXT"],
    ["place_id", "TEXT"],
    ["reader_id", "TEXT"],
    ["pin", "TEXT"],
    ["cause", "TEXT"],
    ["from_ms", "INTEGER"],
    ["to_ms", "INTEGER"],
    ["is_open", "INTEGER"],
  ],
  key: ["digest"],
  onKnown: ["place_id", "reader_id", "pin", "cause", "from_ms", "to_ms", "is_open"],
};

function toValues({ digest, readerId, pin, cause, fromMs, toMs, isOpen }: AsideRow, placeId: string) {
  return [digest, placeId, readerId, pin, cause, fromMs, toMs, isOpen ? 1 : 0];
}

/** Nobody has records before the first date, so that a row of any time marks no more than these. */
async function markDays(transaction: WriteTransaction, placeId: string, rows: readonly AsideRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { tx, isAmong } = transaction;
  const byPin = Map.groupBy(rows, ({ pin }) => pin);
  const claims = await tx
    .selectFrom("pin_claim")
    .innerJoin("person", "person.key", "pin_claim.person_key")
    .selectAll("pin_claim")
    .select("person.records_from")
    .where(isAmong("pin_claim.pin", [...byPin.keys()]))
    .execute();
  const marks = claims.flatMap((row): readonly NewMark[] => {
    const claim = toClaim(row);
    const own = (byPin.get(claim.pin) ?? []).filter((aside) => isClaimedAside(claim, { ...aside, placeId }));
    if (own.length === 0) return [];
    // A business day may begin on the date before, in any zone.
    const from = addDays(toUtcDate(Math.min(...own.map(({ fromMs }) => fromMs))), -3);
    const to = addDays(toUtcDate(Math.max(...own.map(({ toMs }) => toMs))), 1);
    const first = from > row.records_from ? from : row.records_from;
    return first > to ? [] : [{ person_key: claim.personKey, from_date: first, to_date: to }];
  });
  await addMarks(transaction, marks);
}
