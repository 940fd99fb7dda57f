/** Random reader logs: true instants that matter to the rules, shown by the clock of some reader, with its faults. */

import type { HistoryInput, Place, PunchInput } from "./reference/case-format.ts";
import type { RandomSource } from "./random-source.ts";
import { CLOCK_CHANGES, type Settings } from "./random-settings.ts";
import { r7End, r7Start, r8Begin } from "./reference/r07-r08-business-day.ts";
import { r7bEnd, r7bPauses, r7bSpans, r7bStart } from "./reference/r07b-spans.ts";
import { asOfOf, placeOf, r27r28JudgingPlace, r7ShiftOf } from "./reference/settings.ts";
import { addDays, formatWallClock, offsetAt, parseOffset, wallClockAt, wallClockOf } from "./reference/wall-clock.ts";

const STATES = [0, 0, 0, 1, 1, 2, 3, 4, 5, 255, 7];
const SMALL_DRIFTS = [-61, -60, -31, 30, 45, 60, 61, 120];
const LARGE_DRIFTS = [-3600, -601, 300, 900, 7200];
/** Days that can be packed and that no calendar has. */
const NO_TIMES = ["2025-02-30T08:00:00", "2025-06-31T10:00:00", "2025-11-31T01:30:00"];
const EDGE_SECONDS = [-61, -60, -59, -1, 0, 0, 1, 59, 60, 61];

/** A true instant, and the key that is pressed, if it is not left to chance. */
interface Touch {
  readonly at: number;
  readonly state?: number;
}

/** The logs of all readers for the days of a history, in log order. */
export function randomPunches(
  random: RandomSource,
  settings: Settings,
  dates: readonly string[],
): readonly PunchInput[] {
  const input = { ...settings, punches: [] };
  const touches = dates.flatMap((date) => [
    ...randomDay(random, input, date),
    ...random.some(edgeInstants(random, input, date), 0.1).map(toTouch),
  ]);
  touches.push(...clockChangeInstants(random, settings, dates).map(toTouch));
  const tapped = touches.flatMap((touch) => [touch, ...doubleTaps(random, r27r28JudgingPlace(input), touch)]);
  const truth = [...tapped].sort((a, b) => a.at - b.at);
  const drifts = new Map<string, number>();
  const shown = truth.map((touch) => shownPunch(random, settings, drifts, touch));
  return withReaderFaults(random, settings, shown, dates);
}

function toTouch(at: number): Touch {
  return { at };
}

/** What a person does on a day: by the whole shift, or by its spans; keys pressed right or by chance. */
function randomDay(random: RandomSource, input: HistoryInput, date: string): readonly Touch[] {
  const bySpan = r7bSpans(input, date).length > 1 || random.chance(0.2);
  const instants = bySpan ? randomSpanInstants(random, input, date) : randomDayInstants(random, input, date);
  if (random.chance(0.4)) return instants.map(toTouch);
  return instants.map((at, index) => ({ at, state: index % 2 }));
}

/** In and out of each span of the day; now and then a span is missed, or a pause is worked through. */
function randomSpanInstants(random: RandomSource, input: HistoryInput, date: string): readonly number[] {
  const worked = random.some(r7bSpans(input, date), 0.8);
  const instants = worked.flatMap(([from, to]) => [
    from + random.between(-40, 50) * 60 + random.between(0, 59),
    to + random.between(-60, 60) * 60 + random.between(0, 59),
  ]);
  if (random.chance(0.15)) return [...instants.slice(0, 1), ...instants.slice(-1)];
  return random.chance(0.15) ? random.some(instants, 0.8) : instants;
}

/** Nothing, one punch, in and out, or in and out with a break. */
function randomDayInstants(random: RandomSource, input: HistoryInput, date: string): readonly number[] {
  const start = r7Start(input, date) + random.between(-40, 50) * 60 + random.between(0, 59);
  const end = r7End(input, date) + random.between(-80, 120) * 60 + random.between(0, 59);
  const lunch = (start + end) / 2;
  const back = lunch + random.between(5, 100) * 60;
  return random.pick([[], [start], [end], [start, end], [start, end], [start, lunch, back, end], [start, lunch, end]]);
}

/** Seconds around the edges of the rules: graces, shift, business day, overtime threshold, the nearest-edge tie. */
function edgeInstants(random: RandomSource, input: HistoryInput, date: string): readonly number[] {
  const shift = r7ShiftOf(input, date);
  const start = r7Start(input, date);
  const end = r7End(input, date);
  const edges = [
    start,
    start + shift.graceInMinutes * 60,
    end - shift.graceOutMinutes * 60,
    end,
    end + shift.overtimeAfterMinutes * 60,
    start + shift.minPresentMinutes * 60,
    start + shift.breakAfterMinutes * 60,
    (start + end) / 2,
    r7bStart(input, date) + shift.graceInMinutes * 60,
    r7bEnd(input, date) - shift.graceOutMinutes * 60,
    ...r7bSpans(input, date).flatMap(([from, to]) => [
      from + shift.graceInMinutes * 60,
      to - shift.graceOutMinutes * 60,
    ]),
    ...r7bPauses(input, date).flatMap(([from, to]) => [from, (from + to) / 2, to]),
    r8Begin(input, date),
    r8Begin(input, date),
    r8Begin(input, addDays(date, 1)),
  ];
  return edges.map((edge) => edge + random.pick(EDGE_SECONDS));
}

