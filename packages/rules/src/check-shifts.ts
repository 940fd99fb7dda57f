import type { CalendarKind } from "./day-kind.ts";
import { addFault, type Fault } from "./faults.ts";
import { parseDay, toDate } from "./local-time.ts";
import type { PlaceRules } from "./place-rules.ts";
import { listLayersOn, mergeLayers, type ShiftLayers } from "./shift-layers.ts";
import { countMinutes, toMinuteSpans } from "./shift-minutes.ts";
import type { ShiftOverride, ShiftRules } from "./shift-rules.ts";

/** Longest shift that is accepted; longer ones are refused rather than guessed (2.1). */
const LONGEST_SHIFT_MINUTES = 20 * 60;
const DAY_MINUTES = 24 * 60;

/** What a calendar of shifts says of each day. */
export interface ShiftCalendar {
  readonly layersOn: (day: number) => readonly ShiftOverride[];
  /** R7a: overlaps count between planned days only. */
  readonly isPlanned: (day: number) => boolean;
  /** Where the faults of a day are noted. */
  readonly keyOf: (day: number) => string;
  /** Days after which the pattern of the week may be another one. */
  readonly changes: readonly number[];
}

/**
 * 2.1: refuses what does not hold on some date, days off too: a shift longer than 20 h, one that is nothing but break,
 * spans with FIRST_LAST, one edge alone over spans; and planned shifts of two dates that overlap. Between two changes the
 * week repeats, so eight days after each change stand for all dates.
 */
export function checkShifts(calendar: ShiftCalendar, faults: Fault[]): void {
  const noted = new Set<string>();
  for (const day of listDays(calendar.changes)) {
    const layers = calendar.layersOn(day);
    const found = [...findShiftFaults(mergeLayers(layers)), ...findEdgeFaults(layers), ...findOverlap(calendar, day)];
    for (const { member, value, expected } of found) {
      const key = calendar.keyOf(day) + member;
      if (!noted.has(key)) addFault({ value, key, faults }, expected); // the same every week is one fault
      noted.add(key);
    }
  }
}

/** What does not hold on one day; `member` is added to the key of the day. */
interface DayFault {
  readonly member: string;
  readonly value: unknown;
  readonly expected: string;
}

/** Days after which the weekly pattern of shifts and kinds of a place, or of layers over it, may change. */
export function listChanges(place: PlaceRules, layers: readonly ShiftLayers[]): readonly number[] {
  const dates = [...place.holidays, ...place.extraWorkingDays].map(parseDay);
  const seasons = layers.flatMap((each) => each.seasons);
  return [
    ...dates.flatMap((day) => [day, day + 1]),
    ...place.laterWeekends.map(({ from }) => parseDay(from)),
    ...seasons.flatMap(({ from, to }) => [parseDay(from), parseDay(to) + 1]),
  ];
}

/** The layers of a place alone (R7). */
export function createPlaceCalendar(
  place: PlaceRules,
  kindOf: (day: number) => CalendarKind,
  key: string,
): ShiftCalendar {
  return {
    layersOn: (day) => listLayersOn(place.shift, day),
    isPlanned: (day) => kindOf(day) === "WORKING",
    keyOf: () => key,
    changes: listChanges(place, [place.shift]),
  };
}

function listDays(changes: readonly number[]): readonly number[] {
  const weeks = [0, ...changes].flatMap((change) => Array.from({ length: 9 }, (_, index) => change + index - 1));
  return [...new Set(weeks)].sort((left, right) => left - right);
}

function findShiftFaults(shift: ShiftRules): readonly DayFault[] {
  const spans = toMinuteSpans(shift);
  const minutes = countMinutes(spans);
  const length = (spans.at(-1)?.to ?? 0) - (spans[0]?.from ?? 0);
  const judged: readonly (readonly [isWrong: boolean, fault: DayFault])[] = [
    [
      length > LONGEST_SHIFT_MINUTES,
      { member: "", value: `${shift.start}-${shift.end}`, expected: "a shift of at most 20 hours" },
    ],
    [
      shift.breakMinutes >= minutes,
      { member: ".breakMinutes", value: shift.breakMinutes, expected: `less than the shift's ${minutes} minutes` },
    ],
    [
      spans.length > 1 && shift.pairing === "FIRST_LAST",
      { member: ".pairing", value: shift.pairing, expected: "ALTERNATING or STATE with spans" },
    ],
  ];
  return judged.filter(([isWrong]) => isWrong).map(([, fault]) => fault);
}

/** Over spans one edge alone would leave the other one to a guess. */
function findEdgeFaults(layers: readonly ShiftOverride[]): readonly DayFault[] {
  let isSplit = false;
  for (const { spans, start, end } of layers) {
    const isOneAlone = (start === undefined) !== (end === undefined);
    if (isSplit && !spans && isOneAlone)
      return [{ member: "", value: { start, end }, expected: "start and end together, over spans" }];
    if (spans) isSplit = true;
    else if (start !== undefined) isSplit = false;
  }
  return [];
}

function findOverlap({ layersOn, isPlanned }: ShiftCalendar, day: number): readonly DayFault[] {
  if (!isPlanned(day) || !isPlanned(day + 1)) return [];
  const end = toMinuteSpans(mergeLayers(layersOn(day))).at(-1)?.to ?? 0;
  const next = toMinuteSpans(mergeLayers(layersOn(day + 1)))[0]?.from ?? 0;
  if (end <= DAY_MINUTES + next) return [];
  return [{ member: "", value: toDate(day), expected: `an end not after the start of ${toDate(day + 1)}` }];
}
