import type { QuietHoursFactsFragment, SetQuietHoursInput, Weekday } from "@biometricflow/sdk/generated/graphql";
import { parseWallTime } from "./wall-time.ts";

/** Days of the week, as the graph orders them. */
export const WEEK: readonly Weekday[] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/** The graph takes no more. */
export const MOST_QUIET_HOURS = 14;

/** Quiet hours while they are typed. */
export interface QuietHoursDraft {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** What of a draft does not do. */
export type QuietHoursFault = "days" | "times";

/** Every night. */
export const NEW_QUIET_HOURS: QuietHoursDraft = { days: WEEK, from: "22:00", to: "07:00" };

/** Quiet hours as they are typed. */
export function toQuietHoursDraft({ days, from, to }: QuietHoursFactsFragment): QuietHoursDraft {
  return { days, from, to };
}

/** The draft with a day more, or with one less. */
export function toggleDay(draft: QuietHoursDraft, day: Weekday): QuietHoursDraft {
  const isIn = draft.days.includes(day);
  return { ...draft, days: WEEK.filter((one) => (one === day ? !isIn : draft.days.includes(one))) };
}

/** The first thing of drafts that does not do; undefined when all does. */
export function findQuietHoursFault(drafts: readonly QuietHoursDraft[]): QuietHoursFault | undefined {
  if (drafts.some(({ days }) => days.length === 0)) return "days";
  return drafts.some(({ from, to }) => parseWallTime(from) === undefined || parseWallTime(to) === undefined)
    ? "times"
    : undefined;
}

/** What drafts ask for; undefined while something of them does not do. */
export function toQuietHoursInput(drafts: readonly QuietHoursDraft[]): SetQuietHoursInput | undefined {
  const hours = drafts.flatMap(({ days, from: typedFrom, to: typedTo }) => {
    const [from, to] = [parseWallTime(typedFrom), parseWallTime(typedTo)];
    return days.length === 0 || from === undefined || to === undefined ? [] : [{ days: [...days], from, to }];
  });
  return hours.length === drafts.length ? { hours } : undefined;
}
