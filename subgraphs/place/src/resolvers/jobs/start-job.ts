import { codedError } from "@biometricflow/service/errors/error-codes";
import { toGlobalId } from "@biometricflow/schema/global-id";
import { type Job, type JobAsked, toReaderId } from "../../domain/jobs/job.ts";
import type { PlaceContext } from "../../graph/context.ts";

/**
 * Asks for a job and notes who did.
 *
 * @param what the mutation.
 * @throws RATE_LIMITED
 */
export async function startJob(context: PlaceContext, what: string, asked: JobAsked, commKey?: number): Promise<Job> {
  const { viewer, deeds, place } = context;
  const job = await requireJobs(context).start(asked, viewer.subject, commKey);
  if (job === "TOO_MANY" || job === "TOO_MANY_OF_YOURS") throw codedError("RATE_LIMITED", REFUSALS[job]);
  deeds.note({ what, by: viewer.subject, to: toGlobalId(place.id, toReaderId(job) ?? job.id) });
  return job;
}

const REFUSALS = {
  TOO_MANY: "As many jobs wait at this place as may: wait for some, or cancel one",
  TOO_MANY_OF_YOURS: "As many jobs of yours wait at this place as may: wait for some, or cancel one",
} as const;

/** @throws SERVICE_UNAVAILABLE where nothing keeps jobs */
export function requireJobs({ jobs }: Pick<PlaceContext, "jobs">) {
  if (jobs === undefined) throw codedError("SERVICE_UNAVAILABLE", "This place runs no jobs");
  return jobs;
}
