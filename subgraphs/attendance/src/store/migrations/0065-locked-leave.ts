import { type Kysely, type RawBuilder, sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/**
 * The kind of absence of each locked day of leave. Of periods that were locked before, it is the kind that absences tell at this
 * step; empty where none tells it any more.
 */
export const LOCKED_LEAVE: StoreMigration = {
  name: "0065-locked-leave",
  up: async (db, { text }) => {
    await db.schema.alterTable("day_record").addColumn("locked_kind_id", text).execute();
    for (const period of await readLocked(db)) await fill(db, period);
  },
};

interface LockedPeriod {
  readonly from_date: string;
  readonly to_date: string;
  readonly scope_kind: string;
  readonly scope_ids: string;
}

async function readLocked(db: Kysely<unknown>): Promise<readonly LockedPeriod[]> {
  const locked = sql<LockedPeriod>`select from_date, to_date, scope_kind, scope_ids from period where state = 'LOCKED'`;
  return (await locked.execute(db)).rows;
}

/** Of the flags, 8192 is PARTIAL_LEAVE. */
async function fill(db: Kysely<unknown>, period: LockedPeriod): Promise<void> {
  await sql`update day_record set locked_kind_id = coalesce((select absence.kind_id from absence
      where absence.person_key = day_record.person_key
        and absence.from_date <= day_record.date and absence.to_date >= day_record.date), '')
    where date >= ${period.from_date} and date <= ${period.to_date} and ${toScope(period)}
      and (status = 'ON_LEAVE' or (status in ('PRESENT', 'ABSENT', 'INCOMPLETE') and (flags & 8192) <> 0))`.execute(db);
}

function toScope({ scope_kind, scope_ids }: LockedPeriod): RawBuilder<unknown> {
  if (scope_kind === "ALL") return sql`1 = 1`;
  const ids: readonly string[] = JSON.parse(scope_ids);
  const column = sql.ref(scope_kind === "PLACES" ? "place_id" : "department_id");
  return ids.length === 0 ? sql`1 = 0` : sql`${column} in (${sql.join(ids)})`;
}
