import { encodeVectorCursor } from "@biometricflow/schema/vector-cursor";
import { parseGlobalId, toGlobalId } from "@biometricflow/schema/global-id";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { type Job as KeptJob, type JobStep as KeptJobStep, toReaderId } from "../../domain/jobs/job.ts";
import type { JobResolvers, JobStepResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import { toVerification } from "./verification.ts";
import { toGraphFault } from "../device-fault.ts";

/** `Job` fields. */
export const Job: JobResolvers<PlaceContext, KeptJob> = {
  id: ({ id }, _args, { place }) => toGlobalId(place.id, id),
  kind: ({ asked }) => asked.kind,
  device: (job, _args, context) => loadReader(toReaderId(job), context),
  place: (_job, _args, { place }) => place,
  createdAt: ({ createdMs }) => new Date(createdMs).toISOString(),
  startedAt: ({ startedMs }) => toDateTime(startedMs),
  endedAt: ({ endedMs }) => toDateTime(endedMs),
  done: ({ count }) => count?.done ?? null,
  total: ({ count }) => count?.total ?? null,
  unit: ({ count }) => count?.unit ?? null,
  steps: ({ steps }) => [...steps],
  fault: ({ fault, steps }) => toGraphFault(fault, steps.findLast(({ state }) => state === "FAILED")?.code),
  cursor: async ({ seq }, _args, { place, jobs }) => {
    const { epoch = "" } = (await jobs?.readHead()) ?? {};
    return encodeVectorCursor([[place.id, { epoch, seq }]]);
  },
  sync: ({ findings }) => (findings !== undefined && "rowsAdded" in findings ? findings : null),
  verification: ({ findings }) =>
    findings !== undefined && "verifiedDays" in findings ? toVerification(findings) : null,
  users: ({ findings }) =>
    findings !== undefined && "people" in findings
      ? { ...findings, waiting: findings.waiting ?? 0, people: [...findings.people] }
      : null,
  clock: ({ findings }) => (findings !== undefined && "setTo" in findings ? findings : null),
  logClear: ({ findings }) => (findings !== undefined && "aloneFromMs" in findings ? findings : null),
  erasure: ({ asked }, _args, { erasures }) =>
    asked.kind === "ERASE_PERSON" ? (erasures?.find(asked.erasureId) ?? null) : null,
  added: ({ findings }) => (findings !== undefined && "isProved" in findings ? findings : null),
};

/** `JobStep` fields. */
export const JobStep: JobStepResolvers<PlaceContext, KeptJobStep> = {
  device: ({ readerId }, _args, context) => loadReader(readerId, context),
  fault: ({ fault, code }) => toGraphFault(fault, code),
};

/** The job that an id names; null where there is none. @throws BAD_USER_INPUT for what is no id */
export async function findJob(id: string, { jobs, place }: Pick<PlaceContext, "jobs" | "place">) {
  const { place: placeId, local } = parseGlobalId(parseId(id)) ?? {};
  if (placeId !== place.id || local === undefined) return null;
  return (await jobs?.find(local)) ?? null;
}

function loadReader(readerId: string | undefined, { loaders, place }: Pick<PlaceContext, "loaders" | "place">) {
  return readerId === undefined ? null : loaders.devices.load(toGlobalId(place.id, readerId));
}
