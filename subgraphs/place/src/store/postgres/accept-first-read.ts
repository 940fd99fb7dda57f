import type { AcceptOutcome } from "../../domain/ledger.ts";
import { createPool, type PostgresPlace } from "./connections.ts";
import { acceptHeldRead } from "./devices.ts";
import { findPostgresLedger } from "./find-ledger.ts";
import { createTransact } from "./transactions.ts";

/** Accepts the first read of a reader that is held, whether the place runs or not; a place that runs sees it by itself. */
export async function acceptPostgresFirstRead(
  place: PostgresPlace,
  readerId: string,
  nowMs: number,
): Promise<AcceptOutcome> {
  if (!(await findPostgresLedger(place))) return "NO_SUCH_READER";
  const pool = createPool(place, { max: 1 });
  try {
    return await acceptHeldRead(
      createTransact(pool, () => undefined),
      readerId,
      nowMs,
    );
  } finally {
    await pool.end();
  }
}
