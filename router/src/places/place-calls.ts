import type { SubgraphTokens } from "../auth/subgraph-token.ts";
import type { RouterContext } from "../context.ts";
import type { PlaceFailureCode } from "../place-failure.ts";
import type { PlaceCaller, PlaceReply, PlaceRequest } from "../place-layer/place-port.ts";
import type { RegisteredPlace } from "../registered-place.ts";
import type { Registry } from "../registry.ts";
import { readGraphqlResponse } from "../traffic/graphql-response.ts";
import { createInFlight } from "../traffic/in-flight.ts";
import {
  createSubgraphClient,
  type SubgraphClient,
  type TrafficPolicy,
  type TrafficResult,
} from "../traffic/subgraph-client.ts";
import type { PlaceHealth } from "./place-health.ts";

/** Requests to the places of the registry. */
export interface PlaceCalls extends PlaceCaller {
  readonly close: () => Promise<void>;
}

/** What calling places stands on. */
export interface PlaceCallsOptions {
  readonly registry: Registry;
  readonly tokens: SubgraphTokens;
  readonly health: PlaceHealth;
  readonly policy?: TrafficPolicy;
}

type Fault = Extract<TrafficResult, { kind: "FAULT" }>["fault"] | "REFUSED" | "CONTRACT_MISMATCH" | "ERROR";

const FAILURES: Readonly<Record<Fault, readonly [code: PlaceFailureCode, what: string]>> = {
  UNREACHABLE: ["PLACE_UNREACHABLE", "cannot be reached"],
  TIMEOUT: ["PLACE_TIMEOUT", "did not answer in time"],
  CIRCUIT_OPEN: ["PLACE_CIRCUIT_OPEN", "failed repeatedly and is not asked for the moment"],
  OVERLOADED: ["PLACE_ERROR", "has too many requests waiting"],
  CLIENT_GONE: ["PLACE_ERROR", "was not waited for"],
  REFUSED: ["PLACE_REFUSED", "refused the router's token"],
  CONTRACT_MISMATCH: ["PLACE_CONTRACT_MISMATCH", "speaks another version of the contract"],
  ERROR: ["PLACE_ERROR", "answered with an error"],
};

const NEVER = new AbortController().signal;

/** Creates the callers of all places; they follow the registry. Equal queries of equal rights under way are one. */
export function createPlaceCalls({ registry, tokens, health, policy }: PlaceCallsOptions): PlaceCalls {
  const clients = new Map<string, SubgraphClient>();
  const stopWatching = registry.watch((places) => syncClients(clients, places, policy));
  const inFlight = createInFlight<TrafficResult>();
  const send = (request: PlaceRequest, context: RouterContext, signal: AbortSignal): Promise<TrafficResult> => {
    const client = clients.get(request.place);
    const { viewer, requestId } = context;
    if (client === undefined || viewer === undefined) return Promise.resolve({ kind: "FAULT", fault: "UNREACHABLE" });
    const body = JSON.stringify({ query: request.query, variables: request.variables });
    const authorization = tokens.forPlace(viewer, request.place);
    return client.send({ body, authorization, requestId, isRepeatable: request.isQuery, signal });
  };
  const asOf = health.asOf;
  return {
    asOf,
    call: async (request, context) => {
      const result = request.isQuery
        ? await inFlight.share(toKey(request, context), context.signal, (signal) => send(request, context, signal))
        : await send(request, context, NEVER); // a mutation runs to its end although nobody waits for it
      return toReply(request.place, result, health);
    },
    close: async () => {
      stopWatching();
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

function toKey({ place, query, variables }: PlaceRequest, { viewer }: RouterContext): string {
  return JSON.stringify([place, viewer?.role, viewer?.users, query, variables]);
}

function toReply(place: string, result: TrafficResult, health: PlaceHealth): PlaceReply {
  const answer = result.kind === "RESPONSE" ? readGraphqlResponse(result.response) : result;
  if (answer.kind === "ANSWER") {
    health.recordAnswer(place);
    return answer;
  }
  if (answer.fault !== "CLIENT_GONE") health.recordFault(place);
  const [code, what] = FAILURES[answer.fault];
  return { kind: "FAILURE", failure: { place, code, message: `The place ${place} ${what}`, asOf: health.asOf(place) } };
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
