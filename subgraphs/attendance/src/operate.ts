export { toLocalTime } from "./domain/corrections/local-clock.ts";
export { checkDocument } from "./domain/periods/check-document.ts";
export { type AttendancePerson, readAttendanceLeavers, readAttendancePeople } from "./operate-person.ts";
