import type { Ask } from "./connections.ts";

/** Lets the server look at the tables: without that it reads all rows of a ledger that was just filled, and sorts them. */
export async function lookAtTables(ask: Ask): Promise<void> {
  await ask("ANALYZE punch_rows");
  await ask("ANALYZE feed");
}
