import { type CalendarEdit, editCalendar } from "../domain/calendars/calendar-edit.ts";
import { type CalendarAct, CalendarTooLongError } from "../domain/calendars/calendar-store.ts";
import { listChangedDates } from "../domain/calendars/changed-dates.ts";
import { toNewHolidayId } from "./holiday-id.ts";
import { isTooLong, type PlaceCalendar } from "../domain/calendars/place-calendar.ts";
import { createShiftBook } from "../domain/rules/shift-book.ts";
import { findBookFaults, listNewFaults } from "../domain/rules/shift-faults.ts";
import { ShiftRefusal } from "../domain/shifts/shift-store.ts";
import { type CalendarChange, findCalendars, writeCalendars } from "./calendar-rows.ts";
import { recordChange } from "./change-log.ts";
import type { WriteTransaction } from "./database.ts";
import { markTarget } from "./people-marks.ts";
import { listShared, listShifts } from "./shift-reader.ts";

/** Who changes what, as the log of changes has it. */
export interface LoggedEdit {
  readonly act: CalendarAct;
  readonly subject: string;
  readonly detail: unknown;
}

/** Takes edits in, each of one place: all of them, or none. */
export async function settleCalendars(
  transaction: WriteTransaction,
  edits: ReadonlyMap<string, CalendarEdit>,
  { act, ...logged }: LoggedEdit,
): Promise<readonly PlaceCalendar[]> {
  const known = await findCalendars(transaction.tx, [...edits.keys()]);
  const changes = known.map((before) => {
    const edit = edits.get(before.placeId);
    return { before, after: edit === undefined ? before : editCalendar(before, edit, toNewHolidayId) };
  });
  const changed = changes.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  if (changed.some(({ after }) => isTooLong(after))) throw new CalendarTooLongError();
  await refuseShifts(transaction, changed);
  await writeCalendars(transaction, changed);
  for (const { before, after } of changed) {
    const ranges = listChangedDates(before, after);
    await markTarget(transaction, { kind: "PLACE", id: after.placeId }, { ranges, nowMs: act.atMs });
  }
  if (changed.length > 0) await recordChange(transaction, act, { action: act.action, ...logged });
  return changes.map(({ after }) => after);
}

/** 2.1: refuses a day that would be worked although the shift before it runs into it. No fault depends on the zone. */
async function refuseShifts({ tx }: WriteTransaction, changes: readonly CalendarChange[]): Promise<void> {
  const book = createShiftBook(await listShifts(tx), await listShared(tx));
  const find = (calendar: PlaceCalendar) => findBookFaults([{ id: calendar.placeId, timeZone: "UTC", calendar }], book);
  const faults = changes.flatMap(({ before, after }) => listNewFaults(find(before), find(after)));
  if (faults.length > 0) throw new ShiftRefusal(faults);
}
