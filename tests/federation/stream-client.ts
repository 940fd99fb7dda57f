import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Harness } from "./harness.ts";

/** One subscription as a client sees it. */
export interface Stream {
  readonly events: StreamEvent[];
  readonly errors: unknown[];
  readonly isOver: () => boolean;
  /** Punch ids in order of arrival. */
  readonly ids: () => readonly string[];
  /** Kinds of notices in order of arrival, with their place. */
  readonly notices: () => readonly string[];
  /** Stops reading from the socket. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** The position after the last message. */
  readonly cursor: () => string;
  readonly stop: () => Promise<void>;
}

/** An event of the stream as the cases select it. */
export interface StreamEvent {
  readonly punch: { readonly id: string } | null;
  readonly cursor: string;
  readonly phase: string;
  readonly notice: { readonly kind: string; readonly place: string | null } | null;
}

/** The subscription that most cases use. */
export const STREAM = `subscription Live($after: String, $placeIds: [ID!], $userIds: [ID!]) {
  punchRecorded(after: $after, placeIds: $placeIds, userIds: $userIds) {
    punch { id at user { name } device { name place { id status } } } cursor phase notice { kind place message }
  }
}`;

/** Subscribes over a socket of its own. */
export function openStream(
  harness: Pick<Harness, "url" | "token">,
  options: { readonly variables?: Record<string, unknown>; readonly token?: string; readonly query?: string } = {},
): Stream {
  const { variables = {}, token = harness.token(), query = STREAM } = options;
  let socket: WebSocket | undefined;
  const client = createClient({
    url: `${harness.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    on: {
      connected: (connected) => {
        if (connected instanceof WebSocket) socket = connected;
      },
    },
  });
  const events: StreamEvent[] = [];
  const errors: unknown[] = [];
  let isOver = false;
  const stop = client.subscribe<Record<string, StreamEvent>>(
    { query, variables },
    {
      next: ({ data, errors: failed }) => {
        if (failed !== undefined) errors.push(...failed);
        const event = Object.values(data ?? {})[0];
        if (event !== undefined && event !== null) events.push(event);
      },
      error: (error) => {
        isOver = true;
        errors.push(...(Array.isArray(error) ? error : [error]));
      },
      complete: () => {
        isOver = true;
      },
    },
  );
  return {
    events,
    errors,
    isOver: () => isOver,
    ids: () => events.flatMap(({ punch }) => (punch === null ? [] : [punch.id])),
    notices: () =>
      events.flatMap(({ notice }) => (notice === null ? [] : [`${notice.kind} ${notice.place ?? ""}`.trim()])),
    cursor: () => events.at(-1)?.cursor ?? "",
    pause: () => socket?.pause(),
    resume: () => socket?.resume(),
    stop: async () => {
      socket?.resume();
      stop();
      await client.dispose();
    },
  };
}
