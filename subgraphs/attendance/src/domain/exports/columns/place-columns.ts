import { type ColumnSpec, column, extra } from "../column.ts";

const PLACE = column("place", "TEXT", "place.name", ["Place", "الموقع"]);
const PLACE_ID = extra("placeId", "ID", "place.id", ["Place id", "معرّف الموقع"]);

/** Of punches, as the readers made them. */
export const PUNCH_COLUMNS: readonly ColumnSpec[] = [
  column("at", "INSTANT", "at", ["At", "الوقت"]),
  column("pin", "ID", "pin", ["PIN", "رقم الموظف"]),
  column("name", "TEXT", "user.name", ["Name", "الاسم"]),
  PLACE,
  column("device", "TEXT", "device.name", ["Reader", "جهاز البصمة"]),
  column("state", "CODE", "state", ["State", "الحالة"]),
  column("verifyMode", "CODE", "verifyMode", ["Verified by", "طريقة التحقق"]),
  column("id", "ID", "id", ["Id", "المعرّف"]),
  extra("localTime", "TEXT", "localTime", ["Reader's clock", "ساعة الجهاز"]),
  PLACE_ID,
  extra("timeZone", "TEXT", "place.timeZone", ["Time zone", "المنطقة الزمنية"]),
  extra("deviceId", "ID", "device.id", ["Reader id", "معرّف الجهاز"]),
  extra("stateCode", "INTEGER", "stateCode", ["State code", "رمز الحالة"]),
  extra("verifyCode", "INTEGER", "verifyCode", ["Verify code", "رمز التحقق"]),
  extra("copies", "INTEGER", "copies", ["Copies", "النسخ"]),
  extra("channel", "CODE", "channel", ["Came by", "قناة الوصول"]),
  extra("receivedAt", "INSTANT", "receivedAt", ["Received", "وقت الاستلام"]),
  extra("late", "FLAG", "late", ["Came late", "وصل متأخرًا"]),
];

/** Of people enrolled on readers. */
export const USER_COLUMNS: readonly ColumnSpec[] = [
  column("pin", "ID", "pin", ["PIN", "رقم الموظف"]),
  column("name", "TEXT", "name", ["Name", "الاسم"]),
  PLACE,
  column("id", "ID", "id", ["Id", "المعرّف"]),
  PLACE_ID,
];

/** Of readers. */
export const DEVICE_COLUMNS: readonly ColumnSpec[] = [
  column("id", "ID", "id", ["Id", "المعرّف"]),
  column("name", "TEXT", "name", ["Name", "الاسم"]),
  PLACE,
  column("status", "CODE", "status", ["Status", "الحالة"]),
  column("verdict", "CODE", "completeness.verdict", ["Completeness", "الاكتمال"]),
  column("lastSeenAt", "INSTANT", "lastSeenAt", ["Last seen", "آخر ظهور"]),
  column("serialNumber", "ID", "serialNumber", ["Serial number", "الرقم التسلسلي"]),
  column("model", "TEXT", "model", ["Model", "الطراز"]),
  column("firmware", "TEXT", "firmware", ["Firmware", "البرنامج الثابت"]),
  column("address", "TEXT", "address", ["Address", "العنوان"]),
  column("users", "INTEGER", "counts.users", ["Users", "المسجلون"]),
  column("punches", "INTEGER", "counts.punches", ["Punches", "البصمات"]),
  extra("capacity", "INTEGER", "counts.capacity", ["Capacity", "السعة"]),
  extra("checkedAt", "INSTANT", "completeness.checkedAt", ["Checked", "وقت الفحص"]),
  PLACE_ID,
];

/** Of audited changes; no place is theirs, so that instants are in UTC unless a zone is named. */
export const AUDIT_COLUMNS: readonly ColumnSpec[] = [
  column("at", "INSTANT", "at", ["At", "الوقت"]),
  column("actor", "TEXT", "actor", ["By", "بواسطة"]),
  column("action", "TEXT", "action", ["Action", "الإجراء"]),
  column("outcome", "TEXT", "outcome", ["Outcome", "النتيجة"]),
  column("account", "TEXT", "account", ["Account", "الحساب"]),
  column("address", "TEXT", "address", ["Address", "العنوان"]),
  column("count", "INTEGER", "count", ["Count", "العدد"]),
  column("id", "ID", "id", ["Id", "المعرّف"]),
];
