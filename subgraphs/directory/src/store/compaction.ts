import { sql } from "kysely";
import type { DirectoryStore } from "../domain/directory-store.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { readInteger, toRow } from "./row.ts";

/** Keeps, in the transaction that is open, that the files are to be written anew. */
export async function noteChanges(tx: Statements): Promise<void> {
  await tx.run(sql`INSERT INTO compaction (id, changes, compacted) VALUES (1, 1, 0)
    ON CONFLICT (id) DO UPDATE SET changes = compaction.changes + 1`);
}

/** Creates what writes the files anew where that is due, once at a time. What is changed meanwhile is due again. */
export function createCompaction({ read, write, compact }: StoreDatabase): DirectoryStore["compactErased"] {
  const compactNow = async (): Promise<boolean> => {
    const due = await read.first(sql`SELECT changes FROM compaction WHERE changes > compacted`);
    if (due === undefined) return false;
    const changes = readInteger(toRow(due), "changes");
    await compact();
    await write((tx) => tx.run(sql`UPDATE compaction SET compacted = ${changes} WHERE compacted < ${changes}`));
    return true;
  };
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(compactNow);
    last = next.catch(() => undefined);
    return next;
  };
}
