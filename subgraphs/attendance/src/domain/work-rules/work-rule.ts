import { isDate } from "@biometricflow/rules/local-time";
import type { InputFault } from "../absences/absence-kind.ts";

/** What a rule bounds, and how far the bound may be set, in minutes. */
export const WORK_RULE_KINDS = {
  /** Approved overtime that counts in a day, in a week, in a calendar month. */
  OVERTIME_DAY: 1440,
  OVERTIME_WEEK: 10_080,
  OVERTIME_MONTH: 44_640,
  /** Worked in a day, in a week. */
  WORK_DAY: 1440,
  WORK_WEEK: 10_080,
  /** Presence without a break. */
  CONTINUOUS: 1440,
  /** From the first entry to the last leave of a day. */
  ON_SITE: 1440,
  /** At least, from the last leave of a day to the next entry. */
  REST: 2880,
} as const;

/** What a rule bounds. */
export type WorkRuleKind = keyof typeof WORK_RULE_KINDS;

/** For whom a rule is, from the most special one on. */
export const WORK_RULE_SCOPES = ["PERSON", "DEPARTMENT", "PLACE", "ORGANISATION"] as const;

/** For whom a rule is: `id` is of the person, department or place; empty for the organisation. */
export interface WorkRuleScope {
  readonly kind: (typeof WORK_RULE_SCOPES)[number];
  readonly id: string;
}

/** What stands for one version of a rule. */
export interface WorkRuleKey {
  readonly kind: WorkRuleKind;
  readonly scope: WorkRuleScope;
  readonly from: string;
  /** Inclusive; `undefined`: until another one begins. With it, it is a season and stands over those without. */
  readonly to: string | undefined;
}

/** A bound from a date on. No rule: nothing is bounded. */
export interface WorkRule extends WorkRuleKey {
  /** `undefined`: from then on nothing is bounded. */
  readonly minutes: number | undefined;
  /** Where it comes from, such as an article of a law. */
  readonly source: string;
}

/** Whose date a rule is looked for. */
export interface RuledDay {
  readonly date: string;
  readonly personId: string;
  readonly departmentId: string | undefined;
  readonly placeId: string;
}

/** A rule that bounds a day. */
export interface HoldingRule extends WorkRule {
  readonly minutes: number;
}

/** Finds the rule of a kind that holds on somebody's date; `undefined`: none does. */
export type FindRule = (kind: WorkRuleKind, day: RuledDay) => HoldingRule | undefined;

/** The rules in the order in which they are tried: the more special, then seasons, then what began later. */
export function createRuleFinder(rules: readonly WorkRule[]): FindRule {
  const byKind = Map.groupBy(rules.toSorted(comparePrecedence), ({ kind }) => kind);
  return (kind, day) => {
    const rule = byKind.get(kind)?.find((each) => holds(each, day));
    return rule?.minutes === undefined ? undefined : { ...rule, minutes: rule.minutes };
  };
}

const MAX_SOURCE_CHARS = 300;

/** What is wrong with a rule by itself; `undefined`: nothing. */
export function findRuleFault({ kind, scope, from, to, minutes, source }: WorkRule): InputFault | undefined {
  const most = WORK_RULE_KINDS[kind];
  if ((scope.kind === "ORGANISATION") !== (scope.id === ""))
    return { argument: "scopeId", expected: "the id of a person, department or place; none for the organisation" };
  if (!isDate(from)) return { argument: "from", expected: "a date such as 2026-01-31" };
  if (to !== undefined && (!isDate(to) || to < from))
    return { argument: "to", expected: "a date that is not before from" };
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 0 && minutes <= most))
    return { argument: "minutes", expected: `0 to ${most} minutes, or none to bound nothing` };
  if (source.length > MAX_SOURCE_CHARS)
    return { argument: "source", expected: `a source of at most ${MAX_SOURCE_CHARS} characters` };
  return undefined;
}

function holds({ scope, from, to = "9999-12-31" }: WorkRule, day: RuledDay): boolean {
  if (day.date < from || day.date > to) return false;
  switch (scope.kind) {
    case "PERSON":
      return scope.id === day.personId;
    case "DEPARTMENT":
      return scope.id === day.departmentId;
    case "PLACE":
      return scope.id === day.placeId;
    case "ORGANISATION":
      return true;
  }
}

function comparePrecedence(left: WorkRule, right: WorkRule): number {
  const rank = ({ scope, to }: WorkRule) => WORK_RULE_SCOPES.indexOf(scope.kind) * 2 + (to === undefined ? 1 : 0);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  return left.from > right.from ? -1 : 1;
}
