import { addDays } from "../dates.ts";

/** Dates, both inclusive. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** What holds over some dates. Lists of them stand in the order of their dates, and no two share one. */
export interface Stretch<T> extends DateRange {
  readonly value: T;
}

/** Before every date, and after every one: a year has four digits. */
export const FIRST_DATE = "0001-01-01";
export const LAST_DATE = "9999-12-31";

/** What holds on a date. */
export function valueOn<T>(stretches: readonly Stretch<T>[], date: string): T | undefined {
  return stretches.find(({ from, to }) => from <= date && date <= to)?.value;
}

/** What of the stretches lies in some dates. */
export function clip<T>(stretches: readonly Stretch<T>[], { from, to }: DateRange): readonly Stretch<T>[] {
  return stretches
    .map((each) => ({ from: each.from > from ? each.from : from, to: each.to < to ? each.to : to, value: each.value }))
    .filter((each) => each.from <= each.to);
}

/** The upper stretches, and the lower ones where there is no upper one. */
export function layOver<T>(upper: readonly Stretch<T>[], lower: readonly Stretch<T>[]): readonly Stretch<T>[] {
  const left = listGaps(upper).flatMap((gap) => clip(lower, gap));
  return [...upper, ...left].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The dates on which two lists differ, as few ranges as can say so. */
export function listDifferences<T>(before: readonly Stretch<T>[], after: readonly Stretch<T>[]): readonly DateRange[] {
  const ranges: DateRange[] = [];
  for (const range of listPieces([...before, ...after])) {
    const [left, right] = [valueOn(before, range.from), valueOn(after, range.from)];
    if (JSON.stringify(left) === JSON.stringify(right)) continue;
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.to, 1) === range.from)
      ranges.splice(-1, 1, { from: last.from, to: range.to });
    else ranges.push(range);
  }
  return ranges;
}

/** All dates, cut wherever a stretch begins or ends. */
function listPieces(stretches: readonly DateRange[]): readonly DateRange[] {
  const ends = stretches.flatMap(({ to }) => (to < LAST_DATE ? [addDays(to, 1)] : []));
  const begins = [...new Set([FIRST_DATE, ...stretches.map(({ from }) => from), ...ends])].toSorted();
  return begins.map((from, index) => {
    const next = begins[index + 1];
    return { from, to: next === undefined ? LAST_DATE : addDays(next, -1) };
  });
}

function listGaps(stretches: readonly DateRange[]): readonly DateRange[] {
  return listPieces(stretches).filter(({ from }) => !stretches.some((each) => each.from <= from && from <= each.to));
}
