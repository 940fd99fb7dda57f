import { isOver, type Job, type JobAsked } from "./job.ts";

/** How much room jobs have at a place. */
export interface JobLimits {
  /** At once: what they wait for is readers, and each reader has one visit. */
  readonly running: number;
  /** That run or wait. */
  readonly open: number;
  /** The same of one asker: nobody takes all the room. */
  readonly openPerAsker: number;
  /** That are over and kept. */
  readonly ended: number;
  /** After its end. */
  readonly keptMs: number;
}

/** Of every place. */
export const JOB_LIMITS: JobLimits = {
  running: 4,
  open: 50,
  openPerAsker: 20,
  ended: 500,
  keptMs: 30 * 86_400_000,
};

/** Whether a job may begin to wait, or is there already: what is asked for twice is done once. */
export type JobAdmission =
  | { readonly kind: "ADD" }
  | { readonly kind: "SAME"; readonly job: Job }
  | { readonly kind: "TOO_MANY_OF_YOURS" }
  | { readonly kind: "TOO_MANY" };

/** Decides about a new job. @param open the jobs that run or wait. */
export function judgeJob(
  open: readonly Job[],
  { asked, askedBy }: Pick<Job, "asked" | "askedBy">,
  limits: JobLimits,
): JobAdmission {
  // Who adds a reader may have given another comm key the second time.
  const same = asked.kind === "ADD_DEVICE" ? undefined : open.find((job) => !isOver(job) && isSame(job.asked, asked));
  if (same !== undefined) return { kind: "SAME", job: same };
  const own = open.filter((job) => job.askedBy === askedBy);
  if (own.length >= limits.openPerAsker) return { kind: "TOO_MANY_OF_YOURS" };
  return { kind: open.length >= limits.open ? "TOO_MANY" : "ADD" };
}

function isSame(left: JobAsked, right: JobAsked): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
