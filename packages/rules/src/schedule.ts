import { createPlans, type PlanOn } from "./day-plan.ts";
import { type Organisation, type Place, toPlace } from "./organisation.ts";
import { checkPersonAt } from "./check-person.ts";
import { type Fault, RulesError } from "./faults.ts";
import { toHomePlace } from "./parse-person.ts";
import type { PersonRules } from "./place-rules.ts";

/** Whose punches are read and whose rules measure: every place with the home place's rules (R27), or one place (R28). */
export type Scope = { readonly kind: "ORGANISATION" } | { readonly kind: "PLACE"; readonly place: string };

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
  readonly planOn: PlanOn;
}

/**
 * R26 to R28: creates the schedule of a person. With `identity: "place"` the person exists at the home place only.
 *
 * @throws {RangeError} for a person without a place, or a scope of an unknown one; {RulesError} where the person's
 *   hours do not fit the rules of the place asked (2.1).
 */
export function createSchedule(organisation: Organisation, person: PersonRules, scope: Scope): Schedule {
  const placeId = scope.kind === "PLACE" ? scope.place : (toHomePlace(person) ?? "");
  const isOnePlace = scope.kind === "PLACE" || organisation.identity === "place";
  const place = toPlace(organisation, placeId);
  if (placeId !== toHomePlace(person)) checkScope(person, place);
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

/** The home place was checked with the person; another place asked has other hours beneath the person's own. */
function checkScope(person: PersonRules, place: Place): void {
  const faults: Fault[] = [];
  checkPersonAt(person, place.rules, faults);
  if (faults.length > 0) throw new RulesError(faults);
}
