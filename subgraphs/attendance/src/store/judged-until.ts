import { addDays, toUtcDate } from "../domain/dates.ts";
import type { WriteTransaction } from "./database.ts";
import { addMarks } from "./marks.ts";

const NAME = "records_judged_until_ms";
/** Each time is a write. */
const NOTE_MS = 30_000;
/** Clocks are put right by seconds all the time. */
const BACK_MS = 60_000;
/** A business day that ends later began no earlier. */
const DAYS_BEFORE = 3;

/** Notes up to which instant, by the clock of this machine, days were judged. */
export async function noteJudged(transaction: WriteTransaction, atMs: number): Promise<void> {
  const until = await readJudged(transaction);
  if (until === undefined || atMs - until >= NOTE_MS) await keepJudged(transaction, atMs);
}

/**
 * Marks the days that were judged while the clock ran ahead, once it is put right: some were closed that are under way, and
 * some had not begun. @returns of how many people
 */
export async function markJudgedAhead(transaction: WriteTransaction, nowMs: number): Promise<number> {
  const until = await readJudged(transaction);
  if (until === undefined || until - nowMs < BACK_MS) return 0;
  const ahead = await transaction.tx
    .selectFrom("day_record")
    .select(({ fn }) => ["person_key", fn.min("date").as("from_date"), fn.max("date").as("to_date")])
    .where("date", ">=", addDays(toUtcDate(nowMs), -DAYS_BEFORE))
    .groupBy("person_key")
    .execute();
  await addMarks(transaction, ahead);
  await keepJudged(transaction, nowMs);
  return ahead.length;
}

async function readJudged({ tx }: WriteTransaction): Promise<number | undefined> {
  const kept = await tx.selectFrom("store_setting").select("value").where("name", "=", NAME).executeTakeFirst();
  return kept && Number(kept.value);
}

async function keepJudged({ tx }: WriteTransaction, atMs: number): Promise<void> {
  const value = String(atMs);
  await tx
    .insertInto("store_setting")
    .values({ name: NAME, value })
    .onConflict((known) => known.column("name").doUpdateSet({ value }))
    .execute();
}
