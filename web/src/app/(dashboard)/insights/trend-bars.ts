import type { SummaryPartsFragment } from "@biometricflow/sdk/generated/graphql";
import type { DateText } from "../../../lib/zone.ts";

/** The figures of some dates that are drawn as one bar. */
export interface TrendSpan {
  readonly from: DateText;
  readonly to: DateText;
  readonly workingDays: number;
  readonly lateDays: number;
  readonly lateMinutes: number;
  readonly overtimeMinutes: number;
  readonly unknownDays: number;
}

/** A date's figures. */
export interface TrendDay {
  readonly date: DateText;
  readonly figures: Omit<SummaryPartsFragment, "__typename">;
}

/** More bars than these are told apart by nobody: then a bar is a week. */
const MOST_BARS = 35;
const WEEK_DAYS = 7;

/** Dates one by one, or by sevens where they are many; what is left over stands in the first one, so that the last is whole. */
export function toTrend(days: readonly TrendDay[]): readonly TrendSpan[] {
  const length = days.length <= MOST_BARS ? 1 : WEEK_DAYS;
  const first = days.length % length;
  const starts = [...(first > 0 ? [0] : []), ...days.keys().filter((index) => index % length === first)];
  return starts.flatMap((start, nth) => toSpan(days.slice(start, starts[nth + 1] ?? days.length)) ?? []);
}

function toSpan(days: readonly TrendDay[]): TrendSpan | undefined {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const sum = (name: "workingDays" | "lateDays" | "lateMinutes" | "overtimeMinutes" | "unknownDays") =>
    days.reduce((total, { figures }) => total + figures[name], 0);
  return {
    from: first.date,
    to: last.date,
    workingDays: sum("workingDays"),
    lateDays: sum("lateDays"),
    lateMinutes: sum("lateMinutes"),
    overtimeMinutes: sum("overtimeMinutes"),
    unknownDays: sum("unknownDays"),
  };
}
