import { checkPersonAt } from "./check-person.ts";
import { checkShifts, createPlaceCalendar } from "./check-shifts.ts";
import { createDayKinds } from "./day-kind.ts";
import { type Fault, RulesError } from "./faults.ts";
import { parseDay } from "./local-time.ts";
import { parseShiftLayers } from "./parse-shift-layers.ts";
import { DEFAULT_PLACE, type PersonRules, type PlaceRules } from "./place-rules.ts";
import type { ShiftLayers } from "./shift-layers.ts";

/**
 * Parses a shift that nobody works yet: keys that hold always, `weekdays` and `seasons` (2.1). Whether shifts of two dates
 * overlap depends on who works them and where, and is not judged here.
 *
 * @param key where the shift stands; the keys of faults begin with it
 * @throws {RulesError} `INVALID_RULES` with every fault
 */
export function parseShiftSettings(value: unknown, key: string): ShiftLayers {
  const faults: Fault[] = [];
  const layers = parseShiftLayers({ value, key, faults });
  if (faults.length === 0) {
    const place = { ...DEFAULT_PLACE, timeZone: "UTC", shift: layers };
    checkShifts(
      createPlaceCalendar(place, () => "WEEKEND", key),
      faults,
    );
  }
  if (faults.length > 0) throw new RulesError(faults);
  return layers;
}

/** 2.1: what does not hold on some date at a place; the keys of faults begin with `key`. */
export function findPlaceFaults(place: PlaceRules, key: string): readonly Fault[] {
  const faults: Fault[] = [];
  checkShifts(createPlaceCalendar(place, createDayKinds(place), key), faults);
  return faults;
}

/** 2.1: what does not hold for a person by the rules of a place on some of the dates, both inclusive, or beside them. */
export function findPersonFaults(
  person: PersonRules,
  place: PlaceRules,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Fault[] {
  const faults: Fault[] = [];
  checkPersonAt(person, place, faults, { from: parseDay(from), to: parseDay(to) });
  return faults;
}
