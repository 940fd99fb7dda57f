import { findUntrusted } from "@biometricflow/service/http/untrusted";
import { decorrelatedJitterGenerator, ExponentialBackoff, handleWhen, retry } from "cockatiel";
import { AnswerTooLargeError } from "./answer-text.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import {
  CircuitOpenError,
  createEndpoint,
  type Endpoint,
  OverloadedError,
  type SubgraphRequest,
  type SubgraphResponse,
} from "./endpoint.ts";
import { FairQueue } from "./fair-queue.ts";
import { createLagMeter, type LagMeter } from "./lag-meter.ts";
import type { BreakerPolicy } from "./url-watch.ts";
import { addAnswer, type DeadlineBounds, toDeadlineMs, type UsualTime } from "./usual-time.ts";

/**
 * How a subgraph is treated. A deadline is for one request, repetitions included, and begins when it is sent; it follows
 * the subgraph's usual time from `deadlineMs` up to `maxDeadlineMs`.
 */
export interface TrafficPolicy extends BreakerPolicy, DeadlineBounds {
  /** Repetitions after the first try. */
  readonly retries: number;
  readonly maxConcurrent: number;
  /** Of these, requests for one subject. */
  readonly maxPerSubject: number;
  /** Requests of one subject that wait. */
  readonly maxQueued: number;
}

/** What serves a place on a local network well. */
export const DEFAULT_TRAFFIC: TrafficPolicy = {
  deadlineMs: 3000,
  maxDeadlineMs: 10_000,
  retries: 2,
  maxConcurrent: 64,
  maxPerSubject: 16,
  maxQueued: 2000,
  breakAfterFailures: 10,
  breakForMs: 1000,
};

/** Why a subgraph gave no answer. */
export type TrafficFault =
  | "UNREACHABLE"
  | "UNTRUSTED"
  | "TIMEOUT"
  | "CIRCUIT_OPEN"
  | "OVERLOADED"
  | "TOO_LARGE"
  | "CLIENT_GONE";

/** An answer, or why there is none. */
export type TrafficResult =
  | { readonly kind: "RESPONSE"; readonly response: SubgraphResponse }
  | {
      readonly kind: "FAULT";
      readonly fault: TrafficFault;
      /** What is wrong with a certificate that is UNTRUSTED, such as `CERT_HAS_EXPIRED`. */
      readonly reason?: string;
    };

