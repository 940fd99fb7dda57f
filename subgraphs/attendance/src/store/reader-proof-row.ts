import type { Kysely } from "kysely";
import type { LostStretch, ReaderProof } from "../domain/records/reader-proof.ts";
import type { Tables } from "./database.ts";

/** A reader as the table has it. */
interface ReaderRow {
  readonly reader_id: string;
  readonly place_id: string;
  readonly since_ms: number;
  readonly ended_ms: number | null;
  readonly proved_until_ms: number | null;
  readonly missing_from_ms: number | null;
  readonly missing_to_ms: number | null;
}

/** The readers, of one place or of all, with what is lost of each. */
export async function listReaderProofs(read: Kysely<Tables>, placeId?: string): Promise<readonly ReaderProof[]> {
  const readers = read.selectFrom("reader").selectAll();
  const stretches = read.selectFrom("lost_stretch").selectAll().orderBy("from_ms");
  const rows = await (placeId === undefined ? readers : readers.where("place_id", "=", placeId)).execute();
  const lost = await (placeId === undefined ? stretches : stretches.where("place_id", "=", placeId)).execute();
  const lostOf = Map.groupBy(lost, ({ reader_id }) => reader_id);
  return rows.map((row) =>
    toReaderProof(
      row,
      (lostOf.get(row.reader_id) ?? []).map(({ from_ms, closed_ms }) => ({
        fromMs: from_ms,
        closedMs: closed_ms ?? undefined,
      })),
    ),
  );
}

function toReaderProof(row: ReaderRow, lost: readonly LostStretch[]): ReaderProof {
  return {
    placeId: row.place_id,
    readerId: row.reader_id,
    sinceMs: row.since_ms,
    endedMs: row.ended_ms ?? undefined,
    provedUntilMs: row.proved_until_ms ?? undefined,
    lost,
    missing: toMissing(row),
  };
}

function toMissing({ missing_from_ms, missing_to_ms }: ReaderRow): ReaderProof["missing"] {
  if (missing_from_ms === null || missing_to_ms === null) return undefined;
  return { fromMs: missing_from_ms, toMs: missing_to_ms };
}
