import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import { type Holiday, listDates, type SharedHoliday } from "../../domain/calendars/holiday.ts";
import { toHijri } from "../../domain/calendars/holiday-suggestions.ts";
import type { PlaceCalendar as Calendar } from "../../domain/calendars/place-calendar.ts";
import type { HolidayPeriod, PlaceCalendar } from "../../generated/resolvers.ts";

/** Calendars in the words of the graph. @param all every calendar there is: it says where else a holiday is one */
export function toGraphCalendars(
  calendars: readonly Calendar[],
  all: readonly Calendar[],
  viewer: Viewer,
): PlaceCalendar[] {
  const placesOf = Map.groupBy(
    all.flatMap(({ placeId, holidays }) => holidays.map(({ id }) => ({ id, placeId }))),
    ({ id }) => id,
  );
  const share = (holiday: Holiday): SharedHoliday => ({
    ...holiday,
    placeIds: (placesOf.get(holiday.id) ?? []).map(({ placeId }) => placeId),
  });
  return calendars.map(({ placeId, weekends, holidays, extraWorkingDays }) => ({
    place: { id: placeId },
    weekends: weekends.map(({ from, weekend }) => ({ from, weekend: [...weekend] })),
    holidays: listByDate(holidays),
    holidayPeriods: holidays.map((holiday) => toHolidayPeriod(share(holiday), viewer)),
    extraWorkingDays: [...extraWorkingDays],
  }));
}

/** A holiday in the words of the graph, with those of its places that the viewer sees. */
export function toHolidayPeriod({ placeIds, ...holiday }: SharedHoliday, viewer: Viewer): HolidayPeriod {
  const seen = placeIds.filter((id) => canSeePlace(viewer, id));
  return {
    ...holiday,
    hijri: toHijri(holiday.from),
    places: seen.map((id) => ({ id })),
    isElsewhereToo: seen.length < placeIds.length,
  };
}

function listByDate(holidays: readonly Holiday[]) {
  const dates = holidays.flatMap((holiday) => listDates(holiday).map((date) => ({ date, name: holiday.name })));
  return dates.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
