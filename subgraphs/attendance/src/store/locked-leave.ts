import { sql } from "kysely";
import type { PeriodRange } from "../domain/periods/period.ts";
import type { WriteTransaction } from "./database.ts";
import { IS_LEAVE } from "./leave-counts.ts";
import { toPeriodConditions } from "./period-blockers.ts";

/** The kind of whatever absence has the record's date; empty for a day of leave that none tells. */
const KIND_NOW = sql<string>`coalesce((select absence.kind_id from absence
  where absence.person_key = day_record.person_key
    and absence.from_date <= day_record.date and absence.to_date >= day_record.date), '')`;

/** Keeps the kind of each day of leave with its record: an absence that changes later changes nothing that was paid. */
export async function keepLeaveKinds({ tx }: WriteTransaction, range: PeriodRange): Promise<void> {
  await tx
    .updateTable("day_record")
    .set({ locked_kind_id: KIND_NOW })
    .where((where) => where.and(toPeriodConditions(where, range)))
    .where(IS_LEAVE)
    .execute();
}

/** Records that are free again tell the kinds of today. */
export async function releaseLeaveKinds({ tx }: WriteTransaction, range: PeriodRange): Promise<void> {
  await tx
    .updateTable("day_record")
    .set({ locked_kind_id: null })
    .where((where) => where.and(toPeriodConditions(where, range)))
    .where("locked_kind_id", "is not", null)
    .execute();
}