/** One request with its own terms. */
export interface TrafficRequest extends SubgraphRequest {
  /** Queries may be sent again after a failure, mutations never. */
  readonly isRepeatable: boolean;
  /** For whom: nobody's request waits behind the many of another. */
  readonly subject: string;
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

/**
 * Creates a client that tries the least busy healthy URL first and the others after it. One whose certificate does not count is asked
 * after those whose does.
 */
export function createSubgraphClient(
  urls: readonly string[],
  policy: TrafficPolicy = DEFAULT_TRAFFIC,
  lag: LagMeter = OWN_LAG,
): SubgraphClient {
  const endpoints = urls.map((url) => createEndpoint(url, policy, lag));
  const queue = new FairQueue({
    total: { count: policy.maxConcurrent, rows: 0 },
    perSubject: () => ({ count: policy.maxPerSubject, rows: 0 }),
    waiting: policy.maxQueued,
  });
  const repeat = retry(handleWhen(isWorthRepeating), {
    maxAttempts: Math.max(policy.retries, endpoints.length - 1),
    backoff: new ExponentialBackoff({ initialDelay: 20, maxDelay: 400, generator: decorrelatedJitterGenerator }),
  });
  let usual: UsualTime | undefined;
  const sendNow = async (request: TrafficRequest): Promise<TrafficResult> => {
    const beganAtMs = lag.now();
    const deadline = startDeadline(toDeadlineMs(usual, policy), lag);
    const signal = AbortSignal.any([request.signal, deadline.signal]);
    const attempt = createAttempt(endpoints, request, { signal, deadline });
    try {
      const response = await (request.isRepeatable ? repeat.execute(attempt, signal) : attempt());
      usual = addAnswer(usual, lag.now() - beganAtMs);
      return { kind: "RESPONSE", response };
    } catch (error) {
      return toFault(error, { client: request.signal, any: signal });
    } finally {
      deadline.stop();
    }
  };
  return {
    urls,
    send: async (request) => {
      const leave = await queue.enter(request.subject, 0, request.signal);
      if (leave === undefined) return { kind: "FAULT", fault: request.signal.aborted ? "CLIENT_GONE" : "OVERLOADED" };
      return sendNow(request).finally(leave);
    },
    isTroubled: () => endpoints.some((endpoint) => !endpoint.isClosed()),
    close: async () => {
      await Promise.all(endpoints.map((endpoint) => endpoint.close()));
    },
  };
}

const OWN_LAG = createLagMeter();

interface Terms {
  readonly signal: AbortSignal;
  readonly deadline: Deadline;
}

/**
 * One try after the other; a subgraph that has too much to do is asked again once, when it says. A mutation is not: whoever
 * answers for a subgraph may say so after it was done.
 */
function createAttempt(
  endpoints: readonly Endpoint[],
  request: TrafficRequest,
  { signal, deadline }: Terms,
): () => Promise<SubgraphResponse> {
  const tried = new Set<Endpoint>();
  const patience = { signal, leftMs: deadline.leftMs };
  let hasWaited = !request.isRepeatable;
  const rank = (it: Endpoint) => (tried.has(it) ? 4 : 0) + (it.isClosed() ? 0 : 2) + (it.isTrusted() ? 0 : 1);
  const hasAnother = () => endpoints.some((it) => !tried.has(it) && it.isClosed());
  const attempt = async (): Promise<SubgraphResponse> => {
    const [best] = endpoints.toSorted((left, right) => rank(left) - rank(right) || left.inFlight() - right.inFlight());
    if (best === undefined) throw new TypeError("the subgraph has no URL");
    tried.add(best);
    try {
      return await best.post(request, patience);
    } catch (error) {
      const isUntrusted = findUntrusted(error) !== undefined; // nothing was sent: a mutation is not sent twice either
      if (isUntrusted && hasAnother()) return attempt();
      if (!(error instanceof OverloadedError) || hasWaited || error.retryAfterMs >= deadline.leftMs()) throw error;
      hasWaited = true;
      await wait(error.retryAfterMs, signal);
      return attempt();
    }
  };
  return attempt;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", leave);
      resolve();
    }, ms);
    signal.addEventListener("abort", leave, { once: true });
  });
}

/** Answers are final; a deadline that passed and a circuit that is open will not get better by asking again. */
function isWorthRepeating(error: unknown): boolean {
  return (
    error instanceof Error &&
    !(error instanceof CircuitOpenError) &&
    !(error instanceof AnswerTooLargeError) &&
    !(error instanceof OverloadedError) &&
    findUntrusted(error) === undefined &&
    error.name !== "AbortError" &&
    error.name !== "TimeoutError"
  );
}

function toFault(
  error: unknown,
  signals: { readonly client: AbortSignal; readonly any: AbortSignal },
): Extract<TrafficResult, { kind: "FAULT" }> {
  const reason = findUntrusted(error);
  if (reason !== undefined) return { kind: "FAULT", fault: "UNTRUSTED", reason };
  return { kind: "FAULT", fault: nameFault(error, signals) };
}

function nameFault(
  error: unknown,
  signals: { readonly client: AbortSignal; readonly any: AbortSignal },
): Exclude<TrafficFault, "UNTRUSTED"> {
  if (signals.client.aborted) return "CLIENT_GONE";
  if (signals.any.aborted) return "TIMEOUT";
  if (error instanceof CircuitOpenError) return "CIRCUIT_OPEN";
  if (error instanceof AnswerTooLargeError) return "TOO_LARGE";
  return error instanceof OverloadedError ? "OVERLOADED" : "UNREACHABLE";
}
