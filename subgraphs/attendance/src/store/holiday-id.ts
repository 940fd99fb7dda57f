import { randomUUID } from "node:crypto";

/** An id that no holiday has. */
export function toNewHolidayId(): string {
  return `h.${randomUUID()}`;
}
