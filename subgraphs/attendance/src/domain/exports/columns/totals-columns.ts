import { type ColumnSpec, column, extra, readField } from "../column.ts";
import { listed, readText } from "./listed.ts";

/** Of whom totals are. */
const GROUP_COLUMNS: readonly ColumnSpec[] = [
  column("pin", "ID", "person.pin", ["PIN", "رقم الموظف"]),
  column("name", "TEXT", "person.name", ["Name", "الاسم"]),
  column("department", "TEXT", "department.name", ["Department", "القسم"]),
  column("place", "TEXT", "place.name", ["Place", "الموقع"]),
];

const FIGURE_COLUMNS: readonly ColumnSpec[] = [
  column("days", "INTEGER", "days", ["Days", "الأيام"]),
  column("workingDays", "INTEGER", "workingDays", ["Working days", "أيام العمل"]),
  column("presentDays", "INTEGER", "presentDays", ["Present", "حضور"]),
  column("absentDays", "INTEGER", "absentDays", ["Absent", "غياب"]),
  column("unknownDays", "INTEGER", "unknownDays", ["Unknown", "غير معروف"]),
  column("incompleteDays", "INTEGER", "incompleteDays", ["Incomplete", "غير مكتمل"]),
  column("leaveDays", "INTEGER", "leaveDays", ["Leave", "إجازة"]),
  column("lateDays", "INTEGER", "lateDays", ["Late days", "أيام التأخير"]),
  column("worked", "MINUTES", "workedMinutes", ["Worked", "ساعات العمل"]),
  column("expected", "MINUTES", "expectedMinutes", ["Expected", "الساعات المطلوبة"]),
  column("late", "MINUTES", "lateMinutes", ["Late", "التأخير"]),
  column("earlyLeave", "MINUTES", "earlyLeaveMinutes", ["Early leave", "خروج مبكر"]),
  column("overtime", "MINUTES", "overtimeMinutes", ["Overtime", "عمل إضافي"]),
  extra("holidayDays", "INTEGER", "holidayDays", ["Holidays", "العطل"]),
  extra("weekendDays", "INTEGER", "weekendDays", ["Rest days", "أيام الراحة"]),
  extra("pendingDays", "INTEGER", "pendingDays", ["Pending", "قيد الانتظار"]),
  extra("partialLeaveDays", "INTEGER", "partialLeaveDays", ["Partial leave", "إجازة جزئية"]),
  extra("earlyLeaveDays", "INTEGER", "earlyLeaveDays", ["Early leave days", "أيام الخروج المبكر"]),
  extra("offDayWorked", "MINUTES", "offDayWorkedMinutes", ["Worked on days off", "عمل في أيام الراحة"]),
  extra("approvedOvertime", "MINUTES", "approvedOvertimeMinutes", ["Approved overtime", "العمل الإضافي المعتمد"]),
  listed("leaveByKind", ["Leave by kind", "الإجازات حسب النوع"], {
    list: "leaveByKind",
    fields: ["kind.name", "days", "partialDays"],
    toText: (leave) => {
      const partial = Number(readField(leave, "partialDays"));
      const part = partial === 0 ? "" : ` (+${partial})`;
      return `${readText(leave, "kind.name")}: ${readText(leave, "days")}${part}`;
    },
  }),
  extra("attendanceRatePct", "NUMBER", "attendanceRatePct", ["Attendance %", "نسبة الحضور %"]),
  extra("hoursProgressPct", "NUMBER", "hoursProgressPct", ["Hours %", "نسبة الساعات %"]),
  extra("personId", "ID", "person.id", ["Person id", "معرّف الموظف"]),
  extra("departmentId", "ID", "department.id", ["Department id", "معرّف القسم"]),
  extra("placeId", "ID", "place.id", ["Place id", "معرّف الموقع"]),
];

/** Of totals by person, department or place. */
export const TOTALS_COLUMNS: readonly ColumnSpec[] = [...GROUP_COLUMNS, ...FIGURE_COLUMNS];

const PAYROLL_USUAL = new Set(["pin", "name", "worked", "overtime", "late", "absentDays", "unknownDays"]);

/** Of what a payroll takes over: a line for each person. Days that are unknown stand beside those of absence. */
export const PAYROLL_COLUMNS: readonly ColumnSpec[] = [
  column("pin", "ID", "person.pin", ["PIN", "رقم الموظف"]),
  column("name", "TEXT", "person.name", ["Name", "الاسم"]),
  column("department", "TEXT", "person.department.name", ["Department", "القسم"]),
  column("place", "TEXT", "person.homePlace.name", ["Place", "الموقع"]),
  ...FIGURE_COLUMNS.filter(({ key }) => key !== "departmentId" && key !== "placeId"),
].map((spec) => ({ ...spec, isUsual: PAYROLL_USUAL.has(spec.key) }));
