import { type HolidayNames, listDates } from "./holiday.ts";
import { toHijri } from "./holiday-suggestions.ts";
import type { PlaceCalendar } from "./place-calendar.ts";

/** A date of a holiday at one place. */
export interface ListedHoliday extends HolidayNames {
  /** Of the whole holiday: its dates share it. */
  readonly holidayId: string;
  readonly date: string;
  readonly hijri: string;
  readonly placeId: string;
}

/** The holidays of some places from first to last date, both inclusive: in the order of dates, then of the places. */
export function listHolidays(
  calendars: readonly PlaceCalendar[],
  placeIds: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly ListedHoliday[] {
  const calendarOf = new Map(calendars.map((calendar) => [calendar.placeId, calendar]));
  const found = placeIds.flatMap((placeId) =>
    (calendarOf.get(placeId)?.holidays ?? [])
      .flatMap(({ id, name, latinName, arabicName, ...range }) =>
        listDates(range).map((date) => ({
          holidayId: id,
          date,
          name,
          latinName,
          arabicName,
          hijri: toHijri(date),
          placeId,
        })),
      )
      .filter(({ date }) => from <= date && date <= to),
  );
  return found.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
