import { checkShifts, listChanges } from "./check-shifts.ts";
import { createDayKinds } from "./day-kind.ts";
import type { Fault } from "./faults.ts";
import { parseDay, toDate } from "./local-time.ts";
import type { PersonRules, PlaceRules } from "./place-rules.ts";
import { isEmptyLayers, listLayersOn } from "./shift-layers.ts";

/** Days, both inclusive. */
interface Days {
  readonly from: number;
  readonly to: number;
}

const ALL_DAYS: Days = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * 2.1: notes what does not hold on some date for a person by the rules of a place: the home place, or one asked.
 *
 * @param within the days that are judged, and those beside them; all of them where it is not said
 */
export function checkPersonAt(person: PersonRules, place: PlaceRules, faults: Fault[], within = ALL_DAYS): void {
  const { shift, roster } = person;
  const rosterDays = Object.keys(roster).map(parseDay);
  if (isEmptyLayers(shift) && rosterDays.length === 0) return; // the place's own hours were checked with the place
  const kindOf = createDayKinds(place);
  const entryOn = (day: number) => roster[toDate(day)];
  const toRostered = (day: number) => {
    const entry = entryOn(day);
    return entry === undefined || entry === "OFF" ? [] : [entry];
  };
  const isPlanned = (day: number) => {
    if (toRostered(day).length > 0) return true;
    return entryOn(day) === undefined && kindOf(day) === "WORKING";
  };
  const layersOn = (day: number) => [
    ...listLayersOn(place.shift, day),
    ...listLayersOn(shift, day),
    ...toRostered(day),
  ];
  const keyOf = (day: number) => {
    if (toRostered(day).length > 0) return `roster.${toDate(day)}`;
    return toRostered(day + 1).length > 0 ? `roster.${toDate(day + 1)}` : "shift";
  };
  const changes = [...listChanges(place, [place.shift, shift]), ...rosterDays.flatMap((day) => [day, day + 1])];
  const judged = changes.filter((day) => within.from <= day && day <= within.to + 1);
  checkShifts({ layersOn, isPlanned, keyOf, changes: within !== ALL_DAYS ? [within.from, ...judged] : judged }, faults);
}
