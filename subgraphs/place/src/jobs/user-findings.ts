import type { JobFindings, JobKind, UserChange, UserFindings } from "../domain/jobs/job.ts";

/** Changes that a job keeps; what is more is counted. */
const MOST_KEPT = 200;

/** What a job found until now. @param carried what it had found before the process that began it ended */
export function toFindings(changes: readonly UserChange[], carried?: UserFindings): UserFindings {
  const count = (outcome: UserChange["outcome"]) => changes.filter((change) => change.outcome === outcome).length;
  const all = [...(carried?.people ?? []), ...changes];
  const failed = changes.filter(isLost).length;
  return {
    written: (carried?.written ?? 0) + count("WRITTEN"),
    unchanged: (carried?.unchanged ?? 0) + count("UNCHANGED"),
    removed: (carried?.removed ?? 0) + count("REMOVED"),
    failed: (carried?.failed ?? 0) + failed,
    waiting: count("WAITING"),
    people: [...all.filter(isLost), ...all.filter((change) => !isLost(change))].slice(0, MOST_KEPT),
  };
}

/** What stays of the findings of a job that goes on: whoever waited, waits anew. */
export function toCarried(findings: JobFindings[JobKind] | undefined): UserFindings | undefined {
  if (findings === undefined || !("people" in findings)) return undefined;
  return { ...findings, people: findings.people.filter(({ outcome }) => outcome !== "WAITING") };
}

/** The same in a sentence, for people. */
export function toSentence({ written, unchanged, removed, failed }: UserFindings): string {
  return `${written} written, ${unchanged} as they were, ${removed} removed, ${failed} failed`;
}

function isLost({ outcome }: UserChange): boolean {
  return outcome === "FAILED" || outcome === "EXPIRED";
}
