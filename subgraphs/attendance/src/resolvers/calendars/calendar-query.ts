import { parseIds } from "@biometricflow/subgraph/list-arguments";
import { listHolidays } from "../../domain/calendars/listed-holidays.ts";
import { toEmptyCalendar } from "../../domain/calendars/place-calendar.ts";
import type { QueryResolvers } from "../../generated/resolvers.ts";
import { parseRange } from "../date-range.ts";
import { toPlacesInScope } from "../scope.ts";
import { toGraphCalendars } from "./calendar-fields.ts";
import { toSuggestions } from "./calendar-input.ts";

/** The queries of calendars. */
export const CalendarQuery = {
  placeCalendars: async (_root, args, { viewer, placeIds, calendars }) => {
    const inScope = toPlacesInScope(viewer, placeIds, parseIds(args.placeIds, "placeIds", "PLACE"));
    const all = await calendars.list();
    const known = new Map(all.map((calendar) => [calendar.placeId, calendar]));
    const own = inScope.map((id) => known.get(id) ?? toEmptyCalendar(id));
    return toGraphCalendars(own, all, viewer);
  },

  holidays: async (_root, args, { viewer, placeIds, calendars }) => {
    const inScope = toPlacesInScope(viewer, placeIds, parseIds(args.placeIds, "placeIds", "PLACE"));
    const found = listHolidays(await calendars.list(), inScope, parseRange(args, "from"));
    return found.map(({ placeId, ...holiday }) => ({ ...holiday, place: { id: placeId } }));
  },

  holidaySuggestions: (_root, { country, year, language }) => [...toSuggestions(country, year, language ?? "en")],
} satisfies QueryResolvers;
