import { type Completeness, type CompletenessProofs, type Period, toCompleteness } from "./completeness.ts";
import { type DayFlag, toDayFlags } from "./day-flags.ts";
import { type DayPunches, toDayPunches } from "./day-punches.ts";
import { type DayStatus, toDayStatus } from "./day-status.ts";
import { toDurations, toMinutes, toProgressPct } from "./durations.ts";
import { type Explanation, toExplanation } from "./explanation.ts";
import { parseDay, toDate } from "./local-time.ts";
import { toOvertimeMs } from "./overtime.ts";
import { toPairs } from "./pairs.ts";
import { judgeEntries, judgeLeaves, sumMissMinutes } from "./punctuality.ts";
import type { Schedule } from "./schedule.ts";
import type { Timeline } from "./timeline.ts";

/** One person's record of one business date (R26). Minutes are whole, rounded down. */
export interface DayRecord {
  readonly date: string;
  readonly status: DayStatus;
  /** A set, in alphabetical order. */
  readonly flags: readonly DayFlag[];
  /** First entry and last leave that count, as instants; with MISSING_IN or MISSING_OUT they may still be known. */
  readonly checkInMs: number | undefined;
  readonly checkOutMs: number | undefined;
  readonly presenceMinutes: number;
  readonly workedMinutes: number;
  readonly expectedMinutes: number;
  readonly lateMinutes: number;
  readonly earlyLeaveMinutes: number;
  readonly overtimeMinutes: number;
  /** One decimal; `undefined` where nothing is expected. */
  readonly progressPct: number | undefined;
  readonly keptPunches: number;
  readonly droppedDuplicates: number;
  /** R22a. */
  readonly completeness: Completeness;
  readonly explanation: Explanation;
}

/** What is asked about a person. */
export interface DayQuery {
  /** First date, inclusive. */
  readonly from: string;
  /** Last date, inclusive. */
  readonly to: string;
  /** Moment of the query; `Infinity` for "long after". */
  readonly asOfMs: number;
  readonly additionalHolidays: readonly string[];
  readonly proofs: CompletenessProofs;
  /** Times in which the person may have punched though no punch says so: rows are set aside, and nobody knows when they were made. */
  readonly doubts?: readonly Period[];
}

/**
 * R5 to R28: the records of a person, one per date from first to last, without the dates outside employment (R19).
 *
 * @throws {RangeError} for a date that no calendar has.
 */
export function toDayRecords(schedule: Schedule, timeline: Timeline, query: DayQuery): readonly DayRecord[] {
  const { employed } = schedule.person;
  const additional = new Set(query.additionalHolidays.map(parseDay));
  const days = toDayPunches({
    schedule,
    timeline,
    firstDay: parseDay(employed.from !== undefined && employed.from > query.from ? employed.from : query.from),
    lastDay: parseDay(employed.to !== undefined && employed.to < query.to ? employed.to : query.to),
    asOfMs: query.asOfMs,
    isHoliday: (day) => additional.has(day),
  });
  return days.map((day) => toDayRecord(schedule, day, query));
}

function toDayRecord(schedule: Schedule, day: DayPunches, { asOfMs, proofs, doubts }: DayQuery): DayRecord {
  const { plan, kept, dropped } = day;
  const paired = toPairs(kept, plan, asOfMs);
  const durations = toDurations(paired.pairs, plan);
  const completeness = toCompleteness(schedule.enrolledAt, day, proofs, doubts);
  const { workedMs } = durations;
  const status = toDayStatus({ plan, dayEndMs: day.toMs, asOfMs, paired, workedMs, completeness });
  // R20: nothing about leaving is judged while the day is pending.
  const isPending = status === "PENDING";
  const judged = {
    late: judgeEntries(paired, plan),
    earlyLeave: isPending ? [] : judgeLeaves(paired, plan),
    overtimeMs: isPending ? undefined : toOvertimeMs(durations, plan),
  };
  return {
    date: toDate(plan.day),
    status,
    flags: toDayFlags({ status, day, paired, judged, organisation: schedule.organisation }),
    checkInMs: paired.checkInMs,
    checkOutMs: paired.checkOutMs,
    presenceMinutes: toMinutes(durations.presenceMs),
    workedMinutes: toMinutes(workedMs),
    expectedMinutes: toMinutes(durations.expectedMs),
    lateMinutes: sumMissMinutes(judged.late),
    earlyLeaveMinutes: sumMissMinutes(judged.earlyLeave),
    overtimeMinutes: toMinutes(judged.overtimeMs ?? 0),
    progressPct: toProgressPct(durations),
    keptPunches: kept.length,
    droppedDuplicates: dropped.length,
    completeness,
    explanation: toExplanation({ schedule, day, paired, durations, status, completeness, judged }),
  };
}
