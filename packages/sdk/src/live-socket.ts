import { type Client, createClient, MessageType, stringifyMessage } from "graphql-ws/client";
import { isJsonObject } from "./response.ts";
import type { AccessToken, HeldToken, TokenSource } from "./token-source.ts";

const KEEP_ALIVE_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const CONNECT_WITHIN_MS = 10_000;
const RENEW_AGAIN_MS = 500; // between tries while the issuer does not answer

/** What a live socket needs. */
export interface LiveSocketOptions {
  /** The socket's address, `ws:` or `wss:`. */
  readonly url: string;
  /** Undefined for a server that asks for no token. */
  readonly tokens: TokenSource | undefined;
  /** A WebSocket class; default the global one. */
  readonly webSocketImpl?: unknown;
}

/** One graphql-ws connection, opened with the first subscription and closed after the last. It never retries. */
export interface LiveSocket {
  readonly iterate: Client["iterate"];
  /** Calls `listener` whenever the socket opens, and soon when it is open. @returns the end of it. */
  readonly onOpen: (listener: () => void) => () => void;
  /** Drops the connection at once, without waiting for the other side. */
  readonly terminate: () => void;
}

/**
 * Creates a live socket. It notices a dead connection by unanswered pings, and renews the token of a living one by a
 * protocol ping that carries `authorization`, so that the end of a token does not cost the connection.
 */
export function createLiveSocket({ url, tokens, webSocketImpl }: LiveSocketOptions): LiveSocket {
  let inUse: HeldToken | undefined;
  let renewal: Stoppable | undefined;
  let isOpen = false;
  const openListeners = new Set<() => void>();
  const watchdog = createWatchdog(() => client.terminate());

  const client = createClient({
    url,
    webSocketImpl,
    lazy: true,
    retryAttempts: 0, // resuming needs the last cursor, which only the subscription knows
    keepAlive: KEEP_ALIVE_MS,
    connectionAckWaitTimeout: CONNECT_WITHIN_MS,
    connectionParams: async () => {
      inUse = await tokens?.get();
      return inUse ? { authorization: toAuthorization(inUse) } : {};
    },
    on: {
      connecting: () => watchdog.expect(CONNECT_WITHIN_MS),
      connected: (socket) => {
        watchdog.satisfy();
        if (tokens && inUse && hasSend(socket)) renewal = keepRenewing(socket, tokens, inUse);
        isOpen = true;
        for (const listener of openListeners) listener();
      },
      ping: (isReceived) => {
        if (!isReceived) watchdog.expect(PONG_WITHIN_MS);
      },
      pong: (isReceived) => {
        if (isReceived) watchdog.satisfy();
      },
      closed: (event) => {
        isOpen = false;
        watchdog.satisfy();
        renewal?.stop();
        if (isJsonObject(event) && event.code === 4403 && inUse) tokens?.forget(inUse.value);
      },
      error: () => watchdog.satisfy(),
    },
  });
  return {
    iterate: (payload) => client.iterate(payload),
    onOpen: (listener) => {
      openListeners.add(listener);
      if (isOpen) queueMicrotask(listener);
      return () => void openListeners.delete(listener);
    },
    terminate: () => client.terminate(),
  };
}

interface Stoppable {
  readonly stop: () => void;
}

interface SocketLike {
  send(text: string): void;
}

function hasSend(socket: unknown): socket is SocketLike {
  return typeof socket === "object" && socket !== null && "send" in socket && typeof socket.send === "function";
}

function toAuthorization(token: AccessToken): string {
  return `Bearer ${token.value}`;
}

/** Calls `onSilence` when something expected did not come in time. */
function createWatchdog(onSilence: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const satisfy = () => clearTimeout(timer);
  const expect = (withinMs: number) => {
    satisfy();
    timer = setTimeout(onSilence, withinMs);
  };
  return { expect, satisfy };
}

/** Sends the next token before the one in use ends, again and again, until stopped. */
function keepRenewing(socket: SocketLike, tokens: TokenSource, first: HeldToken): Stoppable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let current = first;

  const renew = async () => {
    try {
      const next = await tokens.get();
      if (isStopped) return;
      if (next.value !== current.value) {
        socket.send(stringifyMessage({ type: MessageType.Ping, payload: { authorization: toAuthorization(next) } }));
      }
      current = next;
    } catch {
      // the server closes with 4403 when the token ends; until then the next round may succeed
    }
    schedule();
  };
  const schedule = () => {
    if (isStopped) return;
    timer = setTimeout(() => void renew(), Math.max(RENEW_AGAIN_MS, current.renewAtMs - Date.now()));
  };

  schedule();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
