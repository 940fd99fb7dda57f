import type { Completeness } from "./completeness.ts";
import type { DayPunches } from "./day-punches.ts";
import type { DayStatus } from "./day-status.ts";
import type { Durations } from "./durations.ts";
import type { PairedPunches } from "./pairs.ts";
import type { EdgeJudgement } from "./edge-judgement.ts";
import type { Schedule } from "./schedule.ts";

/** Lateness, early leave and overtime of a day (R15 to R17, R20); `undefined` where there is none. */
export interface Judged {
  /** One entry, or one for each span of a split day that has one to judge. */
  readonly late: readonly EdgeJudgement[];
  readonly earlyLeave: readonly EdgeJudgement[];
  readonly overtimeMs: number | undefined;
}

/** A day after every rule, before it is written down as a record with its explanation. */
export interface JudgedDay {
  readonly schedule: Schedule;
  readonly day: DayPunches;
  readonly paired: PairedPunches;
  readonly durations: Durations;
  readonly status: DayStatus;
  readonly completeness: Completeness;
  readonly judged: Judged;
}
