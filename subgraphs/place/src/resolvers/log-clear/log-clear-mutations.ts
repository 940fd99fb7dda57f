import { parseGlobalId, toGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import type { DeviceRecord } from "../../domain/device.ts";
import {
  advanceLogClear,
  type LogClear,
  type LogClearAction,
  type LogClearInput,
  type LogClearRefusal,
} from "../../domain/log-clear/log-clear.ts";
import type { LogClearDesk } from "../../domain/log-clear/log-clear-store.ts";
import { OBSTACLE_ACTIONS } from "../../domain/log-clear/obstacles.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import { startJob } from "../jobs/start-job.ts";
import { listOwnObstacles } from "./log-clear.ts";

const MOST_NOTE = 500;

/** Who may have a reader's log cleared, and when. */
export const LOG_CLEAR_MUTATIONS = {
  requestLogClear: async (_root, { input: { deviceId, note } }, context) => {
    const { viewer, deeds, place } = context;
    const { aloneAfterMs: delayMs, createId } = requireDesk(context);
    const { place: placeId, local: readerId } = parseGlobalId(parseId(deviceId)) ?? {};
    if (placeId !== place.id || readerId === undefined) throw badInput("The place has no such reader", "deviceId");
    const why = toNote(note);
    await requireClearable(deviceId, context, "deviceId");
    const asked = { id: createId(), readerId, ...why };
    await change(readerId, { kind: "ASK", asked, by: viewer.subject, delayMs }, context);
    deeds.note({ what: "requestLogClear", by: viewer.subject, to: deviceId });
    return { device: await loadAnew(deviceId, context) };
  },
  confirmLogClear: async (_root, { input: { requestId } }, context) => {
    const { id, readerId } = await requireRequest(requestId, context);
    const { subject: by } = context.viewer;
    await change(readerId, { kind: "CONFIRM", id, by }, context);
    await requireClearable(toGlobalId(context.place.id, readerId), context, "requestId");
    return { job: await startJob(context, "confirmLogClear", { kind: "CLEAR_LOG", readerId, clearId: id, by }) };
  },
  withdrawLogClear: async (_root, { input: { requestId } }, context) => {
    const { viewer, deeds, place } = context;
    const { id, readerId } = await requireRequest(requestId, context);
    await change(readerId, { kind: "WITHDRAW", id, by: viewer.subject }, context);
    const deviceId = toGlobalId(place.id, readerId);
    deeds.note({ what: "withdrawLogClear", by: viewer.subject, to: deviceId });
    return { device: await loadAnew(deviceId, context) };
  },
} satisfies MutationResolvers;

const REFUSALS: Readonly<Record<LogClearRefusal, string>> = {
  ALREADY_ASKED: "Somebody asked for it already: confirm that request, or withdraw it",
  NOT_WAITING: "It waits no longer: it was withdrawn, lapsed after seven days, or the log was cleared",
  TOO_EARLY:
    "Whoever asked, or an API key, may not confirm it yet: have another account confirm it, or wait until aloneFrom",
};

/** @throws BAD_USER_INPUT with the reason */
async function change(readerId: string, input: LogClearInput, context: PlaceContext): Promise<void> {
  let actions: readonly LogClearAction[] = [];
  await requireDesk(context).store.change(readerId, (last) => {
    const [next, wanted] = advanceLogClear(last, input, context.clock.nowMs());
    actions = wanted;
    return next;
  });
  for (const action of actions)
    if (action.kind === "REFUSE")
      throw badInput(REFUSALS[action.reason], input.kind === "ASK" ? "deviceId" : "requestId", action.reason);
}

/** @throws BAD_USER_INPUT with the first thing that speaks against it */
async function requireClearable(deviceId: string, context: PlaceContext, key: string): Promise<DeviceRecord> {
  const device = await loadAnew(deviceId, context);
  if (device === null) throw badInput("The place has no such reader", key);
  const [obstacle] = listOwnObstacles(device, context);
  if (obstacle !== undefined) throw badInput(OBSTACLE_ACTIONS[obstacle], key, obstacle);
  return device;
}

async function requireRequest(requestId: string, context: PlaceContext): Promise<LogClear> {
  const { place: placeId, local } = parseGlobalId(parseId(requestId)) ?? {};
  const isHere = placeId === context.place.id && local !== undefined;
  const found = isHere ? await requireDesk(context).store.find(local) : undefined;
  if (found === undefined) throw badInput("There is no such request", "requestId");
  return found;
}

function requireDesk({ logClears }: Pick<PlaceContext, "logClears">): LogClearDesk {
  if (logClears === undefined) throw codedError("SERVICE_UNAVAILABLE", "No log can be cleared from here");
  return logClears;
}

function toNote(note: string | null | undefined): { readonly note?: string } {
  const said = note?.trim() ?? "";
  if (said.length > MOST_NOTE) throw badInput(`The note has ${MOST_NOTE} characters at most`, "note");
  return said === "" ? {} : { note: said };
}

function loadAnew(deviceId: string, { loaders }: Pick<PlaceContext, "loaders">) {
  loaders.clear();
  return loaders.devices.load(deviceId);
}

function badInput(message: string, key: string, reason?: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument: `input.${key}`, ...(reason !== undefined && { reason }) });
}
