import { sql } from "kysely";
import type { StoreDatabase } from "./database.ts";
import { readText, toRow } from "./row.ts";

/** What an erasure is known by. */
interface Erasure {
  /** Keyed: of a PIN, or of an account. */
  readonly hash: string;
}

/** Those that this store has not carried out: it may be an older one that was put back. */
export async function listDue<Told extends Erasure>(
  { read }: Pick<StoreDatabase, "read">,
  told: readonly Told[],
): Promise<readonly Told[]> {
  if (told.length === 0) return [];
  const done = await read.all(sql`SELECT hash FROM carried_out`);
  const hashes = new Set(done.map((row) => readText(toRow(row), "hash")));
  return told.filter(({ hash }) => !hashes.has(hash));
}

/** Keeps that they are carried out, once they are. */
export async function noteForgotten({ write }: Pick<StoreDatabase, "write">, done: readonly Erasure[]): Promise<void> {
  await write(async (tx) => {
    for (const { hash } of done)
      await tx.run(sql`INSERT INTO carried_out (hash) VALUES (${hash}) ON CONFLICT (hash) DO NOTHING`);
  });
}
