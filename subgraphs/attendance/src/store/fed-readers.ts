import { addDays, toUtcDate } from "../domain/dates.ts";
import {
  findFirstDifference,
  type ProvedPeriods,
  type ReaderProof,
  toProvedPeriods,
} from "../domain/records/reader-proof.ts";
import { listReaderProofs } from "./reader-proof-row.ts";
import type { FeedChange } from "../domain/follow/feed-page.ts";
import { type Drifts, toProvedUntil } from "../domain/follow/reader-drift.ts";
import type { WriteTransaction } from "./database.ts";
import { isClaimOf } from "./conditions.ts";
import { addMarks } from "./marks.ts";

/**
 * Takes in which readers serve the place, and how far each is proved; marks the records that waited for them. A reader
 * is proved again each minute: of a page's many proofs of one the last instant is written.
 */
export async function keepReaders(
  transaction: WriteTransaction,
  placeId: string,
  changes: readonly FeedChange[],
): Promise<void> {
  const before = await readProved(transaction, placeId);
  const told = new Map<string, ToldProof>();
  const keepProofs = async () => {
    for (const [readerId, proof] of told) await keepProof(transaction, readerId, proof);
    told.clear();
  };
  for (const change of changes) {
    if (change.kind === "PROOF") told.set(change.readerId, joinProofs(told.get(change.readerId), change));
    if (change.kind === "GAP") await keepGap(transaction, placeId, change);
    if (change.kind !== "READER") continue;
    await keepProofs(); // one of a reader that was not told before proves nothing
    await keepReader(transaction, placeId, change);
  }
  await keepProofs();
  const changedFromMs = findFirstDifference(before, await readProved(transaction, placeId));
  if (changedFromMs !== undefined) await markRecords(transaction, placeId, toFirstDate(changedFromMs));
}

async function keepReader(
  { tx }: WriteTransaction,
  placeId: string,
  { readerId, sinceMs, endedMs }: Extract<FeedChange, { kind: "READER" }>,
): Promise<void> {
  const times = { since_ms: sinceMs, ended_ms: endedMs };
  await tx
    .insertInto("reader")
    .values({ reader_id: readerId, place_id: placeId, ...times, proved_until_ms: null })
    .onConflict((known) => known.column("reader_id").doUpdateSet(times))
    .execute();
}

/** What the proofs of one reader come to. */
interface ToldProof {
  readonly untilMs: number | undefined;
  /** Null: nothing is missing; `undefined`: what was missing is still. */
  readonly missing: ReaderProof["missing"] | null;
}

/** A proof of an instant says that nothing is missing before it. */
function joinProofs(before: ToldProof | undefined, proof: Extract<FeedChange, { kind: "PROOF" }>): ToldProof {
  const untilMs = toProvedUntil(proof);
  const missing = proof.missing ?? (untilMs === undefined ? before?.missing : null);
  return { missing, untilMs: untilMs === undefined ? before?.untilMs : Math.max(untilMs, before?.untilMs ?? untilMs) };
}

async function keepProof(
  { tx }: WriteTransaction,
  readerId: string,
  { untilMs: provedUntilMs, missing }: ToldProof,
): Promise<void> {
  if (missing !== undefined) {
    const times = { missing_from_ms: missing?.fromMs ?? null, missing_to_ms: missing?.toMs ?? null };
    await tx.updateTable("reader").set(times).where("reader_id", "=", readerId).execute();
  }
  if (provedUntilMs === undefined) return;
  await tx
    .updateTable("reader")
    .set({ proved_until_ms: provedUntilMs })
    .where("reader_id", "=", readerId)
    .where((where) => where.or([where("proved_until_ms", "is", null), where("proved_until_ms", "<", provedUntilMs)]))
    .execute();
}

/** Of gaps those are kept whose rows are lost: what was in the others a proof tells. */
async function keepGap(
  { tx }: WriteTransaction,
  placeId: string,
  { readerId, fromMs, closedMs, isLost }: Extract<FeedChange, { kind: "GAP" }>,
): Promise<void> {
  await tx.deleteFrom("lost_stretch").where("reader_id", "=", readerId).where("from_ms", "=", fromMs).execute();
  if (!isLost) return;
  const lost = { reader_id: readerId, from_ms: fromMs, place_id: placeId, closed_ms: closedMs };
  await tx.insertInto("lost_stretch").values(lost).execute();
}

/** Writes down how wrong the clocks of readers were when they were asked in a page. */
export async function keepDrifts({ tx }: WriteTransaction, changed: Drifts): Promise<void> {
  for (const [readerId, drift_seconds] of changed)
    await tx.updateTable("reader").set({ drift_seconds }).where("reader_id", "=", readerId).execute();
}

/** How wrong the clocks of a place's readers were when they were last asked. */
export async function readDrifts({ tx }: WriteTransaction, placeId: string): Promise<Drifts> {
  const rows = await tx
    .selectFrom("reader")
    .select(["reader_id", "drift_seconds"])
    .where("place_id", "=", placeId)
    .where("drift_seconds", "is not", null)
    .execute();
  return new Map(rows.map(({ reader_id, drift_seconds }) => [reader_id, drift_seconds ?? 0]));
}

/**
 * A restored ledger may lack rows: nothing of its place is proved until its readers are read again. What it knows to be lost it
 * tells anew; what was lost since the copy it finds when it reads the reader.
 */
export async function resetProofs(transaction: WriteTransaction, placeId: string): Promise<void> {
  await transaction.tx.deleteFrom("lost_stretch").where("place_id", "=", placeId).execute();
  await transaction.tx.deleteFrom("aside_row").where("place_id", "=", placeId).execute();
  const unproved = {
    ...{ proved_until_ms: null, missing_from_ms: null, missing_to_ms: null },
    ...{ told_ms: null, log_punch_ms: null },
  };
  await transaction.tx.updateTable("reader").set(unproved).where("place_id", "=", placeId).execute();
  await markRecords(transaction, placeId, "0001-01-01");
}

/** Over which time the place is proved. */
async function readProved({ tx }: WriteTransaction, placeId: string): Promise<ProvedPeriods> {
  return toProvedPeriods(await listReaderProofs(tx, placeId)).get(placeId) ?? [];
}

/** A business day may begin on the date before, in any zone. */
function toFirstDate(instantMs: number): string {
  if (!Number.isFinite(instantMs) || instantMs <= 0) return "0001-01-01";
  return addDays(toUtcDate(instantMs), -3);
}

/** The closed days of people who are enrolled at the place that the proofs may decide: from the first date on. */
async function markRecords(transaction: WriteTransaction, placeId: string, from: string): Promise<void> {
  const { tx } = transaction;
  const enrolled = tx
    .selectFrom("enrolment")
    .innerJoin("pin_claim", "pin_claim.pin", "enrolment.pin")
    .select("pin_claim.person_key")
    .where("enrolment.place_id", "=", placeId)
    .where(isClaimOf("enrolment"));
  const open = await tx
    .selectFrom("day_record")
    .select(({ fn }) => ["person_key", fn.min("date").as("from_date"), fn.max("date").as("to_date")])
    .where("person_key", "in", enrolled)
    .where("date", ">=", from)
    .where("next_change_ms", "is", null)
    .groupBy("person_key")
    .execute();
  await addMarks(transaction, open);
}
