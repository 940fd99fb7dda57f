import type { DayKind } from "./day-kind.ts";
import { toDate } from "./local-time.ts";
import { type Organisation, type Place, toPlace } from "./organisation.ts";
import { toHomePlace } from "./parse-person.ts";
import type { PersonRules } from "./place-rules.ts";
import type { Shift } from "./shift.ts";

/** Whose punches are read and whose rules measure: every place with the home place's rules (R27), or one place (R28). */
export type Scope = { readonly kind: "ORGANISATION" } | { readonly kind: "PLACE"; readonly place: string };

/** Where the shift of a date comes from. */
export type ShiftSource = "PLACE" | "PERSON" | "ROSTER";

/** What a date asks of a person. */
export interface DayPlan {
  readonly day: number;
  readonly kind: DayKind;
  readonly shift: Shift;
  readonly source: ShiftSource;
  readonly startMs: number;
  readonly endMs: number;
}

/** A person in a scope: everything a record needs except punches and the query. */
export interface Schedule {
  readonly person: PersonRules;
  /** Rule that chose the scope. */
  readonly scopeRule: "R27" | "R28";
  /** The place whose zone, calendar, window and shift hold. */
  readonly place: Place;
  /** Whether punches of this place count. */
  readonly isInScope: (place: string) => boolean;
  /** Places in scope where the PIN is enrolled; their proofs decide completeness (R22a). */
  readonly enrolledAt: readonly string[];
  readonly organisation: Organisation;
  /** R7; `isHoliday` marks an additional holiday of the query. */
  readonly planOn: (day: number, isHoliday: boolean) => DayPlan;
}

/**
 * R26 to R28: creates the schedule of a person. With `identity: "place"` the person exists at the home place only.
 *
 * @throws {RangeError} for a person without a place, or a scope of an unknown one.
 */
export function createSchedule(organisation: Organisation, person: PersonRules, scope: Scope): Schedule {
  const placeId = scope.kind === "PLACE" ? scope.place : (toHomePlace(person) ?? "");
  const isOnePlace = scope.kind === "PLACE" || organisation.identity === "place";
  const place = toPlace(organisation, placeId);
  return {
    person,
    scopeRule: scope.kind === "PLACE" ? "R28" : "R27",
    place,
    isInScope: isOnePlace ? (id) => id === placeId : () => true,
    enrolledAt: isOnePlace ? [placeId] : person.enrolledAt,
    organisation,
    planOn: createPlans(place, person),
  };
}

interface ChosenShift {
  readonly shift: Shift;
  readonly source: ShiftSource;
}

function createPlans(place: Place, person: PersonRules): Schedule["planOn"] {
  const ordinary = toOrdinaryShift(place, person);
  const rosterShiftOn = createRosterShifts(place, person);
  return (day, isHoliday) => {
    const kind = isHoliday ? "HOLIDAY" : place.kindOf(day);
    // R7: a day off is measured by the ordinary shift, whatever a roster says.
    const { shift, source } = (kind === "WORKING" ? rosterShiftOn(day) : undefined) ?? ordinary;
    const { startMs, endMs } = shift.edgesOn(day);
    return { day, kind, shift, source, startMs, endMs };
  };
}

function toOrdinaryShift(place: Place, person: PersonRules): ChosenShift {
  if (Object.keys(person.shift).length === 0) return { shift: place.shift, source: "PLACE" };
  return { shift: place.shiftOf({ ...place.rules.shift, ...person.shift }), source: "PERSON" };
}

/** Only the dates asked are looked up, so a long roster costs nothing. */
function createRosterShifts(place: Place, person: PersonRules): (day: number) => ChosenShift | undefined {
  if (Object.keys(person.roster).length === 0) return () => undefined;
  return (day) => {
    const override = person.roster[toDate(day)];
    if (!override) return undefined;
    return { shift: place.shiftOf({ ...place.rules.shift, ...person.shift, ...override }), source: "ROSTER" };
  };
}
