import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  decorrelatedJitterGenerator,
  ExponentialBackoff,
  handleWhen,
  retry,
} from "cockatiel";
import {
  AnswerTooLargeError,
  type BreakerPolicy,
  createEndpoint,
  type Endpoint,
  type SubgraphRequest,
  type SubgraphResponse,
} from "./endpoint.ts";

/** How a subgraph is treated. */
export interface TrafficPolicy extends BreakerPolicy {
  /** For one request, repetitions included. */
  readonly deadlineMs: number;
  /** Repetitions after the first try. */
  readonly retries: number;
  readonly maxConcurrent: number;
  readonly maxQueued: number;
}

/** What serves a place on a local network well. */
export const DEFAULT_TRAFFIC: TrafficPolicy = {
  deadlineMs: 3000,
  retries: 2,
  maxConcurrent: 64,
  maxQueued: 512,
  breakAfterFailures: 10,
  breakForMs: 1000,
};

/** Why a subgraph gave no answer. */
export type TrafficFault = "UNREACHABLE" | "TIMEOUT" | "CIRCUIT_OPEN" | "OVERLOADED" | "TOO_LARGE" | "CLIENT_GONE";

/** An answer, or why there is none. */
export type TrafficResult =
  | { readonly kind: "RESPONSE"; readonly response: SubgraphResponse }
  | { readonly kind: "FAULT"; readonly fault: TrafficFault };

/** One request with its own terms. */
export interface TrafficRequest extends SubgraphRequest {
  /** Queries may be sent again after a failure, mutations never. */
  readonly isRepeatable: boolean;
  readonly signal: AbortSignal;
}

/** A subgraph behind one or more URLs. */
export interface SubgraphClient {
  readonly urls: readonly string[];
  /** Never throws. */
  readonly send: (request: TrafficRequest) => Promise<TrafficResult>;
  /** True while some URL is given up. */
  readonly isTroubled: () => boolean;
  readonly close: () => Promise<void>;
}

/** Creates a client that tries the least busy healthy URL first and the others after it. */
export function createSubgraphClient(urls: readonly string[], policy: TrafficPolicy = DEFAULT_TRAFFIC): SubgraphClient {
  const endpoints = urls.map((url) => createEndpoint(url, policy));
  const gate = bulkhead(policy.maxConcurrent, policy.maxQueued);
  const repeat = retry(handleWhen(isWorthRepeating), {
    maxAttempts: Math.max(policy.retries, endpoints.length - 1),
    backoff: new ExponentialBackoff({ initialDelay: 20, maxDelay: 400, generator: decorrelatedJitterGenerator }),
  });
  return {
    urls,
    send: async (request) => {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(policy.deadlineMs)]);
      const tried = new Set<Endpoint>();
      const attempt = () => postToBest(endpoints, tried, { request, signal });
      try {
        const task = () => (request.isRepeatable ? repeat.execute(attempt, signal) : attempt());
        return { kind: "RESPONSE", response: await gate.execute(task, signal) };
      } catch (error) {
        return { kind: "FAULT", fault: toFault(error, { client: request.signal, any: signal }) };
      }
    },
    isTroubled: () => endpoints.some((endpoint) => !endpoint.isClosed()),
    close: async () => {
      await Promise.all(endpoints.map((endpoint) => endpoint.close()));
    },
  };
}

async function postToBest(
  endpoints: readonly Endpoint[],
  tried: Set<Endpoint>,
  { request, signal }: { readonly request: TrafficRequest; readonly signal: AbortSignal },
): Promise<SubgraphResponse> {
  const rank = (it: Endpoint) => (tried.has(it) ? 2 : 0) + (it.isClosed() ? 0 : 1);
  const [best] = endpoints.toSorted((left, right) => rank(left) - rank(right) || left.inFlight() - right.inFlight());
  if (best === undefined) throw new TypeError("the subgraph has no URL");
  tried.add(best);
  return best.post(request, signal);
}

/** Answers are final; a deadline that passed and a circuit that is open will not get better by asking again. */
function isWorthRepeating(error: unknown): boolean {
  return (
    error instanceof Error &&
    !(error instanceof BrokenCircuitError) &&
    !(error instanceof AnswerTooLargeError) &&
    error.name !== "AbortError" &&
    error.name !== "TimeoutError"
  );
}

function toFault(error: unknown, signals: { readonly client: AbortSignal; readonly any: AbortSignal }): TrafficFault {
  if (signals.client.aborted) return "CLIENT_GONE";
  if (signals.any.aborted) return "TIMEOUT";
  if (error instanceof BrokenCircuitError) return "CIRCUIT_OPEN";
  if (error instanceof AnswerTooLargeError) return "TOO_LARGE";
  return error instanceof BulkheadRejectedError ? "OVERLOADED" : "UNREACHABLE";
}
