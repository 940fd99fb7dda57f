import { toAsker } from "@biometricflow/service/identity/viewer";
import type { SubgraphTokens } from "../auth/subgraph-token.ts";
import type { RouterContext } from "../operation/context.ts";
import type { PlaceFailureCode } from "../operation/place-failure.ts";
import type { PlaceCaller, PlaceReply, PlaceRequest } from "../place-layer/place-port.ts";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { Registry } from "../registry/registry.ts";
import { readGraphqlResponse } from "../traffic/graphql-response.ts";
import { createInFlight } from "../traffic/in-flight.ts";
import {
  createSubgraphClient,
  type SubgraphClient,
  type TrafficPolicy,
  type TrafficResult,
} from "../traffic/subgraph-client.ts";
import { askOlderPlaces, type JudgedReply } from "./older-places.ts";
import type { PlaceHealth } from "./place-health.ts";

/** Requests to the places of the registry. */
export interface PlaceCalls extends PlaceCaller {
  /** True while some URL of a place is given up. */
  readonly isTroubled: (place: string) => boolean;
  readonly close: () => Promise<void>;
}

/** What calling places stands on. */
export interface PlaceCallsOptions {
  readonly registry: Registry;
  readonly tokens: SubgraphTokens;
  readonly health: PlaceHealth;
  readonly policy?: TrafficPolicy;
  /** Told of every request that came to an end: `ok`, or the code of the failure. */
  readonly onOutcome?: (place: string, outcome: string) => void;
}

type Fault =
  | Extract<TrafficResult, { kind: "FAULT" }>["fault"]
  | "REFUSED"
  | "NOT_ADMITTED"
  | "CONTRACT_MISMATCH"
  | "ERROR"
  | "OTHER_PLACE";

const FAILURES: Readonly<Record<Fault, readonly [code: PlaceFailureCode, what: string]>> = {
  UNREACHABLE: ["PLACE_UNREACHABLE", "cannot be reached"],
  TIMEOUT: ["PLACE_TIMEOUT", "did not answer in time"],
  CIRCUIT_OPEN: ["PLACE_CIRCUIT_OPEN", "failed repeatedly and is not asked for the moment"],
  OVERLOADED: ["PLACE_OVERLOADED", "has too much to do at the moment: ask again in a few seconds, or for less"],
  TOO_LARGE: ["PLACE_ERROR", "gave an answer that is larger than what was asked for"],
  CLIENT_GONE: ["PLACE_ERROR", "was not waited for"],
  UNTRUSTED: ["PLACE_CERTIFICATE_UNTRUSTED", "shows a certificate that is not trusted here"],
  NOT_ADMITTED: ["PLACE_CERTIFICATE_REFUSED", "does not take the router's certificate"],
  REFUSED: ["PLACE_REFUSED", "refused the router's token"],
  CONTRACT_MISMATCH: ["PLACE_CONTRACT_MISMATCH", "speaks another version of the contract"],
  ERROR: ["PLACE_ERROR", "answered with an error"],
  OTHER_PLACE: ["PLACE_IDENTITY_MISMATCH", "says that it is another place, or keeps another time zone"],
};

const NEVER = new AbortController().signal;

/** Creates the callers of all places; they follow the registry. Equal queries of equal rights under way are one. */
export function createPlaceCalls(options: PlaceCallsOptions): PlaceCalls {
  const { registry, tokens, health, policy, onOutcome } = options;
  const clients = new Map<string, SubgraphClient>();
  const stopWatching = registry.watch((places) => syncClients(clients, places, policy));
  const inFlight = createInFlight<TrafficResult>();
  const send = (request: PlaceRequest, context: RouterContext, signal: AbortSignal): Promise<TrafficResult> => {
    const client = clients.get(request.place);
    const { viewer, requestId } = context;
    if (client === undefined || viewer === undefined) return Promise.resolve({ kind: "FAULT", fault: "UNREACHABLE" });
    const body = JSON.stringify({ query: request.query, variables: request.variables });
    const authorization = tokens.forPlace(viewer, request.place);
    const maxBytes = toMaxBytes(context.turn?.rows());
    const subject = toAsker(viewer);
    return client.send({ body, authorization, requestId, subject, maxBytes, isRepeatable: request.isQuery, signal });
  };
  const ask = async (request: PlaceRequest, context: RouterContext): Promise<JudgedReply> => {
    const result = request.isQuery
      ? await inFlight.share(toKey(request, context), context.signal, (signal) => send(request, context, signal))
      : await send(request, context, NEVER); // a mutation runs to its end although nobody waits for it
    const judged = toReply(request.place, result, health);
    onOutcome?.(request.place, judged.reply.kind === "ANSWER" ? "ok" : judged.reply.failure.code);
    return judged;
  };
  const askKnown = askOlderPlaces(ask, health.connection);
  return {
    asOf: health.asOf,
    isTroubled: (place) => clients.get(place)?.isTroubled() === true,
    call: async (request, context) =>
      health.isOtherPlace(request.place) ? toFailure(request.place, "OTHER_PLACE", health) : askKnown(request, context),
    close: async () => {
      stopWatching();
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

const BYTES_BESIDE_ROWS = 4_194_304;
const BYTES_OF_ROW = 16_384; // far more than any has

/** The largest answer to an operation of so many rows; `Infinity` when it is not known. */
function toMaxBytes(rows: number | undefined): number {
  return rows === undefined ? Number.POSITIVE_INFINITY : BYTES_BESIDE_ROWS + rows * BYTES_OF_ROW;
}

function toKey({ place, query, variables }: PlaceRequest, { viewer }: RouterContext): string {
  return JSON.stringify([place, viewer?.role, viewer?.users, query, variables]);
}

function toReply(place: string, result: TrafficResult, health: PlaceHealth): JudgedReply {
  const answer = result.kind === "RESPONSE" ? readGraphqlResponse(result.response) : result;
  if (answer.kind === "ANSWER") {
    health.recordAnswer(place);
    return { reply: answer, faults: [] };
  }
  if (answer.fault !== "CLIENT_GONE") health.recordFault(place);
  return {
    reply: toFailure(place, answer.fault, health, "reason" in answer ? answer.reason : undefined),
    faults: "faults" in answer ? answer.faults : [],
  };
}

function toFailure(place: string, fault: Fault, health: PlaceHealth, reason?: string): PlaceReply {
  const [code, what] = FAILURES[fault];
  const message = `The place ${place} ${what}${reason === undefined ? "" : ` (${reason})`}`;
  return { kind: "FAILURE", failure: { place, code, message, asOf: health.asOf(place) } };
}

function syncClients(
  clients: Map<string, SubgraphClient>,
  places: readonly RegisteredPlace[],
  policy: TrafficPolicy | undefined,
): void {
  const wanted = new Map(places.filter((place) => place.enabled).map((place) => [place.id, place.urls]));
  for (const [placeId, client] of clients) {
    if (wanted.get(placeId)?.join(" ") === client.urls.join(" ")) continue;
    clients.delete(placeId);
    void client.close();
  }
  for (const [placeId, urls] of wanted) {
    if (!clients.has(placeId)) clients.set(placeId, createSubgraphClient(urls, policy));
  }
}
