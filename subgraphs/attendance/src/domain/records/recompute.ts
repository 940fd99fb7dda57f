import type { CompletenessProofs } from "@biometricflow/rules/completeness";
import { type DayRecord, toDayRecords } from "@biometricflow/rules/day-record";
import type { Organisation } from "@biometricflow/rules/organisation";
import type { PersonRules } from "@biometricflow/rules/place-rules";
import { createSchedule, type Scope } from "@biometricflow/rules/schedule";
import { createTimeline } from "@biometricflow/rules/timeline";
import type { AsideDoubt } from "./aside-doubt.ts";
import type { CorrectedPunches, PunchChange } from "../corrections/applied-punches.ts";
import { toRulesPunch } from "./stored-punch.ts";

/**
 * Everything that a stretch of one person's records follows from. The punches are all of the person, at least from two
 * days before the first date to two days after the last.
 */
export interface RecordQuestion extends CorrectedPunches {
  readonly organisation: Organisation;
  readonly person: PersonRules;
  /** First and last date, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly asOfMs: number;
  readonly proofs: CompletenessProofs;
  readonly additionalHolidays: readonly string[];
  /** Rows of the person that are set aside; they leave days unproved. */
  readonly asides?: readonly AsideDoubt[] | undefined;
  /** R27 when omitted. */
  readonly scope?: Scope;
}

/** How far before and after its dates the punches of a stretch are wanted; business days last less than three days. */
export const PUNCH_MARGIN_MS = 3 * 86_400_000;

const WHOLE: Scope = { kind: "ORGANISATION" };

/**
 * The records of a person from first to last date, with their explanations; dates whose business day did not begin yet
 * have none.
 *
 * @throws {RangeError} for a person without a place; {RulesError} where the person's hours do not fit the place's rules
 */
export function toRecords(question: RecordQuestion): readonly DayRecord[] {
  const { organisation, person, punches, changes: _shown, asides = [], scope = WHOLE, ...query } = question;
  const schedule = createSchedule(organisation, person, scope);
  const timeline = createTimeline({ punches: punches.map((punch) => toRulesPunch(punch, organisation)), setAside: [] });
  const records = toDayRecords(schedule, timeline, { ...query, doubts: asides });
  return records.filter(({ explanation }) => explanation.businessDay.fromMs <= question.asOfMs);
}

/** What people changed of the punches of a record's business day. */
export function listDayChanges(
  { explanation: { businessDay } }: DayRecord,
  { changes, organisation }: Pick<RecordQuestion, "changes" | "organisation">,
): readonly PunchChange[] {
  return changes.filter(({ punch }) => {
    const { instantMs } = toRulesPunch(punch, organisation);
    return businessDay.fromMs <= instantMs && instantMs < businessDay.toMs;
  });
}
