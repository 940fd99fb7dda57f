import { type ColumnSpec, column, extra } from "../column.ts";
import { listed, readText } from "./listed.ts";

/** Of day records. */
export const RECORD_COLUMNS: readonly ColumnSpec[] = [
  column("date", "DATE", "date", ["Date", "التاريخ"]),
  column("pin", "ID", "person.pin", ["PIN", "رقم الموظف"]),
  column("name", "TEXT", "person.name", ["Name", "الاسم"]),
  column("department", "TEXT", "person.department.name", ["Department", "القسم"]),
  column("place", "TEXT", "place.name", ["Place", "الموقع"]),
  column("status", "CODE", "status", ["Status", "الحالة"]),
  column("flags", "CODES", "flags", ["Flags", "العلامات"]),
  column("checkIn", "INSTANT", "checkIn", ["Check-in", "الدخول"]),
  column("checkOut", "INSTANT", "checkOut", ["Check-out", "الخروج"]),
  column("worked", "MINUTES", "workedMinutes", ["Worked", "ساعات العمل"]),
  column("expected", "MINUTES", "expectedMinutes", ["Expected", "الساعات المطلوبة"]),
  column("late", "MINUTES", "lateMinutes", ["Late", "التأخير"]),
  column("earlyLeave", "MINUTES", "earlyLeaveMinutes", ["Early leave", "خروج مبكر"]),
  column("overtime", "MINUTES", "overtimeMinutes", ["Overtime", "عمل إضافي"]),
  column("isFinal", "FLAG", "isFinal", ["Final", "نهائي"]),
  extra("personId", "ID", "person.id", ["Person id", "معرّف الموظف"]),
  extra("latinName", "TEXT", "person.latinName", ["Latin name", "الاسم اللاتيني"]),
  extra("arabicName", "TEXT", "person.arabicName", ["Arabic name", "الاسم العربي"]),
  extra("placeId", "ID", "place.id", ["Place id", "معرّف الموقع"]),
  extra("timeZone", "TEXT", "place.timeZone", ["Time zone", "المنطقة الزمنية"]),
  extra("presence", "MINUTES", "presenceMinutes", ["Presence", "مدة التواجد"]),
  extra("approvedOvertime", "MINUTES", "approvedOvertimeMinutes", ["Approved overtime", "العمل الإضافي المعتمد"]),
  extra("overtimeReason", "TEXT", "overtimeApproval.reason", ["Overtime decision", "قرار العمل الإضافي"]),
  extra("shiftId", "ID", "shift.id", ["Shift id", "معرّف الوردية"]),
  extra("shift", "TEXT", "shift.name", ["Shift", "الوردية"]),
  extra("absenceKind", "TEXT", "absence.kind.name", ["Absence", "الغياب المأذون"]),
  extra("absencePart", "CODE", "absence.part", ["Part of the day", "جزء اليوم"]),
  extra("absencePaid", "FLAG", "absence.paid", ["Paid", "مدفوع"]),
  extra("corrections", "INTEGER", "corrections", ["Corrections", "التصحيحات"]),
  listed("limits", ["Limits passed", "الحدود المتجاوزة"], {
    list: "limitHits",
    fields: ["kind", "minutes", "boundMinutes"],
    toText: (hit) => `${readText(hit, "kind")} ${readText(hit, "minutes")}/${readText(hit, "boundMinutes")}`,
  }),
  listed("waitsFor", ["Waits for", "بانتظار"], {
    list: "waitsFor",
    fields: ["deviceId", "provedUntil", "lost.from", "lost.to", "setAside.cause", "setAside.from", "setAside.to"],
    toText: (reader) => `${readText(reader, "deviceId")} (${toKnown(reader)})`,
  }),
  extra("progressPct", "NUMBER", "progressPct", ["Progress %", "نسبة الإنجاز %"]),
  extra("keptPunches", "INTEGER", "keptPunches", ["Punches", "البصمات"]),
  extra("droppedDuplicates", "INTEGER", "droppedDuplicates", ["Double taps", "البصمات المكررة"]),
  extra("completeness", "CODE", "completeness", ["Completeness", "الاكتمال"]),
];

/** Up to when a reader's rows are known, of which time they are lost, or when those were made that are set aside. */
function toKnown(reader: unknown): string {
  const cause = readText(reader, "setAside.cause");
  if (cause !== "-") return `${cause} ${readText(reader, "setAside.from")}/${readText(reader, "setAside.to")}`;
  const lostFrom = readText(reader, "lost.from");
  return lostFrom === "-" ? readText(reader, "provedUntil") : `LOG_LOST ${lostFrom}/${readText(reader, "lost.to")}`;
}
