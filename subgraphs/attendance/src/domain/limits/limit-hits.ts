import type { WeekOf } from "../weeks.ts";
import type { FindRule, HoldingRule, RuledDay, WorkRuleKind } from "../work-rules/work-rule.ts";

/** Presence without a break. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  /** The punches at its ends; global ids. */
  readonly punchIds: readonly string[];
}

/** What limits are judged by of one person's day. Minutes are whole; instants are milliseconds since 1970. */
export interface LimitDay extends RuledDay {
  readonly workedMinutes: number;
  readonly presenceMinutes: number;
  readonly checkInMs: number | undefined;
  readonly checkOutMs: number | undefined;
  /** `undefined`: not read, and nothing is said of breaks. */
  readonly stretches?: readonly Stretch[] | undefined;
}

/** A kind of rule that limits work. */
export type LimitKind = Exclude<WorkRuleKind, `OVERTIME_${string}`>;

/** A limit that was passed, with what it rests on. */
export interface LimitHit {
  readonly kind: LimitKind;
  readonly rule: HoldingRule;
  /** On which it was passed. */
  readonly date: string;
  /** Whose day that is. */
  readonly day: RuledDay;
  /** More than the rule's minutes; of REST fewer. */
  readonly minutes: number;
  /** Whose figures are in it. */
  readonly dates: readonly string[];
  /** Of ON_SITE, CONTINUOUS and REST. */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
  /** Of CONTINUOUS. */
  readonly punchIds: readonly string[];
}

/** What limits are taken from. */
export interface LimitTerms {
  readonly findRule: FindRule;
  readonly weekOf: WeekOf;
}

/**
 * The limits that one person passed. Of a day: worked, on site, without a break; of a week: worked, on the date on which the
 * sum passed what held there; between days: rest. Exactly at the bound is within it. More work never takes a hit away.
 *
 * @param days in the order of dates, whole weeks of those that are asked for; days without a record may be missing
 */
export function findLimitHits(days: readonly LimitDay[], terms: LimitTerms): readonly LimitHit[] {
  const weeks = Map.groupBy(days, ({ placeId, date }) => terms.weekOf(placeId, date));
  const hits = [
    ...days.flatMap((day) => [judgeWorked(day, terms), judgeOnSite(day, terms), judgeStretches(day, terms)]),
    ...[...weeks.values()].map((week) => judgeWeek(week, terms)),
    ...judgeRests(days, terms),
  ].filter((hit) => hit !== undefined);
  return hits.toSorted((left, right) => (compareHits(left, right) < 0 ? -1 : 1));
}

/** The order of one person's hits: by date, then by kind. */
export function compareHits(left: HitMoment, right: HitMoment): number {
  const key = ({ date, kind }: HitMoment) => `${date} ${kind}`;
  if (key(left) === key(right)) return 0;
  return key(left) < key(right) ? -1 : 1;
}

interface HitMoment {
  readonly date: string;
  readonly kind: string;
}

/** Whether a day's stretches would say anything: some rule bounds them, and there is more presence than it allows. */
export function needsStretches(day: LimitDay, { findRule }: LimitTerms): boolean {
  const rule = findRule("CONTINUOUS", day);
  return rule !== undefined && day.presenceMinutes > rule.minutes;
}

const NO_EVIDENCE = { fromMs: undefined, toMs: undefined, punchIds: [] };

function judgeWorked(day: LimitDay, { findRule }: LimitTerms): LimitHit | undefined {
  const rule = findRule("WORK_DAY", day);
  const { date, workedMinutes: minutes } = day;
  if (rule === undefined || minutes <= rule.minutes) return undefined;
  return { kind: "WORK_DAY", rule, date, day, minutes, dates: [date], ...NO_EVIDENCE };
}

function judgeWeek(week: readonly LimitDay[], { findRule }: LimitTerms): LimitHit | undefined {
  let sum = 0;
  let passed: Pick<LimitHit, "rule" | "date" | "day"> | undefined;
  for (const day of week) {
    sum += day.workedMinutes;
    const rule = findRule("WORK_WEEK", day);
    if (passed === undefined && rule !== undefined && sum > rule.minutes) passed = { rule, date: day.date, day };
  }
  if (passed === undefined) return undefined;
  const dates = week.filter(({ workedMinutes }) => workedMinutes > 0).map(({ date }) => date);
  return { kind: "WORK_WEEK", ...passed, minutes: sum, dates, ...NO_EVIDENCE };
}

function judgeOnSite(day: LimitDay, { findRule }: LimitTerms): LimitHit | undefined {
  const rule = findRule("ON_SITE", day);
  const { date, checkInMs: fromMs, checkOutMs: toMs } = day;
  if (rule === undefined || fromMs === undefined || toMs === undefined) return undefined;
  const minutes = toMinutes(toMs - fromMs);
  if (minutes <= rule.minutes) return undefined;
  return { kind: "ON_SITE", rule, date, day, minutes, dates: [date], fromMs, toMs, punchIds: [] };
}

function judgeStretches(day: LimitDay, { findRule }: LimitTerms): LimitHit | undefined {
  const rule = findRule("CONTINUOUS", day);
  const lengths = (day.stretches ?? []).map((stretch) => ({
    ...stretch,
    minutes: toMinutes(stretch.toMs - stretch.fromMs),
  }));
  const [longest] = lengths.toSorted((left, right) => right.minutes - left.minutes);
  if (rule === undefined || longest === undefined || longest.minutes <= rule.minutes) return undefined;
  return { kind: "CONTINUOUS", rule, date: day.date, day, dates: [day.date], ...longest };
}

/** The rest before each day with an entry; where the leave before it is not known, nothing is. */
function judgeRests(days: readonly LimitDay[], { findRule }: LimitTerms): readonly LimitHit[] {
  const worked = days.filter(({ checkInMs, checkOutMs }) => checkInMs !== undefined || checkOutMs !== undefined);
  return worked.flatMap((day, index) => {
    const before = worked[index - 1];
    const rule = findRule("REST", day);
    const [fromMs, toMs] = [before?.checkOutMs, day.checkInMs];
    if (before === undefined || rule === undefined || fromMs === undefined || toMs === undefined) return [];
    const minutes = Math.max(0, toMinutes(toMs - fromMs));
    if (minutes >= rule.minutes) return [];
    const dates = [before.date, day.date];
    return [{ kind: "REST" as const, rule, date: day.date, day, minutes, dates, fromMs, toMs, punchIds: [] }];
  });
}

function toMinutes(ms: number): number {
  return Math.floor(ms / 60_000);
}
