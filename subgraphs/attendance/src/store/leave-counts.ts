import { type Kysely, type SqlBool, sql } from "kysely";
import type { LeaveOfKind } from "../domain/absences/absence-store.ts";
import { toFlagBits } from "../domain/records/day-row.ts";
import type { RecordSelection } from "../domain/records/listed-record.ts";
import type { TotalsGroup } from "../domain/records/period-totals.ts";
import type { Tables } from "./database.ts";
import { selectRecords } from "./record-reader.ts";
import { GROUP_IDS } from "./totals-reader.ts";

const IS_PARTIAL = sql`(status in ('PRESENT', 'ABSENT', 'INCOMPLETE') and (flags & ${sql.lit(toFlagBits(["PARTIAL_LEAVE"]))}) <> 0)`;

/** Whether a record has anything of leave. */
export const IS_LEAVE = sql<SqlBool>`(status = 'ON_LEAVE' or ${IS_PARTIAL})`;

/** As it was locked; of any other record as absences tell it now. */
const KIND = sql<string>`coalesce(day_record.locked_kind_id, absence.kind_id)`;

/** Days on leave and working days with a part of leave, by group of totals and kind of absence. */
export async function countLeave(
  read: Kysely<Tables>,
  selection: RecordSelection,
  groupBy: TotalsGroup,
): Promise<readonly LeaveOfKind[]> {
  const groupId = GROUP_IDS[groupBy];
  const rows = await selectRecords(read, selection)
    .where(IS_LEAVE)
    .leftJoin("absence", (join) =>
      join
        .onRef("absence.person_key", "=", "day_record.person_key")
        .onRef("absence.from_date", "<=", "day_record.date")
        .onRef("absence.to_date", ">=", "day_record.date"),
    )
    .where(sql<SqlBool>`${KIND} is not null`)
    .select([groupId.as("group_id"), KIND.as("kind_id")])
    .select(sql<number>`sum(case when status = 'ON_LEAVE' then 1 else 0 end)`.as("days"))
    .select(sql<number>`sum(case when ${IS_PARTIAL} then 1 else 0 end)`.as("partial_days"))
    .groupBy([groupId, KIND])
    .orderBy(KIND)
    .execute();
  return rows
    .map(({ group_id, kind_id, days, partial_days }) => {
      return { groupId: group_id, kindId: kind_id, days, partialDays: partial_days };
    })
    .filter(({ days, partialDays }) => days + partialDays > 0);
}
