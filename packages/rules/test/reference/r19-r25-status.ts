/** Section 2.7: the status of a day, the first that applies, and its flags. */

import type { DayInput, Status } from "./case-format.ts";
import { type Row, r4HasDrift } from "./r01-r05-instants.ts";
import { r8Begin } from "./r07-r08-business-day.ts";
import { isOffOrOnLeave, r22bIsOnLeave, r7bEnd, r7bIsPartial, r7bScaled } from "./r07b-spans.ts";
import type { Pairs } from "./r09-r11-pairs.ts";
import type { Punctuality } from "./r15a-punctuality.ts";
import { asOfOf, isDayOff, r21IsHoliday, r22IsWeekend, r27r28PlacesInScope } from "./settings.ts";
import { addDays } from "./wall-clock.ts";

/** What R1 to R18 found out about a day. Durations are seconds: only the minutes of a record are floored. */
export interface Findings {
  readonly kept: readonly Row[];
  readonly dropped: readonly Row[];
  readonly pairs: Pairs;
  readonly worked: number;
  readonly late: Punctuality;
  readonly earlyLeave: Punctuality;
  readonly overtime: number;
}

/** R19: D is inside the employment, both ends inclusive. */
export function r19IsEmployed(input: DayInput): boolean {
  const { from, to } = input.employed ?? {};
  return (from === undefined || from <= input.date) && (to === undefined || input.date <= to);
}

/** R20: not a day off or on leave, and asked before E(D), or before B(D+1) while the check-out is missing. */
export function r20IsPending(input: DayInput, { outMissing }: Pairs): boolean {
  if (isOffOrOnLeave(input, input.date)) return false;
  const asOf = asOfOf(input);
  return asOf < r7bEnd(input, input.date) || (outMissing && asOf < r8Begin(input, addDays(input.date, 1)));
}

/** R22a: some place in scope is not proved complete over the business day; over an empty one nothing needs a proof. */
export function r22aIsNotProved(input: DayInput): boolean {
  const isEmpty = r8Begin(input, input.date) >= r8Begin(input, addDays(input.date, 1));
  return !isEmpty && (input.notProved ?? []).some((place) => r27r28PlacesInScope(input).includes(place));
}

/** R22a: D is closed when the query is not before B(D+1). */
function r22aIsClosed(input: DayInput): boolean {
  return asOfOf(input) >= r8Begin(input, addDays(input.date, 1));
}

/** R24: too little time, whatever the edges. */
function r24IsShort(input: DayInput, worked: number): boolean {
  return worked < r7bScaled(input, input.date).minPresentMinutes * 60;
}

/** R20 to R25 in their order. */
export function r20ToR25Status(input: DayInput, { kept, pairs, worked }: Findings): Status {
  if (r20IsPending(input, pairs)) return "PENDING";
  if (r21IsHoliday(input, input.date)) return "HOLIDAY";
  if (r22IsWeekend(input, input.date)) return "WEEKEND";
  if (r22bIsOnLeave(input, input.date)) return "ON_LEAVE";
  if (kept.length === 0) return r22aIsClosed(input) && r22aIsNotProved(input) ? "UNKNOWN" : "ABSENT";
  if (pairs.inMissing || pairs.outMissing || r24IsShort(input, worked)) return "INCOMPLETE";
  return "PRESENT";
}

/** The flags of a day, sorted. R20 leaves a pending day only some of them. */
export function r20ToR25Flags(input: DayInput, status: Status, findings: Findings): readonly string[] {
  const { kept, dropped, pairs } = findings;
  const hasPunch = kept.length > 0;
  const isPending = status === "PENDING";
  const edgesKnown = !pairs.inMissing && !pairs.outMissing;
  const raised: Readonly<Record<string, boolean>> = {
    LATE: findings.late.holds,
    EARLY_LEAVE: findings.earlyLeave.holds,
    OVERTIME: findings.overtime > 0,
    MISSING_IN: hasPunch && pairs.inMissing && !isPending,
    MISSING_OUT: hasPunch && pairs.outMissing && !isPending,
    SHORT_DAY: status === "INCOMPLETE" && edgesKnown,
    WORKED_OFF_DAY: hasPunch && isDayOff(input, input.date),
    WORKED_ON_LEAVE: hasPunch && r22bIsOnLeave(input, input.date),
    PARTIAL_LEAVE: r7bIsPartial(input, input.date),
    MULTI_PLACE: r27IsMultiPlace(kept),
    CLOCK_DRIFT: [...kept, ...dropped].some((row) => r4HasDrift(input, row)),
    EXTRA_IN: pairs.extraIn,
    EXTRA_OUT: pairs.extraOut,
    IN_PROGRESS: hasPunch && isPending,
  };
  return Object.keys(raised)
    .filter((flag) => raised[flag])
    .sort();
}

/** R27: kept punches of two or more places. */
function r27IsMultiPlace(kept: readonly Row[]): boolean {
  return new Set(kept.map((row) => row.place)).size >= 2;
}
