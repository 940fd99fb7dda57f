import { mergeLayers, type Season, type ShiftLayers, type WeekdayShifts } from "@biometricflow/rules/shift-layers";
import type { ShiftOverride, ShiftRules } from "@biometricflow/rules/shift-rules";
import { addDays } from "../dates.ts";
import { WEEKDAYS, type Weekday } from "../calendars/place-calendar.ts";
import type { NamedShift, ShiftAssignment, ShiftTarget } from "../shifts/named-shift.ts";
import { clip, FIRST_DATE, LAST_DATE, layOver, type Stretch, valueOn } from "./stretches.ts";

/** The hours of a shift while they stay the same: each layer says every key, so that nothing below it shows. */
export type Hours = Pick<Season, "own" | "weekdays">;

/** Who works by which shift, ready for compilation; the same objects for everybody, so that the rules know them again. */
export interface ShiftBook {
  readonly shifts: ReadonlyMap<string, NamedShift>;
  /** The places and departments that were given one. */
  readonly targets: readonly ShiftTarget[];
  /** The shift that places and departments work by, date by date. */
  readonly shiftsOf: (target: ShiftTarget) => readonly Stretch<string>[];
  /** The hours of a shift, date by date. */
  readonly hoursOf: (shiftId: string) => readonly Stretch<Hours>[];
}

/** A book of no shifts. */
export const EMPTY_BOOK: ShiftBook = createShiftBook([], []);

/** Makes the book. @param assignments to places and departments, in any order */
export function createShiftBook(shifts: readonly NamedShift[], assignments: readonly ShiftAssignment[]): ShiftBook {
  const decided = new Map(
    [...Map.groupBy(assignments, ({ target }) => toKey(target))].map(([key, own]) => [key, decide(own)]),
  );
  const hours = new Map(shifts.map((shift) => [shift.id, toHours(shift)]));
  return {
    shifts: new Map(shifts.map((shift) => [shift.id, shift])),
    targets: [...new Map(assignments.map(({ target }) => [toKey(target), target])).values()],
    shiftsOf: (target) => decided.get(toKey(target)) ?? [],
    hoursOf: (shiftId) => hours.get(shiftId) ?? [],
  };
}

/** The shift of one target, date by date: of several assignments the one that began last holds. */
export function decide(assignments: readonly ShiftAssignment[]): readonly Stretch<string>[] {
  return assignments
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .reduce<readonly Stretch<string>[]>(
      (below, { from, to = LAST_DATE, shiftId }) => layOver([{ from, to, value: shiftId }], below),
      [],
    );
}

/** The hours of the shifts of some dates, as seasons. A shift that is unknown says nothing. */
export function toLayers(book: ShiftBook, shifts: readonly Stretch<string>[]): ShiftLayers {
  const seasons = shifts.flatMap((stretch) =>
    clip(book.hoursOf(stretch.value), stretch).map(({ from, to, value }) => ({ from, to, ...value })),
  );
  return { own: {}, weekdays: {}, seasons };
}

/** What a shift says of one date. */
export function toHoursOn(book: ShiftBook, shiftId: string, date: string): ShiftOverride | undefined {
  const hours = valueOn(book.hoursOf(shiftId), date);
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "SUN";
  return hours?.weekdays[weekday] ?? hours?.own;
}

function toKey({ kind, id }: ShiftTarget): string {
  return `${kind} ${id}`;
}

/** Each version until the next one begins, the first one from the beginning of all dates. */
function toHours({ versions }: NamedShift): readonly Stretch<Hours>[] {
  return versions.flatMap(({ from, settings }, index) => {
    const next = versions[index + 1];
    const range = { from: index === 0 ? FIRST_DATE : from, to: next ? addDays(next.from, -1) : LAST_DATE };
    return clip(toVersionHours(settings), range);
  });
}

function toVersionHours({ own, weekdays, seasons }: ShiftLayers): readonly Stretch<Hours>[] {
  const ordinary = { from: FIRST_DATE, to: LAST_DATE, value: toWhole([own], [weekdays]) };
  const special = seasons
    .map((season) => ({
      from: season.from,
      to: season.to,
      value: toWhole([own, season.own], [weekdays, season.weekdays]),
    }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return layOver(special, [ordinary]);
}

/** R7 within one shift: its own keys, by weekday, in the season, by weekday in the season. */
function toWhole(own: readonly ShiftOverride[], weekdays: readonly WeekdayShifts[]): Hours {
  const named = WEEKDAYS.filter((weekday) => weekdays.some((each) => each[weekday] !== undefined));
  const layersOn = (weekday: Weekday) => own.flatMap((layer, index) => [layer, weekdays[index]?.[weekday] ?? {}]);
  return {
    own: toOverride(mergeLayers(own)),
    weekdays: Object.fromEntries(named.map((weekday) => [weekday, toOverride(mergeLayers(layersOn(weekday)))])),
  };
}

/** Every key: of `spans`, `start` and `end` what says it all. */
export function toOverride({ start, end, spans, ...others }: ShiftRules): ShiftOverride {
  return spans.length > 1 ? { ...others, spans } : { ...others, start, end };
}
