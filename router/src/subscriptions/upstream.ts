import { type FeedPosition, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import type { EventFilter } from "@biometricflow/schema/contract/event-filters";
import type { Client } from "graphql-ws";
import type { JsonObject } from "../operation/json.ts";
import { STREAM_ALIASES } from "../executor/executor.ts";
import { type EventIds, takeIds } from "./event-filter.ts";

/** One message of one place's stream. */
export interface UpstreamMessage {
  /** The place's position after this message. */
  readonly position: FeedPosition;
  /** A place sends notices of its own; `CAUGHT_UP` says that from here on it is live. */
  readonly noticeKind: string | undefined;
  /** What the event is about. */
  readonly ids: EventIds;
  /** The data of the event as the place sent it. */
  readonly data: JsonObject;
}

/** Why a place's stream ended. */
export type UpstreamEnd =
  | { readonly kind: "LOST"; readonly message: string }
  /** The position belongs to another ledger. */
  | { readonly kind: "RESET" }
  /** The place will never give what was asked for, however often it is asked. */
  | { readonly kind: "REFUSED"; readonly code: RefusalCode; readonly message: string };

const REFUSALS = ["FORBIDDEN", "BAD_USER_INPUT"] as const;
type RefusalCode = (typeof REFUSALS)[number];

/** One subscription at one place. */
export interface UpstreamRequest {
  readonly place: string;
  readonly client: Client;
  readonly query: string;
  readonly variables: JsonObject;
  /** The response key of the stream. */
  readonly key: string;
  readonly filters: readonly EventFilter[];
}

/** Who listens to it. Nothing is called after `onEnd`, or after the stream was stopped. */
export interface UpstreamListener<M = UpstreamMessage> {
  readonly onMessage: (message: M) => void;
  readonly onEnd: (end: UpstreamEnd) => void;
}

/**
 * Begins a stream at a place.
 *
 * @returns the end of it.
 */
export function openUpstream(request: UpstreamRequest, listener: UpstreamListener): () => void {
  const { client, place } = request;
  let isOver = false;
  let dispose = () => {};
  const stopListening = client.on("closed", () =>
    finish({ kind: "LOST", message: `The connection to ${place} broke` }),
  );
  const stop = () => {
    if (isOver) return;
    isOver = true;
    stopListening();
    dispose();
  };
  const finish = (end: UpstreamEnd) => {
    if (isOver) return;
    stop();
    listener.onEnd(end);
  };
  dispose = client.subscribe<JsonObject>(
    { query: request.query, variables: request.variables },
    {
      next: ({ data, errors }) => {
        if (isOver) return;
        const message = readMessage(request, data);
        if (message === undefined) finish(toEnd(place, errors));
        else listener.onMessage(message);
      },
      error: (reason) => finish(toEnd(place, reason)),
      complete: () => finish({ kind: "LOST", message: `The place ${place} ended its stream` }),
    },
  );
  return stop;
}

function readMessage({ place, key, filters }: UpstreamRequest, data: unknown): UpstreamMessage | undefined {
  const event: unknown = isObject(data) ? data[key] : undefined;
  if (!isObject(data) || !isObject(event)) return undefined;
  const { [STREAM_ALIASES.cursor]: cursor, [STREAM_ALIASES.notice]: notice, ...others } = event;
  const { ids, rest } = takeIds(others, filters, place);
  const position = typeof cursor === "string" ? parseVectorCursor(cursor)?.get(place) : undefined;
  if (position === undefined) return undefined;
  const noticeKind = isObject(notice) ? String(notice["kind"]) : undefined;
  return { position, noticeKind, ids, data: { ...data, [key]: rest } };
}

function toEnd(place: string, reason: unknown): UpstreamEnd {
  const errors: readonly unknown[] = Array.isArray(reason) ? reason : [];
  const codes = errors.map((error) =>
    isObject(error) && isObject(error["extensions"]) ? error["extensions"]["code"] : "",
  );
  if (codes.includes("CURSOR_RESET")) return { kind: "RESET" };
  const refusal = REFUSALS.find((code) => codes.includes(code));
  if (refusal !== undefined)
    return { kind: "REFUSED", code: refusal, message: `The place ${place} refused the stream` };
  const what = errors.length > 0 ? "refused the stream" : "cannot be reached";
  return { kind: "LOST", message: `The place ${place} ${what}` };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
