import type { ApolloServer } from "@apollo/server";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { formatError } from "@biometricflow/service/errors/format-error";
import type { ClientAddress } from "@biometricflow/service/http/client-address";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import type { Log } from "@biometricflow/service/observe/log";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { FastifyInstance } from "fastify";
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { type Extra, useServer } from "graphql-ws/use/ws";
import { WebSocket, WebSocketServer } from "ws";
import type { Authenticate } from "../auth/client-token.ts";
import type { RouterContext } from "../operation/context.ts";
import { createFailureLog } from "../operation/place-failure.ts";
import type { OperationLimits } from "../operation-rules/limits.ts";
import type { Subscription, SubscriptionHub } from "./hub.ts";
import { checkOperation } from "./operation-check.ts";
import { createSession, type SocketSession } from "./socket-session.ts";

/** What the WebSocket endpoint stands on. */
export interface SocketEndpointOptions {
  readonly app: FastifyInstance;
  readonly path: string;
  readonly hub: SubscriptionHub;
  /** Answers queries and mutations that come over a socket. */
  readonly server: ApolloServer<RouterContext>;
  readonly apiSchema: GraphQLSchema;
  readonly table: AccessTable;
  readonly limits: OperationLimits;
  readonly authenticate: Authenticate;
  /** Of the request that opened a socket. */
  readonly clientAddress: ClientAddress;
  readonly log: Log;
}

type SocketExtra = Extra & { session?: SocketSession };

const MAX_MESSAGE_BYTES = 65_536;
const MAX_SUBSCRIPTIONS = 100; // on one socket
const CLOSE_FORBIDDEN = 4403;
const CLOSE_TOO_MANY = 4429;

/** Serves graphql-ws: the token comes with connection_init and is renewed by a ping; every refusal is an `error` message. */
export function addSocketEndpoint(options: SocketEndpointOptions): { readonly sockets: () => number } {
  const { app, path, server, authenticate } = options;
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  useServer<Record<string, unknown>, { session?: SocketSession }>(
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
      onSubscribe: ({ extra, subscriptions }, _id, payload) => {
        if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS)
          endSocket(extra, CLOSE_TOO_MANY, "Too many subscriptions");
        return prepare(options, extra, payload);
      },
      execute: (args) => executeOverSocket(server, toSocketContext(args)),
      subscribe: (args) => toSocketContext(args).subscription?.messages ?? { data: null },
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

/** What an operation over a socket is run with. */
interface SocketContext {
  readonly viewer: Viewer;
  readonly forwardedFor: string;
  readonly payload: SubscribePayload;
  readonly subscription: Subscription | undefined;
}

/** Judges an operation and begins it when it is a subscription. */
function prepare(
  options: SocketEndpointOptions,
  { session, request }: SocketExtra,
  payload: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  const viewer = session?.viewer();
  if (session === undefined || viewer === undefined) return [requestError("UNAUTHENTICATED", "Sign in first")];
  const forwardedFor = options.clientAddress(request);
  const checked = checkOperation(options, viewer, payload);
  if (!("operation" in checked)) return checked;
  const { document, operation, variables } = checked;
  const args = { schema: options.apiSchema, document, operationName: payload.operationName ?? null };
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    return {
      ...args,
      contextValue: { viewer, forwardedFor, payload, subscription: undefined } satisfies SocketContext,
    };
  }
  try {
    const operationName = payload.operationName ?? undefined;
    const subscription = options.hub.subscribe({ document, operationName, variables, viewer });
    session.add(subscription);
    return { ...args, contextValue: { viewer, forwardedFor, payload, subscription } satisfies SocketContext };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    options.log.error({ err: error }, "a subscription could not begin");
    return [requestError("INTERNAL_SERVER_ERROR", "Internal server error")];
  }
}

/** The context that `prepare` put there; graphql-ws passes it through untouched. */
function toSocketContext({ contextValue }: ExecutionArgs): SocketContext {
  return contextValue as SocketContext;
}

async function executeOverSocket(
  server: ApolloServer<RouterContext>,
  { viewer, forwardedFor, payload }: SocketContext,
): Promise<ExecutionResult> {
  const contextValue: RouterContext = {
    viewer,
    requestId: crypto.randomUUID(),
    forwardedFor,
    signal: new AbortController().signal,
    failures: createFailureLog(),
  };
  const { query, variables, operationName } = payload;
  const { body } = await server.executeOperation(
    { query, variables: variables ?? {}, ...(operationName ? { operationName } : {}) },
    { contextValue },
  );
  if (body.kind !== "single") throw new TypeError("incremental delivery is not offered");
  const { errors, ...rest } = body.singleResult;
  if (errors === undefined) return rest;
  return {
    ...rest,
    errors: errors.map(
      (it) => new GraphQLError(it.message, { path: it.path ?? null, extensions: it.extensions ?? {} }),
    ),
  };
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
