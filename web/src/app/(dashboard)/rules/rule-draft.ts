import type {
  WorkRuleFactsFragment,
  WorkRuleInput,
  WorkRuleKind,
  WorkRuleScope,
} from "@biometricflow/sdk/generated/graphql";
import { parseHourText, toHourText } from "../../../attendance/minutes.ts";

/** The kinds of rules, in the parts of the page: caps on what of overtime counts, and limits of work. */
export const RULE_PARTS = {
  caps: ["OVERTIME_DAY", "OVERTIME_WEEK", "OVERTIME_MONTH"],
  limits: ["WORK_DAY", "WORK_WEEK", "CONTINUOUS", "ON_SITE", "REST"],
} as const satisfies Readonly<Record<string, readonly WorkRuleKind[]>>;

/** A part of the page. */
export type RulePart = keyof typeof RULE_PARTS;

/** For whom a rule may be, from the widest on. */
export const RULE_SCOPES: readonly WorkRuleScope[] = ["ORGANISATION", "PLACE", "DEPARTMENT", "PERSON"];

const DAY = 1_440;
/** What a bound may be at most, in minutes, as the graph takes it. */
const MOST_MINUTES: Readonly<Record<WorkRuleKind, number>> = {
  OVERTIME_DAY: DAY,
  OVERTIME_WEEK: 7 * DAY,
  OVERTIME_MONTH: 31 * DAY,
  WORK_DAY: DAY,
  WORK_WEEK: 7 * DAY,
  CONTINUOUS: DAY,
  ON_SITE: DAY,
  REST: 2 * DAY,
};

/** A version of a rule while it is typed. */
export interface RuleDraft {
  readonly kind: WorkRuleKind;
  readonly scope: WorkRuleScope;
  /** Of the place, department or person. */
  readonly scopeId: string;
  readonly from: string | null;
  /** With it the rule is a season. */
  readonly to: string | null;
  /** Hours and minutes such as `2:00`. */
  readonly hours: string;
  /** Whether nothing is bounded from the date on. */
  readonly isUnbounded: boolean;
  readonly source: string;
}

/** A rule that nobody typed anything of yet. */
export function toNewDraft(kind: WorkRuleKind, today: string): RuleDraft {
  const nothing = { scopeId: "", to: null, hours: "", isUnbounded: false, source: "" };
  return { kind, scope: "ORGANISATION", from: today, ...nothing };
}

/** A version as it is typed. */
export function toRuleDraft({ kind, scope, scopeId, from, to, minutes, source }: WorkRuleFactsFragment): RuleDraft {
  const hours = minutes === null ? "" : toHourText(minutes).replaceAll(",", "");
  return { kind, scope, scopeId: scopeId ?? "", from, to, hours, isUnbounded: minutes === null, source };
}

/** What of a draft does not do; undefined when it does. */
export type DraftFault = "target" | "from" | "to" | "hours" | "source";

/** The first thing of a draft that does not do. */
export function findDraftFault({ kind, scope, scopeId, from, to, hours, isUnbounded, source }: RuleDraft) {
  if (scope !== "ORGANISATION" && scopeId === "") return "target" satisfies DraftFault;
  if (from === null) return "from" satisfies DraftFault;
  if (to !== null && to < from) return "to" satisfies DraftFault;
  const minutes = parseHourText(hours);
  if (!isUnbounded && (minutes === undefined || minutes > MOST_MINUTES[kind])) return "hours" satisfies DraftFault;
  return source.trim() === "" ? ("source" satisfies DraftFault) : undefined;
}

/** A draft as the graph takes it; undefined for one that does not do. */
export function toRuleInput(draft: RuleDraft): WorkRuleInput | undefined {
  const { kind, scope, scopeId, from, to, hours, isUnbounded, source } = draft;
  if (from === null || findDraftFault(draft) !== undefined) return undefined;
  const target = scope === "ORGANISATION" ? null : scopeId;
  const minutes = isUnbounded ? null : (parseHourText(hours) ?? null);
  return { kind, scope, scopeId: target, from, to, minutes, source: source.trim() };
}

/** What names a version of a rule. */
export function toRuleKey({ kind, scope, scopeId, from, to }: WorkRuleFactsFragment) {
  return { kind, scope, scopeId, from, to };
}

/** When a version holds: not yet, now, or no more, as a version of its kind and scope without an end began after it. */
export function toRuleTime(rule: WorkRuleFactsFragment, all: readonly WorkRuleFactsFragment[], today: string) {
  if (rule.from > today) return "COMING";
  if (rule.to !== null) return rule.to < today ? "OVER" : "NOW";
  const isReplacing = ({ kind, scope, scopeId, from, to }: WorkRuleFactsFragment) =>
    kind === rule.kind && scope === rule.scope && scopeId === rule.scopeId && to === null && from > rule.from;
  return all.some((other) => isReplacing(other) && other.from <= today) ? "OVER" : "NOW";
}
