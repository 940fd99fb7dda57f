import { createOwnConnector } from "@biometricflow/edge/own-connections";
import { findUntrusted } from "@biometricflow/service/http/untrusted";
import { Pool } from "undici";
import { AnswerTooLargeError, readAnswerText } from "./answer-text.ts";
import type { LagMeter } from "./lag-meter.ts";
import { type BreakerPolicy, createUrlWatch, isDownStatus } from "./url-watch.ts";

/** One request to a subgraph. */
export interface SubgraphRequest {
  /** A GraphQL request as JSON. */
  readonly body: string;
  readonly authorization: string;
  readonly requestId: string;
  /** Sent as `x-forwarded-for` when given. */
  readonly forwardedFor?: string;
  /** Sent as `user-agent` when given. */
  readonly userAgent?: string;
  /** Of the largest answer that is read; 64 MiB when omitted. */
  readonly maxBytes?: number;
}

/** What a subgraph answered. */
export interface SubgraphResponse {
  readonly status: number;
  readonly text: string;
}

/** How long one try may take. */
export interface Patience {
  readonly signal: AbortSignal;
  /** Told to the subgraph, which ends its work by itself. */
  readonly leftMs: () => number;
}

/** One URL of a subgraph. */
export interface Endpoint {
  readonly url: string;
  /** @throws what the connection throws, or one of the errors below. */
  readonly post: (request: SubgraphRequest, patience: Patience) => Promise<SubgraphResponse>;
  /** Requests that wait for their answer. */
  readonly inFlight: () => number;
  /** False while the URL is given up: it is asked nothing but how it is. */
  readonly isClosed: () => boolean;
  /** False for a while after its certificate did not count: others are asked before it. */
  readonly isTrusted: () => boolean;
  readonly close: () => Promise<void>;
}

/** The URL is given up for the moment. */
export class CircuitOpenError extends Error {
  readonly code = "CIRCUIT_OPEN";

  constructor() {
    super("the subgraph failed repeatedly");
    this.name = "CircuitOpenError";
  }
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

/** The subgraph itself said that it has too much to do; it did nothing of the request. */
export class OverloadedError extends Error {
  readonly code = "OVERLOADED";
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super("the subgraph has too much to do");
    this.name = "OverloadedError";
    this.retryAfterMs = retryAfterMs;
  }
}

const MAX_ANSWER_BYTES = 67_108_864;
const CONNECT_TIMEOUT_MS = 1000;
const DEFAULT_RETRY_AFTER_MS = 500;
/** What a place says, and what the directory and attendance say. */
const OVERLOADED_CODES: ReadonlySet<unknown> = new Set(["PLACE_OVERLOADED", "SERVICE_UNAVAILABLE"]);

/** Creates the endpoint of a URL with a pool of connections, so many that none waits for one, and its own watch. */
export function createEndpoint(
  url: string,
  policy: BreakerPolicy & { readonly maxConcurrent: number },
  lag: LagMeter,
): Endpoint {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, {
    connections: policy.maxConcurrent + 1, // one is for health requests
    connect: createOwnConnector({ timeout: CONNECT_TIMEOUT_MS }),
    headersTimeout: 0, // the deadline is ours
    bodyTimeout: 0,
  });
  const watch = createUrlWatch(pool, policy, lag);
  let inFlight = 0;
  let trustedAtMs = Number.NEGATIVE_INFINITY;
  return {
    url,
    post: async (request, patience) => {
      if (watch.isOpen()) throw new CircuitOpenError();
      inFlight++;
      try {
        const response = await postTo(pool, { ...request, path: pathname }, patience);
        watch.see("ANSWERED");
        return response;
      } catch (error) {
        if (isAnswer(error)) watch.see("ANSWERED");
        else if (findUntrusted(error) !== undefined) {
          watch.see("ANSWERED"); // it is there: whoever asks is to learn why it is not believed
          trustedAtMs = lag.now() + policy.breakForMs;
        } else if (!patience.signal.aborted) watch.see("FAULT");
        else if (isTimeout(patience.signal)) watch.suspect();
        throw error;
      } finally {
        inFlight--;
      }
    },
    inFlight: () => inFlight,
    isClosed: () => !watch.isOpen(),
    isTrusted: () => lag.now() >= trustedAtMs,
    close: async () => {
      watch.close();
      await pool.close();
    },
  };
}

async function postTo(
  pool: Pool,
  {
    path,
    body,
    authorization,
    requestId,
    forwardedFor,
    userAgent,
    maxBytes,
  }: SubgraphRequest & { readonly path: string },
  { signal, leftMs }: Patience,
): Promise<SubgraphResponse> {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    authorization,
    "x-request-id": requestId,
    "x-deadline-ms": String(leftMs()),
    ...(forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor }),
    ...(userAgent === undefined ? {} : { "user-agent": userAgent }),
  };
  const response = await pool.request({ method: "POST", path, headers, body, signal });
  const text = await readAnswerText(response.body, Math.min(MAX_ANSWER_BYTES, maxBytes ?? MAX_ANSWER_BYTES));
  const { statusCode: status } = response;
  if (status === 503 && isOverloaded(text)) throw new OverloadedError(toRetryAfterMs(response.headers["retry-after"]));
  if (isDownStatus(status)) throw new EndpointDownError(status);
  return { status, text };
}

function isAnswer(error: unknown): boolean {
  return error instanceof OverloadedError || error instanceof AnswerTooLargeError;
}

function isTimeout({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === "TimeoutError";
}

/** Whether the subgraph itself says it, by a GraphQL error of such a code. */
function isOverloaded(text: string): boolean {
  try {
    const body: unknown = JSON.parse(text);
    const errors: unknown = Reflect.get(Object(body), "errors");
    return (
      Array.isArray(errors) && errors.some((it: unknown) => OVERLOADED_CODES.has(Object(Object(it).extensions).code))
    );
  } catch {
    return false; // no JSON: somebody else's page
  }
}

function toRetryAfterMs(header: string | readonly string[] | undefined): number {
  const seconds = typeof header === "string" ? Number(header) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : DEFAULT_RETRY_AFTER_MS;
}