/** True instants through the hour before and the hour after a clock change of any place, when one is near. */
function clockChangeInstants(random: RandomSource, settings: Settings, dates: readonly string[]): readonly number[] {
  return Object.entries(settings.places).flatMap(([id, { timeZone }]) => {
    const changes = (CLOCK_CHANGES[id] ?? []).filter((date) => dates.includes(date));
    return changes.flatMap((date) => {
      const change = clockChangeOn(timeZone, date);
      return Array.from({ length: random.between(0, 12) }, () => change + random.between(-65, 65) * 60);
    });
  });
}

/** The instant of the change: the first half hour from the noon before at which the offset is another. */
function clockChangeOn(timeZone: string, date: string): number {
  const noon = wallClockOf(addDays(date, -1), "12:00");
  let instant = noon - offsetAt(timeZone, noon);
  const before = offsetAt(timeZone, instant);
  for (let step = 0; step < 60 && offsetAt(timeZone, instant) === before; step++) instant += 1800;
  return instant;
}

/** Now and then a second and a third touch, at and around the window. */
function doubleTaps(random: RandomSource, place: Place, touch: Touch): readonly Touch[] {
  if (!random.chance(0.25)) return [];
  const window = place.duplicateWindowSeconds;
  const delays = [0, 1, 2, window - 1, window, window + 1, 2 * window - 1];
  return Array.from({ length: random.between(1, 3) }, () => ({ ...touch, at: touch.at + random.pick(delays) }));
}

/** What a reader writes when someone touches it at a true instant. */
function shownPunch(random: RandomSource, settings: Settings, drifts: Map<string, number>, touch: Touch): PunchInput {
  const at = Math.floor(touch.at);
  const ids = Object.keys(settings.places);
  const place = random.chance(0.75) ? (settings.homePlace ?? random.pick(ids)) : random.pick(ids);
  const device = random.pick(["D1", "D1", "D1", "D2"]);
  const driftSeconds = driftOf(random, drifts, `${place}/${device}`);
  const { timeZone, deviceFixedOffset } = placeOf({ ...settings, punches: [] }, place);
  const fixed = deviceFixedOffset[device];
  const wall = fixed === undefined ? wallClockAt(timeZone, at + driftSeconds) : at + driftSeconds + parseOffset(fixed);
  return {
    place,
    device,
    t: formatWallClock(wall),
    ...(touch.state === undefined ? random.maybe(0.6, () => ({ state: random.pick(STATES) })) : { state: touch.state }),
    ...random.maybe(0.1, () => ({ pin: "2002" })),
    ...(driftSeconds === 0 ? {} : { driftSeconds }),
  };
}

/** A reader has one drift most of the time: none, small or large. */
function driftOf(random: RandomSource, drifts: Map<string, number>, reader: string): number {
  const known = drifts.get(reader);
  if (known !== undefined && random.chance(0.95)) return known;
  const made = random.pick([0, 0, 0, 0, random.pick(SMALL_DRIFTS), random.pick(LARGE_DRIFTS)]);
  drifts.set(reader, made);
  return made;
}

/** False dates, times out of a clock that skips no hour, logs read again, rows out of order. */
function withReaderFaults(
  random: RandomSource,
  settings: Settings,
  shown: readonly PunchInput[],
  dates: readonly string[],
): readonly PunchInput[] {
  const punches = [...shown];
  const insert = (punch: PunchInput): void => void punches.splice(random.between(0, punches.length), 0, punch);
  const place = random.pick(Object.keys(settings.places));
  if (random.chance(0.2)) insert({ place, t: "2000-01-01T00:00:05" });
  if (random.chance(0.1)) insert({ place, t: "2014-12-31T23:59:59" });
  if (random.chance(0.1)) insert({ place, t: "2049-05-05T05:05:05" });
  if (random.chance(0.15)) insert({ place, t: random.pick(NO_TIMES), ...random.maybe(0.3, () => ({ pin: "2002" })) });
  if (random.chance(0.3)) insert({ place, t: `${random.pick(dates)}T02:${random.between(10, 59)}:00` });
  if (random.chance(0.2)) insert({ place, t: `${random.pick(dates)}T00:${random.between(10, 59)}:00` });
  if (settings.asOf !== undefined && random.chance(0.5)) insert(atTheTolerance(random, settings, place));
  if (random.chance(0.15)) punches.push(...punches);
  if (random.chance(0.2)) for (const punch of random.some(punches, 0.15)) insert(punch);
  if (random.chance(0.1)) punches.sort(() => random.next() - 0.5);
  return punches;
}

/** A row at the very edge of what may be in the future of the query. */
function atTheTolerance(random: RandomSource, settings: Settings, id: string): PunchInput {
  const input = { ...settings, punches: [] };
  const place = placeOf(input, id);
  const at = asOfOf(input) + place.futureToleranceMinutes * 60 + random.pick([0, 1]);
  return { place: id, t: formatWallClock(wallClockAt(place.timeZone, Math.floor(at))) };
}
