/** How grave a finding is. */
export const SEVERITIES = ["LOW", "MEDIUM", "HIGH"] as const;

/** How grave a finding is. */
export type Severity = (typeof SEVERITIES)[number];

/** Something that makes an organisation less safe. */
export interface AuditFinding {
  readonly code: string;
  readonly severity: Severity;
  /** The file, reader, key or setting. */
  readonly where: string;
  /** What was found, for people; never a secret. */
  readonly message: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
}

/** The gravest first, else in the order in which they were found. */
export function sortFindings(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  return findings.toSorted((left, right) => toRank(right.severity) - toRank(left.severity));
}

/** Whether a finding is as grave as that, or graver. */
export function isAtLeast(finding: AuditFinding, severity: Severity): boolean {
  return toRank(finding.severity) >= toRank(severity);
}

function toRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
