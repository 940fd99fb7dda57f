import { type RawBuilder, sql } from "kysely";
import { type DayRow, toFlagBits } from "../domain/records/day-row.ts";

const isStatus = (...statuses: readonly DayRow["status"][]) =>
  sql`status in (${sql.join(statuses.map((status) => sql.lit(status)))})`;
const WORKING = isStatus("PRESENT", "ABSENT", "INCOMPLETE");
const OFF = isStatus("HOLIDAY", "WEEKEND", "ON_LEAVE");
const hasFlag = (flag: "LATE" | "EARLY_LEAVE" | "PARTIAL_LEAVE") =>
  sql`${WORKING} and (flags & ${sql.lit(toFlagBits([flag]))}) <> 0`;
const countWhere = (condition: RawBuilder<unknown>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;
const sumWhere = (column: string, condition: RawBuilder<unknown>) =>
  sql<number>`sum(case when ${condition} then ${sql.ref(column)} else 0 end)`;

/** R29, in the words of the store. */
export const FIGURES = [
  sql<number>`count(*)`.as("days"),
  countWhere(WORKING).as("workingDays"),
  countWhere(isStatus("PRESENT")).as("presentDays"),
  countWhere(isStatus("ABSENT")).as("absentDays"),
  countWhere(isStatus("INCOMPLETE")).as("incompleteDays"),
  countWhere(isStatus("HOLIDAY")).as("holidayDays"),
  countWhere(isStatus("WEEKEND")).as("weekendDays"),
  countWhere(isStatus("PENDING")).as("pendingDays"),
  countWhere(isStatus("UNKNOWN")).as("unknownDays"),
  countWhere(isStatus("ON_LEAVE")).as("leaveDays"),
  countWhere(hasFlag("PARTIAL_LEAVE")).as("partialLeaveDays"),
  countWhere(hasFlag("LATE")).as("lateDays"),
  countWhere(hasFlag("EARLY_LEAVE")).as("earlyLeaveDays"),
  sumWhere("worked_minutes", WORKING).as("workedMinutes"),
  sumWhere("expected_minutes", WORKING).as("expectedMinutes"),
  sumWhere("late_minutes", WORKING).as("lateMinutes"),
  sumWhere("early_leave_minutes", WORKING).as("earlyLeaveMinutes"),
  sql<number>`sum(overtime_minutes)`.as("overtimeMinutes"),
  sumWhere("worked_minutes", OFF).as("offDayWorkedMinutes"),
] as const;

/** What compliance and averages follow from. */
export const MORE_FIGURES = [
  countWhere(sql`${WORKING} and expected_minutes > 0`).as("scheduledDays"),
  countWhere(sql`${WORKING} and expected_minutes > 0 and worked_minutes >= expected_minutes`).as("compliantDays"),
  countWhere(sql`${WORKING} and kept_punches > 0`).as("attendedDays"),
  countWhere(sql`worked_minutes > 0`).as("workedDays"),
] as const;
