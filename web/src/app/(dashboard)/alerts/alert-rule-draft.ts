import type { AlertRuleFactsFragment, SetAlertRuleInput } from "@biometricflow/sdk/generated/graphql";
import { toLatinDigits } from "../../../lib/latin-digits.ts";

const MOST_MINUTES = 1_440;
const MOST_THRESHOLD = 10_000;

const MEASURED = [
  "DISK_NEARLY_FULL",
  "LOG_NEARLY_FULL",
  "CLOCK_DRIFT",
  "UNKNOWN_PIN_BURST",
  "SIGN_IN_FAILURES",
  "LEAVER_ENROLLED",
  "PUNCH_ON_DAY_OFF",
  "PUNCH_OUT_OF_HOURS",
] as const;

/** Whether rules of a kind have a measure. */
export function isMeasured(kind: AlertRuleFactsFragment["kind"]): kind is (typeof MEASURED)[number] {
  return MEASURED.some((one) => one === kind);
}

/** A rule of alerts while it is typed. */
export interface AlertRuleDraft {
  readonly kind: AlertRuleFactsFragment["kind"];
  readonly isEnabled: boolean;
  readonly minutes: string;
  /** Null for kinds without a measure. */
  readonly threshold: string | null;
  readonly isUrgent: boolean;
}

/** What of a draft does not do. */
export type AlertRuleFault = "minutes" | "threshold";

/** A rule as it is typed. */
export function toAlertRuleDraft(rule: AlertRuleFactsFragment): AlertRuleDraft {
  const { kind, isEnabled, afterMinutes, threshold, isUrgent } = rule;
  return {
    ...{ kind, isEnabled, isUrgent, minutes: String(afterMinutes) },
    threshold: threshold === null ? null : String(threshold),
  };
}

/** The first thing of a draft that does not do; undefined when all does. */
export function findAlertRuleFault({ minutes, threshold }: AlertRuleDraft): AlertRuleFault | undefined {
  if (parseWhole(minutes, 0, MOST_MINUTES) === undefined) return "minutes";
  return threshold !== null && parseWhole(threshold, 1, MOST_THRESHOLD) === undefined ? "threshold" : undefined;
}

/** What a draft asks for; undefined while something of it does not do. */
export function toAlertRuleInput(draft: AlertRuleDraft): SetAlertRuleInput | undefined {
  const { kind, isEnabled, isUrgent, minutes, threshold } = draft;
  const afterMinutes = parseWhole(minutes, 0, MOST_MINUTES);
  if (findAlertRuleFault(draft) !== undefined || afterMinutes === undefined) return undefined;
  const measure = threshold === null ? undefined : parseWhole(threshold, 1, MOST_THRESHOLD);
  return { kind, isEnabled, isUrgent, afterMinutes, ...(measure === undefined ? {} : { threshold: measure }) };
}

function parseWhole(text: string, least: number, most: number): number | undefined {
  const digits = toLatinDigits(text.trim());
  if (!/^\d{1,6}$/.test(digits)) return undefined;
  const value = Number(digits);
  return value >= least && value <= most ? value : undefined;
}
