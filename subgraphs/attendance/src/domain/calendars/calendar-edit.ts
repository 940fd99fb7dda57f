import { cutDate, type Holiday, sortHolidays } from "./holiday.ts";
import { type PlaceCalendar, type Weekday, WEEKDAYS } from "./place-calendar.ts";

/** A change of a place's calendar. */
export type CalendarEdit =
  | { readonly kind: "SET_WEEKEND"; readonly from: string; readonly weekend: readonly Weekday[] }
  | { readonly kind: "REMOVE_WEEKEND"; readonly from: string }
  /** Makes holidays, or puts them in the stead of those of their ids. */
  | { readonly kind: "PUT_HOLIDAYS"; readonly holidays: readonly Holiday[] }
  | { readonly kind: "DROP_HOLIDAY"; readonly id: string }
  /** One date, whatever it was before. */
  | { readonly kind: "ADD_HOLIDAY"; readonly date: string; readonly name: string }
  | { readonly kind: "REMOVE_HOLIDAY"; readonly date: string }
  | { readonly kind: "ADD_WORKING_DAY"; readonly date: string }
  | { readonly kind: "REMOVE_WORKING_DAY"; readonly date: string };

/**
 * The calendar after an edit; the same object where it says so already.
 *
 * @param newId an id that no holiday has
 */
export function editCalendar(calendar: PlaceCalendar, edit: CalendarEdit, newId: () => string): PlaceCalendar {
  const { weekends, holidays, extraWorkingDays } = calendar;
  const putHolidays = (list: readonly Holiday[]) => ({ ...calendar, holidays: sortHolidays(list) });
  switch (edit.kind) {
    case "SET_WEEKEND": {
      const weekend = WEEKDAYS.filter((day) => edit.weekend.includes(day));
      const others = weekends.filter(({ from }) => from !== edit.from);
      const all = [...others, { from: edit.from, weekend }];
      return { ...calendar, weekends: all.toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
    }
    case "REMOVE_WEEKEND":
      return { ...calendar, weekends: weekends.filter(({ from }) => from !== edit.from) };
    case "PUT_HOLIDAYS": {
      const ids = new Set(edit.holidays.map(({ id }) => id));
      return putHolidays([...holidays.filter(({ id }) => !ids.has(id)), ...edit.holidays]);
    }
    case "DROP_HOLIDAY":
      return putHolidays(holidays.filter(({ id }) => id !== edit.id));
    case "ADD_HOLIDAY":
      return isNamed(holidays, edit) ? calendar : putHolidays(nameDate(holidays, edit, newId));
    case "REMOVE_HOLIDAY":
      return putHolidays(cutDate(holidays, edit.date, newId));
    case "ADD_WORKING_DAY":
      return { ...calendar, extraWorkingDays: [...new Set([...extraWorkingDays, edit.date])].toSorted() };
    case "REMOVE_WORKING_DAY":
      return { ...calendar, extraWorkingDays: extraWorkingDays.filter((date) => date !== edit.date) };
  }
}

interface NamedDate {
  readonly date: string;
  readonly name: string;
}

function isNamed(holidays: readonly Holiday[], { date, name }: NamedDate): boolean {
  const ofDate = holidays.filter(({ from, to }) => from <= date && date <= to);
  return ofDate.length > 0 && ofDate.every((holiday) => holiday.name === name);
}

function nameDate(holidays: readonly Holiday[], { date, name }: NamedDate, newId: () => string): readonly Holiday[] {
  const facts = { name, latinName: undefined, arabicName: undefined, suggestion: undefined };
  return [...cutDate(holidays, date, newId), { id: newId(), from: date, to: date, ...facts }];
}
