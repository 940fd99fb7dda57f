import { codedError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import type { CalendarEdit } from "../../domain/calendars/calendar-edit.ts";
import {
  findShared,
  type HolidayPlan,
  planConfirmation,
  planHolidayEdit,
  planHolidayRemoval,
} from "../../domain/calendars/holiday-plan.ts";
import { toEmptyCalendar } from "../../domain/calendars/place-calendar.ts";
import type { RuleChangeInput } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import {
  parseCalendarEdit,
  toConfirmed,
  toHolidayChange,
  toHolidayFacts,
  toOwnPlaces,
  toWeekendEdit,
} from "./calendar-input.ts";
import { toldHoliday } from "./told-holiday.ts";

type Edits = ReadonlyMap<string, CalendarEdit>;
type HolidayInputs = Pick<RuleChangeInput, "editHoliday" | "removeHoliday" | "confirmHolidays">;

/** A change of calendars that is asked about, as an edit for each place. @throws as the mutation of its name would */
export async function toCalendarEdits(input: RuleChangeInput, context: AttendanceContext): Promise<Edits> {
  const { editPlaceCalendar, setWeekend, removeWeekend, addHoliday, addWorkingDay, removeWorkingDay } = input;
  const everywhere = (key: keyof RuleChangeInput, ids: readonly string[], edit: CalendarEdit) =>
    new Map(toOwnPlaces(ids, context, `change.${key}.placeIds`).map((id) => [id, edit]));
  if (setWeekend) return everywhere("setWeekend", setWeekend.placeIds, toWeekendEdit(setWeekend));
  if (removeWeekend) {
    const { placeIds, from } = removeWeekend;
    return everywhere("removeWeekend", placeIds, { kind: "REMOVE_WEEKEND", from });
  }
  if (addWorkingDay) {
    const { placeIds, date } = addWorkingDay;
    return everywhere("addWorkingDay", placeIds, { kind: "ADD_WORKING_DAY", date });
  }
  if (removeWorkingDay) {
    const { placeIds, date } = removeWorkingDay;
    return everywhere("removeWorkingDay", placeIds, { kind: "REMOVE_WORKING_DAY", date });
  }
  if (addHoliday) {
    const holiday = { id: "preview", ...toHolidayFacts(addHoliday) };
    return everywhere("addHoliday", addHoliday.placeIds, { kind: "PUT_HOLIDAYS", holidays: [holiday] });
  }
  if (!editPlaceCalendar) return toHolidayEdits(input, context);
  return everywhere("editPlaceCalendar", [editPlaceCalendar.placeId], parseCalendarEdit(editPlaceCalendar));
}

async function toHolidayEdits(input: HolidayInputs, context: AttendanceContext): Promise<Edits> {
  const { editHoliday, removeHoliday, confirmHolidays } = input;
  if (confirmHolidays) return toConfirmation(confirmHolidays, context);
  const id = editHoliday?.id ?? removeHoliday?.id;
  if (id === undefined) throw codedError("BAD_USER_INPUT", "Name exactly one change", { argument: "change" });
  const before = findShared(await context.calendars.list(), id);
  const canChange = (placeId: string) => canSeePlace(context.viewer, placeId);
  const plan = (): HolidayPlan => {
    if (editHoliday) return planHolidayEdit(before, toHolidayChange(editHoliday, context), canChange);
    const placeIds = removeHoliday?.placeIds;
    return planHolidayRemoval(before, placeIds ? toOwnPlaces(placeIds, context) : undefined, canChange);
  };
  return toldHoliday(plan()).edits;
}

type Confirmation = NonNullable<HolidayInputs["confirmHolidays"]>;

async function toConfirmation(input: Confirmation, context: AttendanceContext): Promise<Edits> {
  const placeIds = toOwnPlaces(input.placeIds, context, "change.confirmHolidays.placeIds");
  const known = new Map((await context.calendars.list()).map((calendar) => [calendar.placeId, calendar]));
  const calendars = placeIds.map((id) => known.get(id) ?? toEmptyCalendar(id));
  let made = 0;
  return planConfirmation(calendars, toConfirmed(input), () => `confirmed.${made++}`).edits;
}
