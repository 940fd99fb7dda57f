import type { ExceptionFilter } from "@biometricflow/sdk/generated/graphql";
import { addDays, type DateText } from "../lib/zone.ts";
import type { DateSpan } from "./range.ts";

/** How far back days wait to be put right, today included. */
const TO_FIX_DAYS = 30;

/** The dates in which days are looked at. */
export function toFixSpan(today: DateText): DateSpan {
  return { from: addDays(today, 1 - TO_FIX_DAYS), to: today };
}

/** What the overview, the navigation and the page ask, so that their numbers are one. */
export function toFixFilter(today: DateText, placeIds?: readonly string[]): ExceptionFilter {
  return { ...toFixSpan(today), ...(placeIds ? { placeIds: [...placeIds] } : {}) };
}
