import type { CalendarStore } from "../domain/calendars/calendar-store.ts";
import { listCalendars } from "./calendar-rows.ts";
import type { Database } from "./database.ts";
import { addHoliday, confirm, editHoliday, removeHoliday } from "./holidays.ts";
import { settleCalendars } from "./settle-calendars.ts";

/** Calendars in a database. */
export function createCalendarStore({ read, write }: Database): CalendarStore {
  return {
    list: () => listCalendars(read),
    edit: (placeIds, edit, act) =>
      write((transaction) => {
        const edits = new Map(placeIds.map((id) => [id, edit]));
        return settleCalendars(transaction, edits, { act, subject: placeIds.join(" "), detail: edit });
      }),
    addHoliday: (placeIds, facts, act) => write((transaction) => addHoliday(transaction, { placeIds, facts, act })),
    editHoliday: (id, change, act) => write((transaction) => editHoliday(transaction, { id, change, act })),
    removeHoliday: (id, placeIds, act) => write((transaction) => removeHoliday(transaction, { id, placeIds, act })),
    confirm: (placeIds, suggestions, act) =>
      write((transaction) => confirm(transaction, { placeIds, suggestions, act })),
  };
}
