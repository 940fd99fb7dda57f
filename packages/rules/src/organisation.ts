import { createDayKinds } from "./day-kind.ts";
import { createPlacePlans, type PlaceDays, type PlanOn } from "./day-plan.ts";
import { MINUTE_MS } from "./local-time.ts";
import type { OrganisationRules, PlaceRules } from "./place-rules.ts";
import { createLocalResolver, createZoneResolver, type ZoneResolver } from "./reader-time.ts";
import { createShift, type LocalResolver, type Shift } from "./shift.ts";
import { listLayersOn, mergeLayers } from "./shift-layers.ts";
import type { ShiftOverride, ShiftRules } from "./shift-rules.ts";

/** A place ready for work: its rules with the zone, the calendar and the shifts met so far. */
export interface Place extends PlaceDays {
  readonly id: string;
  readonly rules: PlaceRules;
  readonly duplicateWindowMs: number;
  readonly futureToleranceMs: number;
  readonly driftWarnSeconds: number;
  /** The plans of everybody without hours, roster or absence of their own. */
  readonly planOn: PlanOn;
  /** R1: what a reader of the place means by its times. */
  readonly resolverOf: (device: string) => ZoneResolver;
}

/** All places ready for work. Made once, used for every person and query; it holds no punches. */
export interface Organisation {
  readonly identity: OrganisationRules["identity"];
  readonly places: ReadonlyMap<string, Place>;
}

/** Creates the organisation of parsed rules (`parseOrganisationRules`). */
export function createOrganisation(rules: OrganisationRules): Organisation {
  const places = Object.entries(rules.places).map(([id, place]) => [id, createPlace(id, place)] as const);
  return { identity: rules.identity, places: new Map(places) };
}

/**
 * The place of an id.
 *
 * @throws {RangeError} for an unknown place: people and punches are checked against the organisation before.
 */
export function toPlace(organisation: Organisation, id: string): Place {
  const place = organisation.places.get(id);
  if (!place) throw new RangeError(`unknown place: ${id}`);
  return place;
}

function createPlace(id: string, rules: PlaceRules): Place {
  const resolve = createLocalResolver({ timeZone: rules.timeZone });
  const shiftOf = createLayeredShifts(createShifts(resolve));
  const followsZone = createZoneResolver({ timeZone: rules.timeZone });
  const days = { rules, kindOf: createDayKinds(rules), shiftOn: createPlaceShifts(rules, shiftOf), shiftOf };
  return {
    ...days,
    id,
    rules,
    planOn: createPlacePlans(days),
    duplicateWindowMs: rules.duplicateWindowSeconds * 1000,
    futureToleranceMs: rules.futureToleranceMinutes * MINUTE_MS,
    driftWarnSeconds: rules.driftWarnSeconds,
    resolverOf: (device) => {
      const fixedOffset = rules.deviceFixedOffset[device];
      return fixedOffset === undefined ? followsZone : createZoneResolver({ timeZone: rules.timeZone, fixedOffset });
    },
  };
}

function createPlaceShifts({ shift }: PlaceRules, shiftOf: Place["shiftOf"]): Place["shiftOn"] {
  const known = new Map<number, Shift>();
  return (day) => {
    let found = known.get(day);
    if (!found) {
      found = shiftOf(listLayersOn(shift, day));
      known.set(day, found);
    }
    return found;
  };
}

/** Shifts by the layers they are made of; a layer that nobody holds any more is let go. */
interface LayeredShifts {
  shift?: Shift;
  readonly over: WeakMap<ShiftOverride, LayeredShifts>;
}

function createLayeredShifts(shiftOf: (rules: ShiftRules) => Shift): Place["shiftOf"] {
  const bottom: LayeredShifts = { over: new WeakMap() };
  return (layers) => {
    let met = bottom;
    for (const layer of layers) {
      const above = met.over.get(layer) ?? { over: new WeakMap() };
      met.over.set(layer, above);
      met = above;
    }
    met.shift ??= shiftOf(mergeLayers(layers));
    return met.shift;
  };
}

function createShifts(resolve: LocalResolver): (rules: ShiftRules) => Shift {
  const known = new Map<string, Shift>();
  return (rules) => {
    const key = JSON.stringify(Object.entries(rules).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const shift = known.get(key) ?? createShift(rules, resolve);
    known.set(key, shift);
    return shift;
  };
}
