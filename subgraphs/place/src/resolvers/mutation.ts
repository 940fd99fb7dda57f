import { parseGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import type { AcceptOutcome } from "../domain/ledger.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";
import type { PlaceContext } from "../graph/context.ts";
import { CONSENT_MUTATIONS } from "./consents/consents.ts";
import { JOB_MUTATIONS } from "./jobs/job-mutations.ts";
import { CLOCK_MUTATIONS } from "./jobs/clock-mutation.ts";
import { LOG_CLEAR_MUTATIONS } from "./log-clear/log-clear-mutations.ts";
import { ERASURE_MUTATIONS } from "./erasure/erase-person.ts";
import { IMPORT_MUTATIONS } from "./import-rows.ts";
import { USER_MUTATIONS } from "./jobs/user-mutations.ts";
import { READER_MUTATIONS } from "./readers/reader-mutations.ts";
import { PUSH_MUTATIONS } from "./push-mutations.ts";
import { RECORD_MUTATIONS } from "./record-punch.ts";
import { releaseSetAside } from "./release-set-aside.ts";

/** `Mutation` fields. */
export const Mutation: MutationResolvers = {
  ...PUSH_MUTATIONS,
  ...RECORD_MUTATIONS,
  ...JOB_MUTATIONS,
  ...USER_MUTATIONS,
  ...IMPORT_MUTATIONS,
  ...READER_MUTATIONS,
  ...CLOCK_MUTATIONS,
  ...LOG_CLEAR_MUTATIONS,
  ...ERASURE_MUTATIONS,
  ...CONSENT_MUTATIONS,
  acceptFirstRead: async (_root, { input: { deviceId } }, context) => {
    const { clock, operations } = context;
    const readerId = toReaderId(deviceId, context);
    const outcome =
      readerId === undefined ? "NO_SUCH_READER" : await operations.acceptFirstRead(readerId, clock.nowMs());
    if (outcome !== "ACCEPTED") throw badInput(REFUSALS[outcome], "input.deviceId");
    return { device: await loadAnew(deviceId, context) };
  },
  releaseSetAside,
};

const REFUSALS: Readonly<Record<Exclude<AcceptOutcome, "ACCEPTED">, string>> = {
  NO_SUCH_READER: "The place has no such reader",
  NOTHING_HELD: "No first read of this reader is held",
};

/** The reader of this place that an id names. @throws BAD_USER_INPUT for what is no id */
function toReaderId(deviceId: string, { place }: Pick<PlaceContext, "place">): string | undefined {
  const { place: placeId, local } = parseGlobalId(parseId(deviceId)) ?? {};
  return placeId === place.id ? local : undefined;
}

/** As it is after the change: also the list that this operation may have loaded before is forgotten. */
function loadAnew(deviceId: string, { loaders }: Pick<PlaceContext, "loaders">) {
  loaders.clear();
  return loaders.devices.load(deviceId);
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument });
}
