import { canSeePlace } from "@biometricflow/service/identity/viewer";
import type { CalendarEdit } from "../../domain/calendars/calendar-edit.ts";
import type { CalendarAct, EditedHoliday } from "../../domain/calendars/calendar-store.ts";
import type { HolidayPayload, MutationResolvers, WorkingDayInput } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { toldInFull } from "../shifts/shift-input.ts";
import { toGraphCalendars, toHolidayPeriod } from "./calendar-fields.ts";
import {
  parseCalendarEdit,
  toConfirmed,
  toHolidayChange,
  toHolidayFacts,
  toOwnPlaces,
  toWeekendEdit,
} from "./calendar-input.ts";
import { toldHoliday } from "./told-holiday.ts";

/** The mutations of calendars. */
export const CalendarMutation = {
  editPlaceCalendar: async (_root, { input }, context) => {
    const places = toOwnPlaces([input.placeId], context, "input.placeId");
    const [calendar] = await edit(context, "editPlaceCalendar", { places, edit: parseCalendarEdit(input) });
    return { calendar: calendar ?? null };
  },

  setWeekend: async (_root, { input }, context) => {
    const places = toOwnPlaces(input.placeIds, context);
    return { calendars: await edit(context, "setWeekend", { places, edit: toWeekendEdit(input) }) };
  },

  removeWeekend: async (_root, { input: { placeIds, from } }, context) => {
    const places = toOwnPlaces(placeIds, context);
    return { calendars: await edit(context, "removeWeekend", { places, edit: { kind: "REMOVE_WEEKEND", from } }) };
  },

  addWorkingDay: (_root, { input }, context) => editDay(context, "addWorkingDay", { input, kind: "ADD_WORKING_DAY" }),

  removeWorkingDay: (_root, { input }, context) =>
    editDay(context, "removeWorkingDay", { input, kind: "REMOVE_WORKING_DAY" }),

  addHoliday: async (_root, { input }, context) => {
    const places = toOwnPlaces(input.placeIds, context);
    const act = toAct("addHoliday", context);
    const holiday = await toldInFull(context.calendars.addHoliday(places, toHolidayFacts(input), act));
    return { holiday: toHolidayPeriod(holiday, context.viewer) };
  },

  editHoliday: async (_root, { input }, context) => {
    const change = toHolidayChange(input, context);
    return toPayload(
      await toldInFull(context.calendars.editHoliday(input.id, change, toAct("editHoliday", context))),
      context,
    );
  },

  removeHoliday: async (_root, { input: { id, placeIds } }, context) => {
    const places = placeIds ? toOwnPlaces(placeIds, context) : undefined;
    return toPayload(
      await toldInFull(context.calendars.removeHoliday(id, places, toAct("removeHoliday", context))),
      context,
    );
  },

  confirmHolidays: async (_root, { input }, context) => {
    const places = toOwnPlaces(input.placeIds, context);
    const act = toAct("confirmHolidays", context);
    const holidays = await toldInFull(context.calendars.confirm(places, toConfirmed(input), act));
    return { holidays: holidays.map((holiday) => toHolidayPeriod(holiday, context.viewer)) };
  },
} satisfies MutationResolvers;

interface PlacesEdit {
  readonly places: readonly string[];
  readonly edit: CalendarEdit;
}

async function edit(context: AttendanceContext, action: string, change: PlacesEdit) {
  const edited = await toldInFull(context.calendars.edit(change.places, change.edit, toAct(action, context)));
  return toGraphCalendars(edited, await context.calendars.list(), context.viewer);
}

interface DayEdit {
  readonly input: WorkingDayInput;
  readonly kind: "ADD_WORKING_DAY" | "REMOVE_WORKING_DAY";
}

async function editDay(context: AttendanceContext, action: string, { input: { placeIds, date }, kind }: DayEdit) {
  const places = toOwnPlaces(placeIds, context);
  return { calendars: await edit(context, action, { places, edit: { kind, date } }) };
}

function toPayload(edited: EditedHoliday, { viewer }: AttendanceContext): HolidayPayload {
  return { holiday: toHolidayPeriod(toldHoliday(edited).holiday, viewer) };
}

function toAct(action: string, { viewer, now }: AttendanceContext): CalendarAct {
  return { action, actor: viewer.subject, atMs: now(), canChange: (placeId) => canSeePlace(viewer, placeId) };
}
