import type { ApolloServer } from "@apollo/server";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { formatError } from "@biometricflow/service/errors/format-error";
import type { ClientAddress } from "@biometricflow/service/http/client-address";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import type { Log } from "@biometricflow/service/observe/log";
import type { FastifyInstance } from "fastify";
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { type Extra, useServer } from "graphql-ws/use/ws";
import { WebSocket, WebSocketServer } from "ws";
import type { Authenticate } from "../auth/client-token.ts";
import type { RouterContext } from "../operation/context.ts";
import type { SubscriptionHub } from "./hub.ts";
import { runSocketOperation, type SocketOperation } from "./socket-operation.ts";
import { createSession, type SocketSession } from "./socket-session.ts";
import type { Subscription } from "./subscription.ts";

/** What the WebSocket endpoint stands on. */
export interface SocketEndpointOptions {
  readonly app: FastifyInstance;
  readonly path: string;
  readonly hub: SubscriptionHub;
  /** Judges what comes over a socket and answers its queries and mutations. */
  readonly server: ApolloServer<RouterContext>;
  readonly authenticate: Authenticate;
  /** Of the request that opened a socket. */
  readonly clientAddress: ClientAddress;
  readonly log: Log;
}

type SocketExtra = Extra & {
  session?: SocketSession;
  /** Ids of operations that are not yet begun. */
  judging?: Set<string>;
};

const MAX_MESSAGE_BYTES = 65_536;
const MAX_SUBSCRIPTIONS = 100; // on one socket
const MAX_JUDGED = 250; // operations of one socket that are not yet begun, queries among them: more than subscriptions
const CLOSE_FORBIDDEN = 4403;
const CLOSE_ID_IN_USE = 4409;

/** Serves graphql-ws: the token comes with connection_init and is renewed by a ping; every refusal is an `error` message. */
export function addSocketEndpoint(options: SocketEndpointOptions): { readonly sockets: () => number } {
  const { app, path, authenticate } = options;
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  useServer<Record<string, unknown>, Omit<SocketExtra, keyof Extra>>(
    {
      onConnect: async ({ connectionParams, extra }) => {
        const known = await authenticate(readAuthorization(connectionParams));
        if (known.kind !== "VIEWER" || extra.socket.readyState !== WebSocket.OPEN) return false;
        extra.session = createSession(known.viewer, () => endSocket(extra, CLOSE_FORBIDDEN, "The token has expired"));
        return true;
      },
      onPing: async ({ extra }, payload) => {
        const authorization = readAuthorization(payload);
        if (authorization === undefined) return;
        const known = await authenticate(authorization);
        const isRenewed = known.kind === "VIEWER" && extra.session?.renew(known.viewer) === true;
        if (!isRenewed) endSocket(extra, CLOSE_FORBIDDEN, "Forbidden");
      },
      onSubscribe: async ({ extra }, id, payload) => {
        const judging = (extra.judging ??= new Set());
        if (judging.has(id)) endSocket(extra, CLOSE_ID_IN_USE, `Subscriber for ${id} already exists`);
        if (judging.size >= MAX_JUDGED) return [tooMany(`${MAX_JUDGED} operations at once`)];
        judging.add(id); // graphql-ws forgets an id that is completed meanwhile; used anew it would hide this one's stream
        return prepare(options, extra, payload).finally(() => judging.delete(id));
      },
      execute: (args) => runs.get(args)?.result ?? { data: null },
      subscribe: (args) => runs.get(args)?.subscription?.messages ?? { data: null },
      onNext: (_context, _id, _payload, _args, result) => ({ ...result, errors: result.errors?.map(toPlainError) }),
      onError: (_context, _id, _payload, errors) => errors.map(toPlainError),
      onClose: ({ extra }) => extra.session?.end(),
    },
    wss,
  );
  acceptSockets({ app, path, wss });
  return { sockets: () => wss.clients.size };
}

/** Ends the session at once: a client that does not answer the close could otherwise go on sending for a while. */
function endSocket({ session, socket }: SocketExtra, code: number, reason: string): void {
  session?.end();
  socket.close(code, reason);
}

/** What an operation that was begun gives to its socket. */
interface SocketRun {
  readonly result?: ExecutionResult;
  readonly subscription?: Subscription;
}

/** By the arguments that graphql-ws hands on to `execute` and `subscribe`. */
const runs = new WeakMap<ExecutionArgs, SocketRun>();

/** Judges an operation and begins it. */
async function prepare(
  options: SocketEndpointOptions,
  { session, request }: SocketExtra,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const viewer = session?.viewer();
  if (session === undefined || viewer === undefined) return [requestError("UNAUTHENTICATED", "Sign in first")];
  const forwardedFor = options.clientAddress(request);
  try {
    const judged = await runSocketOperation(options.server, { viewer, forwardedFor, payload });
    if (judged.kind === "REFUSED") return judged.errors;
    const { schema, document } = judged.operation;
    const args = { schema, document, operationName: payload.operationName ?? null };
    runs.set(args, judged.kind === "STREAM" ? { subscription: subscribe(options, session, judged) } : judged);
    return args;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    options.log.error({ err: error }, "an operation over a socket could not begin");
    return [requestError("INTERNAL_SERVER_ERROR", "Internal server error")];
  }
}

/** @throws what refuses the subscription; the session may have ended, or been renewed, while it was judged. */
function subscribe(
  { hub }: SocketEndpointOptions,
  session: SocketSession,
  { operation, variables }: Extract<SocketOperation, { kind: "STREAM" }>,
): Subscription {
  const viewer = session.viewer();
  if (viewer === undefined) throw requestError("UNAUTHENTICATED", "Sign in first");
  if (session.subscriptions() >= MAX_SUBSCRIPTIONS) throw tooMany(`${MAX_SUBSCRIPTIONS} subscriptions`);
  const operationName = operation.operation.name?.value;
  const subscription = hub.subscribe({ document: operation.document, operationName, variables, viewer });
  session.add(subscription);
  return subscription;
}

/** Refuses the one too many; what runs goes on. */
function tooMany(what: string): GraphQLError {
  return requestError("RATE_LIMITED", `A socket carries at most ${what}: end one first, or open another socket`);
}

/** An error as clients see it; HTTP statuses mean nothing on a socket. */
function toPlainError(error: GraphQLError): GraphQLFormattedError {
  const { extensions, ...formatted } = formatError(error.toJSON());
  const { http: _http, ...shown } = extensions ?? {};
  return { ...formatted, extensions: shown };
}

function readAuthorization(payload: unknown): string | undefined {
  const value: unknown =
    typeof payload === "object" && payload !== null ? Reflect.get(payload, "authorization") : undefined;
  return typeof value === "string" ? value : undefined;
}
