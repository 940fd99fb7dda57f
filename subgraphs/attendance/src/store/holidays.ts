import type { CalendarEdit } from "../domain/calendars/calendar-edit.ts";
import type { CalendarAct, EditedHoliday, HolidayChange } from "../domain/calendars/calendar-store.ts";
import type { HolidayFacts, SharedHoliday } from "../domain/calendars/holiday.ts";
import { planConfirmation, planHolidayEdit, planHolidayRemoval } from "../domain/calendars/holiday-plan.ts";
import { findCalendars, findHoliday } from "./calendar-rows.ts";
import type { WriteTransaction } from "./database.ts";
import { toNewHolidayId } from "./holiday-id.ts";
import { settleCalendars } from "./settle-calendars.ts";

interface Adding {
  readonly placeIds: readonly string[];
  readonly facts: HolidayFacts;
  readonly act: CalendarAct;
}

export async function addHoliday(
  transaction: WriteTransaction,
  { placeIds, facts, act }: Adding,
): Promise<SharedHoliday> {
  const holiday = { id: toNewHolidayId(), ...facts };
  const put: CalendarEdit = { kind: "PUT_HOLIDAYS", holidays: [holiday] };
  const logged = { act, subject: holiday.id, detail: { ...facts, placeIds } };
  await settleCalendars(transaction, new Map(placeIds.map((id) => [id, put])), logged);
  return { ...holiday, placeIds };
}

interface HolidayEditing {
  readonly id: string;
  readonly change: HolidayChange;
  readonly act: CalendarAct;
}

export async function editHoliday(transaction: WriteTransaction, editing: HolidayEditing): Promise<EditedHoliday> {
  const { id, change, act } = editing;
  const before = await findHoliday(transaction.tx, id);
  const plan = planHolidayEdit(before, change, act.canChange);
  if (plan.kind !== "DONE") return plan;
  const { holiday, edits } = plan;
  await settleCalendars(transaction, edits, { act, subject: id, detail: { before, after: holiday } });
  return { kind: "DONE", holiday };
}

interface Removal {
  readonly id: string;
  readonly placeIds: readonly string[] | undefined;
  readonly act: CalendarAct;
}

/** @returns the holiday where it is none any more */
export async function removeHoliday(
  transaction: WriteTransaction,
  { id, placeIds, act }: Removal,
): Promise<EditedHoliday> {
  const plan = planHolidayRemoval(await findHoliday(transaction.tx, id), placeIds, act.canChange);
  if (plan.kind !== "DONE") return plan;
  const { holiday, edits } = plan;
  await settleCalendars(transaction, edits, { act, subject: id, detail: holiday });
  return { kind: "DONE", holiday };
}

interface Confirmation {
  readonly placeIds: readonly string[];
  readonly suggestions: readonly HolidayFacts[];
  readonly act: CalendarAct;
}

export async function confirm(
  transaction: WriteTransaction,
  { placeIds, suggestions, act }: Confirmation,
): Promise<readonly SharedHoliday[]> {
  const calendars = await findCalendars(transaction.tx, placeIds);
  const { made, edits } = planConfirmation(calendars, suggestions, toNewHolidayId);
  await settleCalendars(transaction, edits, { act, subject: placeIds.join(" "), detail: made });
  const wanted = new Set(suggestions.map(({ suggestion }) => suggestion));
  const now = (await findCalendars(transaction.tx, placeIds)).flatMap(({ holidays }) => holidays);
  const ids = new Set(now.filter(({ suggestion }) => wanted.has(suggestion)).map(({ id }) => id));
  const found: SharedHoliday[] = [];
  for (const id of ids) found.push(...(await findShared(transaction, id)));
  return found;
}

async function findShared({ tx }: WriteTransaction, id: string): Promise<readonly SharedHoliday[]> {
  const holiday = await findHoliday(tx, id);
  return holiday === undefined ? [] : [holiday];
}
