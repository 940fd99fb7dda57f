import type { OverviewQueryVariables } from "@biometricflow/sdk/generated/graphql";
import { toFixFilter } from "../../../attendance/to-fix.ts";
import { type PlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { addDays, type DateText } from "../../../lib/zone.ts";

/** How far back the days are shown, today included. */
const RECENT_DAYS = 14;
/** How far ahead holidays are told. */
const AHEAD_DAYS = 45;

/** What the overview asks on a day. */
export function toOverviewVariables({ ids }: PlaceScope, today: DateText): OverviewQueryVariables {
  const places = toPlaceVariables(ids);
  const yesterday = addDays(today, -1);
  return {
    ...places,
    summary: places,
    today: { from: today, to: today },
    recent: { from: addDays(today, 1 - RECENT_DAYS), to: today },
    lateToday: { ...places, from: today, to: today, flags: ["LATE"] },
    lateYesterday: { ...places, from: yesterday, to: yesterday, flags: ["LATE"] },
    toFix: toFixFilter(today, ids),
    requests: { ...places, state: ["REQUESTED"] },
    holidaysFrom: today,
    holidaysTo: addDays(today, AHEAD_DAYS),
  };
}
