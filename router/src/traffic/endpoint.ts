import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import { errors, Pool } from "undici";

/** One request to a subgraph. */
export interface SubgraphRequest {
  /** A GraphQL request as JSON. */
  readonly body: string;
  readonly authorization: string;
  readonly requestId: string;
  /** Sent as `x-forwarded-for` when given. */
  readonly forwardedFor?: string;
}

/** What a subgraph answered. */
export interface SubgraphResponse {
  readonly status: number;
  readonly text: string;
}

/** One URL of a subgraph. */
export interface Endpoint {
  readonly url: string;
  /** @throws what the connection throws, `EndpointDownError`, or a cockatiel error while the circuit is open. */
  readonly post: (request: SubgraphRequest, signal: AbortSignal) => Promise<SubgraphResponse>;
  /** Requests that wait for their answer. */
  readonly inFlight: () => number;
  /** False while the circuit is open; true again when it is time to try. */
  readonly isClosed: () => boolean;
  readonly close: () => Promise<void>;
}

/** When a URL is given up for a while. */
export interface BreakerPolicy {
  /** Failures in a row that open the circuit. */
  readonly breakAfterFailures: number;
  readonly breakForMs: number;
}

/** Something in front of the subgraph said that it is down. */
export class EndpointDownError extends Error {
  readonly code = "ENDPOINT_DOWN";
  readonly status: number;

  constructor(status: number) {
    super(`the subgraph is down (HTTP ${status})`);
    this.name = "EndpointDownError";
    this.status = status;
  }
}

/** The answer is larger than any that the router asks for. */
export class AnswerTooLargeError extends Error {
  readonly code = "ANSWER_TOO_LARGE";

  constructor(options: ErrorOptions) {
    super(`the subgraph's answer exceeds ${MAX_ANSWER_BYTES} bytes`, options);
    this.name = "AnswerTooLargeError";
  }
}

const CONNECTIONS = 32;
const MAX_ANSWER_BYTES = 67_108_864;
const CONNECT_TIMEOUT_MS = 1000;
const DOWN_STATUS: ReadonlySet<number> = new Set([502, 503, 504]);

/** Creates the endpoint of a URL with a pool of connections and a circuit breaker of its own. */
export function createEndpoint(url: string, policy: BreakerPolicy): Endpoint {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    maxResponseSize: MAX_ANSWER_BYTES,
  });
  let inFlight = 0;
  let openedAtMs = 0;
  const breaker = circuitBreaker(handleWhen(isSubgraphFault), {
    breaker: new ConsecutiveBreaker(policy.breakAfterFailures),
    halfOpenAfter: policy.breakForMs,
  });
  breaker.onBreak(() => {
    openedAtMs = Date.now();
  });
  return {
    url,
    post: async (request, signal) => {
      inFlight++;
      try {
        return await breaker.execute(() => postTo(pool, { ...request, path: pathname }, signal));
      } finally {
        inFlight--;
      }
    },
    inFlight: () => inFlight,
    isClosed: () => breaker.state === CircuitState.Closed || Date.now() - openedAtMs >= policy.breakForMs,
    close: () => pool.close(),
  };
}

async function postTo(
  pool: Pool,
  { path, body, authorization, requestId, forwardedFor }: SubgraphRequest & { readonly path: string },
  signal: AbortSignal,
): Promise<SubgraphResponse> {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    authorization,
    "x-request-id": requestId,
    ...(forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor }),
  };
  const response = await pool.request({ method: "POST", path, headers, body, signal });
  const text = await readText(response.body);
  if (DOWN_STATUS.has(response.statusCode)) throw new EndpointDownError(response.statusCode);
  return { status: response.statusCode, text };
}

async function readText(body: { readonly text: () => Promise<string> }): Promise<string> {
  try {
    return await body.text();
  } catch (cause) {
    if (cause instanceof errors.ResponseExceededMaxSizeError) throw new AnswerTooLargeError({ cause });
    throw cause;
  }
}

/** A client that went away says nothing about the subgraph. */
function isSubgraphFault(error: unknown): boolean {
  return !(error instanceof Error) || error.name !== "AbortError";
}
