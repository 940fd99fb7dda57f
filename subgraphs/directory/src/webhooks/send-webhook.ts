import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Webhook as Signature } from "standardwebhooks";
import type { Attempt } from "../domain/webhooks/delivery.ts";
import type { ReceiverCheck } from "./receiver-address.ts";
import type { ResolveName } from "./resolve-name.ts";

/** A message on its way. */
export interface OutgoingMessage {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  /** `whsec_` and 32 bytes in base64. */
  readonly secret: string;
}

/** Sends a message once. It never throws: what went wrong is the answer. */
export type SendWebhook = (message: OutgoingMessage, stopping: AbortSignal) => Promise<Attempt>;

/** What sending stands on. */
export interface SendOptions {
  readonly mayCall: ReceiverCheck;
  readonly resolve: ResolveName;
  readonly now: () => number;
  /** For the name, the connection and the answer together; 10 s when omitted. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 10_000;
/** An answer says nothing beyond its status: so much of it is read for politeness. */
const MOST_BYTES = 65_536;
/** Longer would be longer than any pause. */
const MOST_RETRY_AFTER_SECONDS = 86_400;

/**
 * Creates the sender. A name is resolved once, each of its addresses is judged, and the connection goes to the first of these very
 * addresses: whoever answers the question for the name another time changes nothing. No redirect is followed, no proxy of the
 * environment used.
 */
export function createWebhookSender(options: SendOptions): SendWebhook {
  const { mayCall, resolve, deadlineMs = DEADLINE_MS } = options;
  return async (message, stopping) => {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(deadlineMs)]);
    const url = new URL(message.url);
    const host = url.hostname.replace(/^\[|\]$/gu, "");
    try {
      const addresses = isIP(host) === 0 ? await orAborted(resolve(host, signal), signal) : [host];
      const [address] = addresses;
      if (address === undefined) return { kind: "FAULT", fault: signal.aborted ? "TIMEOUT" : "NAME_NOT_FOUND" };
      if (!addresses.every((it) => mayCall(url, it))) return { kind: "FAULT", fault: "ADDRESS_NOT_ALLOWED" };
      return await post({ url, address, headers: toHeaders(message, options.now()), body: message.body, signal });
    } catch {
      return { kind: "FAULT", fault: signal.aborted ? "TIMEOUT" : "UNREACHABLE" };
    }
  };
}

function toHeaders({ id, body, secret }: OutgoingMessage, nowMs: number): Readonly<Record<string, string>> {
  const at = new Date(nowMs);
  return {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "BiometricFlow-ZK",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(nowMs / 1000)),
    "webhook-signature": new Signature(secret).sign(id, at, body),
  };
}

interface Post {
  readonly url: URL;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

function post({ url, address, headers, body, signal }: Post): Promise<Attempt> {
  const family = isIP(address);
  const lookup: LookupFunction = (_host, { all }, done) => {
    if (all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? requestTls : requestPlain;
    const request = send(url, { method: "POST", headers, lookup, agent: false, signal });
    request.on("error", reject);
    request.on("response", (response) => {
      const attempt = toAttempt(response);
      readAway(response).then(() => resolve(attempt), reject);
    });
    request.end(body);
  });
}

function toAttempt({ statusCode = 0, headers }: IncomingMessage): Attempt {
  const seconds = Number(headers["retry-after"]);
  const isAsked = seconds > 0 && seconds <= MOST_RETRY_AFTER_SECONDS;
  return { kind: "ANSWERED", status: statusCode, ...(isAsked ? { retryAfterMs: seconds * 1000 } : {}) };
}

/** The status stands, whatever becomes of the rest. */
function readAway(response: IncomingMessage): Promise<void> {
  let bytes = 0;
  return new Promise((resolve) => {
    response.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) response.destroy();
    });
    response.on("error", () => undefined); // it was cut off here, or there
    response.on("close", resolve);
  });
}

function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
