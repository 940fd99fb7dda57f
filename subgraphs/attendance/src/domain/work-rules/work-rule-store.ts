import type { Act } from "../people/people-store.ts";
import type { WorkRule, WorkRuleKey } from "./work-rule.ts";

/** Versions of rules that there may be: all of them are read for a question. */
export const MAX_WORK_RULES = 2000;

/** Port: the rules of caps and limits. Nothing is kept of what follows from them, so a change marks nothing. */
export interface WorkRuleStore {
  /** All of them, by kind, scope and date. */
  readonly list: () => Promise<readonly WorkRule[]>;
  /** A known version is replaced. @returns whether there was room for it */
  readonly save: (rule: WorkRule, act: Act) => Promise<boolean>;
  /** @returns the version that was there */
  readonly remove: (key: WorkRuleKey, act: Act) => Promise<WorkRule | undefined>;
}
