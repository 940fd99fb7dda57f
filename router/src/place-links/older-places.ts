import type { SourceLocation } from "graphql";
import { LRUCache } from "lru-cache";
import type { RouterContext } from "../operation/context.ts";
import { toContractMismatch } from "../operation/place-failure.ts";
import type { PlaceReply, PlaceRequest } from "../place-layer/place-port.ts";
import { type ReducedOperation, reduceOperation } from "./reduced-operation.ts";

/** A place's reply with the positions in the operation at which the place, if it is older, found fault. */
export interface JudgedReply {
  readonly reply: PlaceReply;
  readonly faults: readonly SourceLocation[];
}

type Ask = (request: PlaceRequest, context: RouterContext) => Promise<JudgedReply>;

const MAX_KEPT = 2000;

/**
 * Uses older places for what they have: a query with fields that a place does not know is asked again without them, and
 * each is an error PLACE_CONTRACT_MISMATCH of its own. What a place did not know is kept until it is connected anew.
 *
 * @param connection changes with every new connection to a place.
 */
export function askOlderPlaces(
  ask: Ask,
  connection: (place: string) => number,
): (request: PlaceRequest, context: RouterContext) => Promise<PlaceReply> {
  const reductions = new LRUCache<string, ReducedOperation>({ max: MAX_KEPT });
  return async (request, context) => {
    const key = `${request.place} ${connection(request.place)} ${request.query}`;
    const known = reductions.get(key);
    if (known !== undefined) return askReduced(ask, known, request, context);
    const { reply, faults } = await ask(request, context);
    const reduced = request.isQuery && faults.length > 0 ? reduceOperation(request.query, faults) : undefined;
    if (reduced === undefined) return reply;
    reductions.set(key, reduced);
    return askReduced(ask, reduced, request, context);
  };
}

async function askReduced(
  ask: Ask,
  { text, missing }: ReducedOperation,
  request: PlaceRequest,
  context: RouterContext,
): Promise<PlaceReply> {
  const { place } = request;
  const errors = missing.map(({ name, rootKey }) => toContractMismatch(place, name, rootKey));
  if (text === undefined) return { kind: "ANSWER", data: {}, errors };
  const { reply } = await ask({ ...request, query: text }, context);
  return reply.kind === "FAILURE" ? reply : { ...reply, errors: [...reply.errors, ...errors] };
}
