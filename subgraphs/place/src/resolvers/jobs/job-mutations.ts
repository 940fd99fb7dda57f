import { parseGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import { readRange } from "../device-days.ts";
import { findJob } from "./job.ts";
import { requireJobs, startJob } from "./start-job.ts";

/** What operators ask for that takes long. */
export const JOB_MUTATIONS = {
  syncDevice: async (_root, { input: { deviceId, full } }, context) => {
    const readerId = await requireReader(deviceId, context);
    return { job: await startJob(context, "syncDevice", { kind: "SYNC_DEVICE", readerId, isFull: full ?? false }) };
  },
  syncPlace: async (_root, { input: { placeId, full } }, context) => {
    if (placeId !== context.place.id) throw badInput("The id is of another place", "input.placeId");
    return { job: await startJob(context, "syncPlace", { kind: "SYNC_PLACE", isFull: full ?? false }) };
  },
  verifyDevice: async (_root, { input: { deviceId, from, to } }, context) => {
    const readerId = await requireReader(deviceId, context);
    readRange({ from, to }, "input.");
    return { job: await startJob(context, "verifyDevice", { kind: "VERIFY_DEVICE", readerId, from, to }) };
  },
  cancelJob: async (_root, { input: { jobId } }, context) => {
    const { clock, viewer, deeds } = context;
    const job = await findJob(jobId, context);
    if (job === null) throw badInput("There is no such job, or no longer", "input.jobId");
    deeds.note({ what: "cancelJob", by: viewer.subject, to: jobId });
    return { job: (await requireJobs(context).cancel(job.id, clock.nowMs())) ?? null };
  },
} satisfies MutationResolvers;

/** The reader of this place that an id names, which is visited or calls by itself. @throws BAD_USER_INPUT */
export async function requireReader(deviceId: string, { place, loaders, push }: PlaceContext): Promise<string> {
  const { place: placeId } = parseGlobalId(parseId(deviceId)) ?? {};
  const device = placeId === place.id ? await loaders.devices.load(deviceId) : null;
  if (device === null) throw badInput("The place has no such reader", "input.deviceId");
  if (device.isPushing === true && push === undefined)
    throw badInput("The reader pushes, and the place has no push.port for its calls", "input.deviceId");
  if (device.status === "DISABLED") throw badInput("The reader is switched off", "input.deviceId");
  return device.readerId;
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument });
}
