import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { fetchTokenForApiKey } from "./api-key.ts";
import type { FeedMessage, FeedOf, ResetMessage } from "./feed.ts";
import { createLiveSocket, type LiveSocket } from "./live-socket.ts";
import type { LiveState } from "./live-state.ts";
import type { Operation } from "./operation.ts";
import { sendQuery } from "./query.ts";
import type { QueryResult } from "./result.ts";
import { followFeed } from "./subscription.ts";
import { type AccessToken, createTokenSource, type TokenSource } from "./token-source.ts";
import { type WatchListener, watchStream } from "./watching.ts";

const DEFAULT_TIMEOUT_MS = 30_000;

/** How to reach a router, and as whom. */
export interface ClientOptions {
  /** The GraphQL endpoint, such as `https://attendance.example.com/graphql`. A URL without a path means `/graphql`. */
  readonly url: string;
  /** The socket's address; default `url` with `ws:` for `http:`. */
  readonly socketUrl?: string;
  /** Exchanged for tokens at `/auth/token`, again before each one ends. */
  readonly apiKey?: string;
  /** Gives tokens where there is no API key; called again before each one ends, and after a refusal. */
  readonly getToken?: () => Promise<AccessToken>;
  /** A WebSocket class, such as that of the package `ws`; default the global one, which Node has since 22. */
  readonly webSocketImpl?: unknown;
  /** Default the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Sent with every query. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The deadline of a query in milliseconds; default 30,000. */
  readonly timeoutMs?: number;
  /** The state of every subscription of this client. */
  readonly onState?: (state: LiveState) => void;
}

/** Options of one query. */
export interface QueryOptions {
  readonly signal?: AbortSignal;
}

/** Options of one subscription. */
export interface SubscribeOptions {
  /** Ends the subscription without an error. */
  readonly signal?: AbortSignal;
  readonly onState?: (state: LiveState) => void;
}

/** Options of one watching. */
export interface WatchOptions<TData> extends WatchListener<TData> {
  /** Ends it without an error. */
  readonly signal?: AbortSignal;
}

/** A typed client of one router. */
export interface BiometricFlowClient {
  /** Runs a query. The outcome is a value, whatever happened. Text gives a result without a type. */
  query<TData, TVariables>(
    document: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    options?: QueryOptions,
  ): Promise<QueryResult<TData>>;
  query(
    text: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: QueryOptions,
  ): Promise<QueryResult<unknown>>;
  /**
   * Follows a stream until the caller stops reading, aborts, or closes the client. Losses are repaired from the last
   * cursor, so the operation selects `cursor` and `phase`; where that is impossible a message with a GAP notice says so.
   *
   * @throws {SdkError} while reading, when the session is revoked or the operation is refused for good.
   * @throws {Error} at once where there is no WebSocket class and none was given.
   */
  subscribe<TData, TVariables extends { readonly after?: string | null }>(
    document: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    options?: SubscribeOptions,
  ): AsyncIterableIterator<FeedOf<TData> | ResetMessage>;
  subscribe(
    text: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: SubscribeOptions,
  ): AsyncIterableIterator<FeedMessage | ResetMessage>;
  /**
   * Watches a stream that cannot be resumed, such as `statusChanged`, until the caller aborts or closes the client. Read
   * what it is about at each `onBegin`: the stream tells what becomes of it from then on.
   *
   * @throws {SdkError} when the session is revoked or the operation is refused for good.
   */
  watch<TData, TVariables>(
    document: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    options: WatchOptions<TData>,
  ): Promise<void>;
  /** Ends every subscription and drops the connection; nothing of the client keeps the process alive. Queries still work. */
  close(): void;
}

/** Creates a client. Nothing is sent before the first query or subscription. */
export function createClient(options: ClientOptions): BiometricFlowClient {
  const url = toEndpoint(options.url);
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const tokens = createTokens(options, { url, fetch, timeoutMs });
  let socket: LiveSocket | undefined; // made when needed: queries work where there is no WebSocket class
  const openSocket = () => {
    const { socketUrl = url.replace(/^http/, "ws"), webSocketImpl } = options;
    socket ??= createLiveSocket({ url: socketUrl, tokens, webSocketImpl });
    return socket;
  };
  const closing = new AbortController();
  const transport = { url, fetch, timeoutMs, tokens, headers: options.headers ?? {} };

  return {
    query: <TData, TVariables>(
      document: Operation<TData, TVariables>,
      variables?: TVariables,
      { signal }: QueryOptions = {},
    ) => sendQuery(transport, { document, variables, signal }),
    subscribe: <TData, TVariables>(
      document: Operation<TData, TVariables>,
      variables?: TVariables,
      { signal, onState }: SubscribeOptions = {},
    ) => {
      const stopping = new AbortController();
      const feed = followFeed(openSocket(), {
        document,
        variables,
        signal: AbortSignal.any([stopping.signal, closing.signal, ...(signal ? [signal] : [])]),
        onState: (state) => {
          options.onState?.(state);
          onState?.(state);
        },
      });
      return toStoppable(feed, stopping);
    },
    watch: (document, variables, { signal, ...listener }) => {
      const ending = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
      return watchStream(openSocket(), { document, variables, signal: ending, ...listener });
    },
    close: () => {
      closing.abort();
      socket?.terminate();
    },
  };
}

/** A generator hears `return` only between two messages; this one ends at once, also while a message is awaited. */
function toStoppable<TMessage>(
  feed: AsyncGenerator<TMessage, void, void>,
  stopping: AbortController,
): AsyncIterableIterator<TMessage> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => feed.next(),
    return: () => {
      stopping.abort();
      return feed.return();
    },
  };
}

/** Completes a URL without a path. Relative paths stay: the browser's own origin. */
function toEndpoint(url: string): string {
  if (url.startsWith("/")) return url;
  const parsed = new URL(url);
  if (parsed.pathname === "/") parsed.pathname = "/graphql";
  return parsed.href;
}

interface Endpoint {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

function createTokens(options: ClientOptions, { url, fetch, timeoutMs }: Endpoint): TokenSource | undefined {
  const { apiKey, getToken } = options;
  if (getToken) return createTokenSource({ fetchToken: getToken });
  if (apiKey === undefined) return undefined;
  const tokenUrl = new URL("/auth/token", url).href;
  return createTokenSource({ fetchToken: () => fetchTokenForApiKey({ url: tokenUrl, apiKey, fetch, timeoutMs }) });
}
