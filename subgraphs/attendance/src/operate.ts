export { checkDocument } from "./domain/periods/check-document.ts";
export { type AttendancePerson, readAttendancePeople } from "./operate-person.ts";
