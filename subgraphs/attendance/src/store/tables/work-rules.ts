import type { WorkRuleKind, WorkRuleScope } from "../../domain/work-rules/work-rule.ts";

/** A version of a rule of caps and limits. */
interface WorkRuleTable {
  kind: WorkRuleKind;
  scope_kind: WorkRuleScope["kind"];
  /** Empty for the organisation. */
  scope_id: string;
  from_date: string;
  /** Empty: until another one begins. */
  to_date: string;
  /** Null: nothing is bounded. */
  minutes: number | null;
  source: string;
}

/** What somebody decided on the overtime of a date. */
interface OvertimeApprovalTable {
  person_key: number;
  date: string;
  /** 0 declines it. */
  minutes: number;
  reason: string;
  /** The account. */
  actor: string;
  at_ms: number;
}

/** Tables of caps, limits and decisions on overtime. */
export interface WorkRuleTables {
  work_rule: WorkRuleTable;
  overtime_approval: OvertimeApprovalTable;
}
