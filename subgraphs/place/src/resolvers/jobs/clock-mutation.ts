import { parseGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import type { DeviceRecord } from "../../domain/device.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import { toGraphOrder } from "../push-reader.ts";
import { requireReader } from "./job-mutations.ts";
import { startJob } from "./start-job.ts";

const MOST_REASON = 500;

/** Setting clocks. */
export const CLOCK_MUTATIONS = {
  setDeviceClock: async (_root, { input: { deviceId, reason } }, context) => {
    const { loaders, place, viewer } = context;
    const { place: placeId } = parseGlobalId(parseId(deviceId)) ?? {};
    const device = placeId === place.id ? await loaders.devices.load(deviceId) : null;
    const why = toReason(reason);
    if (device?.clockRules?.policy === "NEVER")
      throw badInput("The configuration lets nobody set this clock: clock.policy is NEVER", "input.deviceId");
    if (device?.isPushing === true) return { job: null, order: await orderClock(device, context) };
    const readerId = await requireReader(deviceId, context);
    const asked = { kind: "SET_CLOCK", readerId, by: viewer.subject, ...why } as const;
    return { job: await startJob(context, "setDeviceClock", asked), order: null };
  },
} satisfies MutationResolvers;

/** It reads its settings again: the zone in them, and the time at which the place answers. */
async function orderClock({ readerId, id }: DeviceRecord, { push, deeds, viewer, place }: PlaceContext) {
  const record = (await push?.ask(readerId, { kind: "CHECK" })) ?? "NO_SUCH_READER";
  if (record === "NO_SUCH_READER")
    throw badInput("The reader is switched off, or the place has no push port for it", "input.deviceId");
  if (record === "TOO_MANY")
    throw badInput("Twenty orders of this reader wait already: see what becomes of them first", "input.deviceId");
  deeds.note({ what: "setDeviceClock", by: viewer.subject, to: id });
  return toGraphOrder(record, place.id);
}

function toReason(reason: string | null | undefined): { readonly reason?: string } {
  const said = reason?.trim() ?? "";
  if (said.length > MOST_REASON) throw badInput(`The reason has ${MOST_REASON} characters at most`, "input.reason");
  return said === "" ? {} : { reason: said };
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument });
}
