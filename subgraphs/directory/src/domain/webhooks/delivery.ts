import { randomBytes } from "node:crypto";
import { WEBHOOK_EVENTS } from "./webhook.ts";

export const DELIVERY_STATES = ["WAITING", "DELIVERED", "FAILED"] as const;
/** Why a try did not deliver. */
export const DELIVERY_FAULTS = [
  "ADDRESS_NOT_ALLOWED",
  "NAME_NOT_FOUND",
  "UNREACHABLE",
  "TIMEOUT",
  "REDIRECT",
  "STATUS",
  "EMAIL_NOT_CONFIGURED",
] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number];
export const DELIVERED_KINDS = ["TEST", ...WEBHOOK_EVENTS] as const;

/** One event for one receiver. */
export interface Delivery {
  /** The message's `webhook-id`: the same however often it is sent. */
  readonly id: string;
  readonly webhookId: string;
  readonly kind: (typeof DELIVERED_KINDS)[number];
  /** The body, byte by byte. */
  readonly body: string;
  readonly state: DeliveryState;
  readonly createdAtMs: number;
  /** After it nothing is tried any more. */
  readonly triedUntilMs: number;
  /** When it is tried next; null once it is over. */
  readonly nextAtMs: number | null;
  readonly attempts: number;
  readonly attemptedAtMs: number | null;
  /** What the receiver answered last. */
  readonly statusCode: number | null;
  readonly fault: DeliveryFault | null;
}

/** What came of one try. */
export type Attempt =
  /** `isFinal`: the same would be answered for ever. */
  | { readonly kind: "ANSWERED"; readonly status: number; readonly retryAfterMs?: number; readonly isFinal?: true }
  | { readonly kind: "FAULT"; readonly fault: DeliveryFault };

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const GROWTH = 4;
/** How long a receiver may be away. */
export const TRIED_FOR_MS = 3 * 86_400_000;

/** A new one, to be sent at once or when it is due: for that time its receiver is not away. */
export function createDelivery(
  { webhookId, kind, body }: Pick<Delivery, "webhookId" | "kind" | "body">,
  atMs: number,
  dueAtMs = atMs,
): Delivery {
  const none = { attemptedAtMs: null, statusCode: null, fault: null, attempts: 0 };
  const id = `msg_${randomBytes(16).toString("base64url")}`;
  const times = { createdAtMs: atMs, triedUntilMs: dueAtMs + TRIED_FOR_MS, nextAtMs: dueAtMs };
  return { id, webhookId, kind, body, state: "WAITING", ...none, ...times };
}

/** Tries it again from the beginning, whatever became of it: the same message, which its receiver may know already. */
export function resend(delivery: Delivery, atMs: number): Delivery {
  return { ...delivery, state: "WAITING", attempts: 0, nextAtMs: atMs, triedUntilMs: atMs + TRIED_FOR_MS };
}

/**
 * What becomes of a delivery after a try. Pauses grow fourfold from 5 s to 6 h, each between half and all of that, so that
 * what failed together does not come back together; a receiver's `Retry-After` only makes them longer.
 *
 * @param random from 0 to below 1
 */
export function takeAttempt(
  delivery: Delivery,
  attempt: Attempt,
  { atMs, random }: { readonly atMs: number; readonly random: number },
): Delivery {
  const attempts = delivery.attempts + 1;
  const fault = toFault(attempt);
  const statusCode = attempt.kind === "ANSWERED" ? attempt.status : null;
  const tried = { ...delivery, attempts, attemptedAtMs: atMs, statusCode, fault };
  if (fault === null) return { ...tried, state: "DELIVERED", nextAtMs: null };
  const asked = attempt.kind === "ANSWERED" ? (attempt.retryAfterMs ?? 0) : 0;
  const pauseMs = Math.max(toPauseMs(delivery.attempts, random), Math.min(asked, LONGEST_PAUSE_MS));
  const isOver = isFinal(attempt) || atMs + pauseMs > delivery.triedUntilMs;
  return isOver ? { ...tried, state: "FAILED", nextAtMs: null } : { ...tried, nextAtMs: atMs + pauseMs };
}

function toPauseMs(attemptsBefore: number, random: number): number {
  const wholeMs = Math.min(FIRST_PAUSE_MS * GROWTH ** attemptsBefore, LONGEST_PAUSE_MS);
  return Math.round(wholeMs * (0.5 + random / 2));
}

function toFault(attempt: Attempt): DeliveryFault | null {
  if (attempt.kind === "FAULT") return attempt.fault;
  if (attempt.status >= 200 && attempt.status < 300) return null;
  return attempt.status >= 300 && attempt.status < 400 ? "REDIRECT" : "STATUS";
}

/** An address that may not be called is not called again by itself; 410 says that the receiver is gone for good. */
function isFinal(attempt: Attempt): boolean {
  return attempt.kind === "FAULT"
    ? attempt.fault === "ADDRESS_NOT_ALLOWED"
    : attempt.isFinal === true || attempt.status === 410;
}
