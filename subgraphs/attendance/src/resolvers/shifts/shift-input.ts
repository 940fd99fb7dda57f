import { RulesError } from "@biometricflow/rules/faults";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseIds } from "@biometricflow/subgraph/list-arguments";
import { CalendarTooLongError } from "../../domain/calendars/calendar-store.ts";
import type { NamedShift, ShiftTarget } from "../../domain/shifts/named-shift.ts";
import { parseNamedShift } from "../../domain/shifts/parse-named-shift.ts";
import { ShiftChangedError, ShiftRefusal } from "../../domain/shifts/shift-store.ts";
import type {
  AssignShiftInput,
  InputMaybe,
  SaveShiftInput,
  ShiftHoursInput,
  WeekdayHoursInput,
} from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { findOwnPeople } from "../absences/absence-scope.ts";
import { requireEverywhere, toPlacesInScope } from "../scope.ts";

/** A shift as an input says it. @throws BAD_USER_INPUT with every fault */
export function toShift({ versions, ...named }: Omit<SaveShiftInput, "revision">): NamedShift {
  const written = versions.map(({ from, hours, weekdays, seasons }) => ({
    from,
    settings: {
      ...toKeys(hours),
      weekdays: toWeekdays(weekdays),
      seasons: (seasons ?? []).map((season) => ({
        from: season.from,
        to: season.to,
        shift: { ...toKeys(season.hours), weekdays: toWeekdays(season.weekdays) },
      })),
    },
  }));
  return refuseInput(() => parseNamedShift({ ...named, versions: written }, "input"));
}

/** Keys that are null are left out, as they were not given. */
function toKeys(hours: ShiftHoursInput): object {
  return Object.fromEntries(Object.entries(hours).filter(([, value]) => value !== null && value !== undefined));
}

function toWeekdays(weekdays: InputMaybe<readonly WeekdayHoursInput[]> | undefined): object {
  return Object.fromEntries((weekdays ?? []).map(({ weekday, hours }) => [weekday, toKeys(hours)]));
}

function refuseInput<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toInputError(error);
  }
}

/** Waits for a change. @throws BAD_USER_INPUT with the faults of a refusal, CHANGED_MEANWHILE */
export async function toldInFull<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toInputError(error);
  }
}

/** Of a file of hundreds of faults a reader wants the first ones. */
const MOST_FAULTS = 100;

function toInputError(error: unknown): unknown {
  if (error instanceof ShiftChangedError)
    return codedError("CHANGED_MEANWHILE", error.message, { argument: "input.revision" });
  if (error instanceof CalendarTooLongError) return codedError("BAD_USER_INPUT", error.message, { argument: "input" });
  if (!(error instanceof RulesError) && !(error instanceof ShiftRefusal)) return error;
  const faults = error.faults.slice(0, MOST_FAULTS).map((fault) => ({ ...fault, key: toGraphKey(fault.key) }));
  const message = faults.map(({ key, found, expected }) => `${key}: found ${found}, expected ${expected}`).join("; ");
  return codedError("BAD_USER_INPUT", message, { argument: faults[0]?.key ?? "input", faults });
}

/** In the words of the input: there the keys of a layer stand under `hours`. */
function toGraphKey(key: string): string {
  return key.replace(/(\.versions\.\d+)\.settings(?!\.(?:weekdays|seasons))/, "$1.hours").replace(".settings.", ".");
}

type TargetInput = Pick<AssignShiftInput, "placeId" | "departmentId" | "personId">;

/** Whom an input names. @throws BAD_USER_INPUT for nobody and for several, FORBIDDEN, NOT_FOUND out of the viewer's scope */
export async function toTarget(input: TargetInput, context: AttendanceContext): Promise<ShiftTarget> {
  const { placeId, departmentId, personId } = input;
  const given = [placeId, departmentId, personId].filter((id) => typeof id === "string");
  if (given.length !== 1)
    throw codedError("BAD_USER_INPUT", "Name one of placeId, departmentId, personId", { argument: "input" });
  const { viewer, placeIds } = context;
  if (placeId) {
    toPlacesInScope(viewer, placeIds, parseIds([placeId], "input.placeId", "PLACE"));
    return { kind: "PLACE", id: placeId };
  }
  if (departmentId) {
    requireEverywhere(context);
    return { kind: "DEPARTMENT", id: departmentId };
  }
  const [person] = await findOwnPeople([personId ?? ""], context);
  return { kind: "PERSON", id: person?.id ?? "" };
}
