import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { OvertimeState } from "../domain/records/listed-record.ts";

const isDecided = (more: RawBuilder<unknown>) => sql<SqlBool>`exists (select 1 from overtime_approval
  where overtime_approval.person_key = day_record.person_key and overtime_approval.date = day_record.date and ${more})`;

const STATES: Readonly<Record<OvertimeState, RawBuilder<SqlBool>>> = {
  PENDING: sql<SqlBool>`(overtime_minutes > 0 and not ${isDecided(sql`1 = 1`)})`,
  APPROVED: isDecided(sql`minutes > 0`),
  DECLINED: isDecided(sql`minutes = 0`),
  WORKED_LESS: isDecided(sql`minutes > overtime_minutes`),
};

/** Whether a record's overtime is in one of the states. */
export function hasOvertime(states: readonly OvertimeState[]): RawBuilder<SqlBool> {
  if (states.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`(${sql.join(
    states.map((state) => STATES[state]),
    sql` or `,
  )})`;
}
