/**
 * The slow reference: the attendance rules R1 to R29 as the text says them, one after the other, nothing kept for speed.
 * It shares nothing with the engine it judges.
 */

import type { DayInput, DayRecord, Summary, SummaryInput } from "./case-format.ts";
import { r5SetAside } from "./r01-r05-instants.ts";
import { r6Taps } from "./r06-double-taps.ts";
import { r8IsIn } from "./r07-r08-business-day.ts";
import { r9ToR11Pairs } from "./r09-r11-pairs.ts";
import { r12Presence, r13Worked, r14Expected, r17Overtime, r18Progress, toMinutes } from "./r12-r18-durations.ts";
import { r15Late, r16EarlyLeave } from "./r15a-punctuality.ts";
import {
  type Findings,
  r19IsEmployed,
  r20IsPending,
  r20ToR25Flags,
  r20ToR25Status,
  r22aIsNotProved,
} from "./r19-r25-status.ts";
import { r29Summary, r29UnknownDays } from "./r29-summary.ts";
import { datesBetween } from "./wall-clock.ts";

/** The record of one person and one date (R26), or null outside the employment (R19). */
export function evaluateDayRecord(input: DayInput): DayRecord | null {
  if (!r19IsEmployed(input)) return null;
  const findings = toFindings(input);
  const { pairs, worked } = findings;
  const status = r20ToR25Status(input, findings);
  const expected = r14Expected(input);
  const record: DayRecord = {
    date: input.date,
    status,
    flags: r20ToR25Flags(input, status, findings),
    checkIn: formatInstant(pairs.checkIn),
    checkOut: formatInstant(pairs.checkOut),
    presenceMinutes: toMinutes(r12Presence(input, pairs)),
    workedMinutes: toMinutes(worked),
    expectedMinutes: toMinutes(expected),
    lateMinutes: findings.late.minutes,
    earlyLeaveMinutes: findings.earlyLeave.minutes,
    overtimeMinutes: toMinutes(findings.overtime),
    progressPct: r18Progress(worked, expected),
    keptPunches: findings.kept.length,
    droppedDuplicates: findings.dropped.length,
    setAside: r5SetAside(input),
  };
  return r22aIsNotProved(input) ? { ...record, completeness: "NOT_PROVED" } : record;
}

/** The sums of a period (R29) over the records of its days; days outside the employment have none. */
export function evaluateSummary(input: SummaryInput): Summary {
  const records = datesBetween(input.from, input.to)
    .map((date) => evaluateDayRecord({ ...input, date }))
    .filter((record) => record !== null);
  const summary = r29Summary(records);
  return input.notProved ? { ...summary, unknownDays: r29UnknownDays(records) } : summary;
}

function toFindings(input: DayInput): Findings {
  const taps = r6Taps(input).filter((tap) => r8IsIn(input, input.date, tap.row.at));
  const kept = taps.filter((tap) => tap.kept).map((tap) => tap.row);
  const dropped = taps.filter((tap) => !tap.kept).map((tap) => tap.row);
  const pairs = r9ToR11Pairs(input, kept);
  const worked = r13Worked(input, pairs);
  // R20: nothing about leaving is judged while the day is pending.
  const isPending = r20IsPending(input, pairs);
  return {
    kept,
    dropped,
    pairs,
    worked,
    late: r15Late(input, pairs),
    earlyLeave: isPending ? { holds: false, minutes: 0 } : r16EarlyLeave(input, pairs),
    overtime: isPending ? 0 : r17Overtime(input, worked),
  };
}

function formatInstant(instant: number | undefined): string | null {
  return instant === undefined ? null : `${new Date(instant * 1000).toISOString().slice(0, 19)}Z`;
}
