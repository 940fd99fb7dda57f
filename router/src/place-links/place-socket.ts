import { LOOPBACK } from "@biometricflow/config/hosts";
import { toClientTls } from "@biometricflow/edge/own-connections";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { startHeartbeat } from "./heartbeat.ts";

/** How a socket to a place is kept. */
export interface PlaceSocketOptions {
  /** The GraphQL endpoints, `http://...`; each connection takes the next one. */
  readonly urls: () => readonly string[];
  /** The `authorization` for connection_init and for each renewal. */
  readonly authorization: () => string;
  /** False: connect at once and for good. True: connect while something is subscribed. */
  readonly isLazy: boolean;
  /** The place sent something. */
  readonly onMessage?: () => void;
  /** Set: the place is asked how its readers are. Called with the status of each by its id, whenever it is another. */
  readonly onReaders?: (statuses: ReadonlyMap<string, unknown>) => void;
  readonly onUp?: () => void;
  /** `isRefused`: the place did not take the router's token. */
  readonly onDown?: (isRefused: boolean) => void;
  /** A lasting socket ended in a way that the client does not repair; a new one must be made. */
  readonly onFatal?: () => void;
}

const ACK_TIMEOUT_MS = 3000;
const LINGER_MS = 1000; // a socket whose last subscription ended waits so long for the next
const MAX_RETRY_MS = 2000;
const CLOSE_FORBIDDEN = 4403;

/** A place that takes a connection and says nothing, as one that is frozen, must not hold the next try up. */
class TimelyWebSocket extends WebSocket {
  constructor(url: string, protocols?: string | string[]) {
    super(url, protocols, { handshakeTimeout: ACK_TIMEOUT_MS, ...toClientTls() });
  }
}

/**
 * Opens a graphql-ws client to a place. Its heartbeat is a protocol ping, now and then with the current token, which
 * renews the place's view of the socket; a place that answers none of three pings counts as gone.
 */
export function openPlaceSocket(options: PlaceSocketOptions): Client {
  let attempt = 0;
  let stopHeartbeat = () => {};
  const client: Client = createClient({
    url: () => toSocketUrl(options.urls(), attempt++),
    webSocketImpl: TimelyWebSocket,
    lazy: options.isLazy,
    lazyCloseTimeout: LINGER_MS,
    connectionParams: () => ({ authorization: options.authorization() }),
    connectionAckWaitTimeout: ACK_TIMEOUT_MS,
    retryAttempts: options.isLazy ? 0 : Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, toRetryDelayMs(retries))),
    onNonLazyError: () => options.onFatal?.(),
    on: {
      connected: (socket) => {
        options.onUp?.();
        if (socket instanceof WebSocket) stopHeartbeat = beat(socket, client, options);
      },
      message: () => options.onMessage?.(),
      pong: (_isReceived, payload) => {
        const readers: unknown = payload?.["readers"]; // the protocol's own pong repeats the ping's `true`
        if (typeof readers === "object" && readers !== null) options.onReaders?.(new Map(Object.entries(readers)));
      },
      closed: (event) => {
        stopHeartbeat();
        options.onDown?.(readCloseCode(event) === CLOSE_FORBIDDEN);
      },
    },
  });
  return client;
}

function readCloseCode(event: unknown): unknown {
  return typeof event === "object" && event !== null ? Reflect.get(event, "code") : undefined;
}

/** Ends a client for good. One that was still connecting has nobody to say goodbye to. */
export function closePlaceSocket(client: Client | undefined): void {
  Promise.resolve(client?.dispose()).catch(() => {});
}

function toSocketUrl(urls: readonly string[], attempt: number): string {
  const url = urls[attempt % Math.max(1, urls.length)];
  return url === undefined ? `ws://${LOOPBACK}:1/no-url` : url.replace(/^http/, "ws");
}

/** 100 ms, doubled up to 2 s, with jitter. */
function toRetryDelayMs(retries: number): number {
  return Math.min(MAX_RETRY_MS, 100 * 2 ** Math.min(retries, 10)) * (0.5 + Math.random() / 2);
}

function beat(socket: WebSocket, client: Client, options: PlaceSocketOptions): () => void {
  const { authorization, onReaders } = options;
  const asked = onReaders === undefined ? {} : { readers: true };
  return startHeartbeat(socket, {
    toPayload: (isRenewal) => ({ ...asked, ...(isRenewal ? { authorization: authorization() } : {}) }),
    onSilence: () => {
      client.terminate();
      socket.terminate();
    },
  });
}
