import { sql } from "kysely";
import type { SessionAge } from "../domain/directory-store.ts";
import type { StoreDatabase } from "./database.ts";
import { readInteger, toRow } from "./row.ts";

/** Until when each kind of record is over its time. */
export interface DueLimits {
  readonly sessions: SessionAge;
  /** RFC 3339. */
  readonly auditBeforeAt: string;
  readonly deliveriesEndedBeforeMs: number;
}

/** How much is over its time, and of when the oldest is; RFC 3339, null of none. */
export interface DueRecords {
  readonly count: number;
  readonly oldest: string | null;
}

/** Counts what would be removed now, as removing it chooses. */
export async function countDue(
  { read }: Pick<StoreDatabase, "read">,
  { sessions: { endedBeforeMs, refreshedBeforeMs }, auditBeforeAt, deliveriesEndedBeforeMs }: DueLimits,
) {
  const sessions = await read.first(
    sql`SELECT COUNT(*) AS count, MIN(COALESCE(ended_ms, refreshed_ms)) AS oldest FROM session
      WHERE ended_ms < ${endedBeforeMs} OR refreshed_ms < ${refreshedBeforeMs}`,
  );
  const audit = await read.first(
    sql`SELECT COUNT(*) AS count, MIN(at) AS oldest FROM audit
      WHERE seq < (SELECT MAX(seq) FROM audit)
        AND seq < COALESCE((SELECT MIN(seq) FROM audit WHERE at >= ${auditBeforeAt}), (SELECT MAX(seq) FROM audit))`,
  );
  const deliveries = await read.first(
    sql`SELECT COUNT(*) AS count, MIN(attempted_ms) AS oldest FROM webhook_delivery
      WHERE state <> 'WAITING' AND attempted_ms < ${deliveriesEndedBeforeMs}`,
  );
  return { audit: toDue(audit), sessions: toDue(sessions), deliveries: toDue(deliveries) };
}

function toDue(value: unknown): DueRecords {
  const row = toRow(value);
  const { oldest } = row;
  const at = typeof oldest === "number" ? new Date(oldest).toISOString() : oldest;
  return { count: readInteger(row, "count"), oldest: typeof at === "string" ? at : null };
}
