import type { ShiftLayers, WeekdayShifts } from "@biometricflow/rules/shift-layers";
import type { ShiftOverride } from "@biometricflow/rules/shift-rules";
import { WEEKDAYS } from "../../domain/calendars/place-calendar.ts";
import type { NamedShift } from "../../domain/shifts/named-shift.ts";
import { toRevision } from "../../domain/shifts/shift-revision.ts";
import type {
  ShiftAssignmentResolvers,
  ShiftHours,
  ShiftResolvers,
  ShiftVersion,
  WeekdayHours,
} from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";

/** A shift's fields. */
export const ShiftFields: ShiftResolvers = {
  revision: toRevision,
  versions: ({ versions }) => versions.map(({ from, settings }) => ({ from, ...toVersion(settings) })),
};

/** An assignment's fields. */
export const ShiftAssignmentFields: ShiftAssignmentResolvers = {
  shift: ({ shiftId }, _args, context) => findShift(shiftId, context),
  place: ({ target }) => (target.kind === "PLACE" ? { id: target.id } : null),
  department: async ({ target }, _args, { peopleReader }) => {
    if (target.kind !== "DEPARTMENT") return null;
    return (await peopleReader.listDepartments({})).find(({ id }) => id === target.id) ?? null;
  },
  person: ({ target }, _args, { people }) => (target.kind === "PERSON" ? people.load(target.id) : null),
  to: ({ to }) => to ?? null,
};

/** A shift by its id. */
export async function findShift(id: string | undefined, { readShifts }: AttendanceContext): Promise<NamedShift | null> {
  return id === undefined ? null : ((await readShifts()).get(id) ?? null);
}

function toVersion({ own, weekdays, seasons }: ShiftLayers): Omit<ShiftVersion, "from"> {
  return {
    hours: toHours(own),
    weekdays: toWeekdays(weekdays),
    seasons: seasons.map((season) => ({
      from: season.from,
      to: season.to,
      hours: toHours(season.own),
      weekdays: toWeekdays(season.weekdays),
    })),
  };
}

function toWeekdays(weekdays: WeekdayShifts): WeekdayHours[] {
  return WEEKDAYS.flatMap((weekday) => {
    const hours = weekdays[weekday];
    return hours === undefined ? [] : [{ weekday, hours: toHours(hours) }];
  });
}

/** Hours in the words of the graph. */
export function toHours({ spans, ...hours }: ShiftOverride): ShiftHours {
  return { ...hours, spans: spans?.map(({ start, end }) => ({ start, end })) ?? null };
}
