import { parseGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseId } from "@biometricflow/subgraph/list-arguments";
import type { PushOrder } from "../domain/push/push-order.ts";
import type { PushOperations, ApproveOutcome } from "../domain/push/push-operations.ts";
import { addSeconds } from "../domain/push/reader-clock.ts";
import type { AskPushReaderInput, MutationResolvers } from "../generated/resolvers.ts";
import type { PlaceContext } from "../graph/context.ts";
import { toGraphOrder } from "./push-reader.ts";

/** What operators do with readers that push. */
export const PUSH_MUTATIONS = {
  approvePushNewcomer: async (_root, { input: { newcomerId, deviceId } }, context) => {
    const { loaders } = context;
    const outcome = await requirePush(context).approve(
      toKey(newcomerId, "input.newcomerId", REFUSALS.NO_SUCH_CALLER, context),
      toLocalId(deviceId, "input.deviceId", context),
    );
    if (outcome.kind !== "APPROVED") throw badInput(...REFUSALS[outcome.kind]);
    loaders.clear();
    return { device: await loaders.devices.load(deviceId), lines: outcome.lines };
  },
  dismissPushNewcomer: async (_root, { input: { newcomerId } }, context) => {
    if (!(await requirePush(context).dismiss(toKey(newcomerId, "input.newcomerId", REFUSALS.NO_SUCH_CALLER, context))))
      throw badInput(...REFUSALS.NO_SUCH_CALLER);
    return { place: context.place };
  },
  askPushReader: async (_root, { input }, context) => {
    const readerId = toLocalId(input.deviceId, "input.deviceId", context);
    const record = await requirePush(context).ask(readerId, toOrder(input));
    if (record === "NO_SUCH_READER") throw badInput(...REFUSALS.NO_SUCH_READER);
    if (record === "TOO_MANY")
      throw badInput("Twenty orders of this reader wait already: see what becomes of them first", "input");
    return { order: toGraphOrder(record, context.place.id) };
  },
  cancelPushOrder: async (_root, { input: { orderId } }, context) => {
    const { viewer, deeds } = context;
    const isOpen = await requirePush(context).cancelOrder(toKey(orderId, "input.orderId", NO_SUCH_ORDER, context));
    if (!isOpen) throw badInput(...NO_SUCH_ORDER);
    deeds.note({ what: "cancelPushOrder", by: viewer.subject, to: orderId });
    return { orderId };
  },
} satisfies MutationResolvers;

type Refusal = readonly [message: string, argument: string];
const NO_SUCH_ORDER: Refusal = ["No such order waits; the reader may have answered it", "input.orderId"];

const REFUSALS: Readonly<Record<Exclude<ApproveOutcome["kind"], "APPROVED">, Refusal>> = {
  NO_SUCH_CALLER: ["No such caller waits; it may have been approved or dismissed", "input.newcomerId"],
  NO_SUCH_READER: ["The place has no reader of that id that pushes", "input.deviceId"],
  OTHER_SERIAL: ["The reader has another serial number: give the newcomer an entry of its own", "input.deviceId"],
  SERIAL_TAKEN: ["Another reader of the place has this serial number", "input.newcomerId"],
};

const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
const LONGEST_SECONDS = 31 * 86_400;

function toOrder({ order: kind, from, to }: AskPushReaderInput): PushOrder {
  if (kind === "PUT_USER" || kind === "DELETE_USER")
    throw badInput("putUser and removeUser change people, as jobs that read each change back", "input.order");
  if (kind === "CHECK")
    throw badInput("setDeviceClock asks for it: the reader sets its clock by what it reads", "input.order");
  if (kind !== "QUERY_PUNCHES" && kind !== "SUM_PUNCHES") return { kind };
  const first = toTime(from, "input.from");
  const last = toTime(to, "input.to");
  if (last < first) throw badInput("The time ends before it begins", "input.to");
  if (addSeconds(first, LONGEST_SECONDS) <= last) throw badInput("The time has 31 days at most", "input.to");
  return { kind, from: first, to: last };
}

function toTime(text: string | null | undefined, argument: string): string {
  const isTime = typeof text === "string" && LOCAL_TIME.test(text) && !Number.isNaN(Date.parse(`${text}Z`));
  if (!isTime) throw badInput("An order about a time wants YYYY-MM-DDTHH:mm:ss", argument);
  return text;
}

function requirePush({ push }: Pick<PlaceContext, "push">): PushOperations {
  if (push === undefined)
    throw badInput("The place has no push port: push.port of its configuration opens one", "input");
  return push;
}

function toKey(id: string, argument: string, refusal: Refusal, context: Pick<PlaceContext, "place">): number {
  const local = toLocalId(id, argument, context);
  if (!/^\d{1,15}$/.test(local)) throw badInput(...refusal);
  return Number(local);
}

function toLocalId(id: string, argument: string, { place }: Pick<PlaceContext, "place">): string {
  const { place: placeId, local } = parseGlobalId(parseId(id)) ?? {};
  if (placeId !== place.id || local === undefined) throw badInput("The id is of another place", argument);
  return local;
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument });
}
