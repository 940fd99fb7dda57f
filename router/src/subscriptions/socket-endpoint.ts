import { toAsker } from "@biometricflow/service/identity/viewer";
import type { ApolloServer } from "@apollo/server";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { formatError } from "@biometricflow/service/errors/format-error";
import { serveGraphqlSockets, type SocketExtra as OpenSocket } from "@biometricflow/service/http/graphql-sockets";
import type { ClientAddress } from "@biometricflow/service/http/client-address";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import type { Log } from "@biometricflow/service/observe/log";
import type { FastifyInstance } from "fastify";
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { WebSocket, WebSocketServer } from "ws";
import type { Admission } from "../admission/admission.ts";
import { type Authenticate, judgeSession } from "../auth/client-token.ts";
import type { RevokedSessions } from "../auth/revoked-sessions.ts";
import type { RouterContext } from "../operation/context.ts";
import type { ViewAudit } from "../executor/views-plugin.ts";
import type { SubscriptionHub } from "./hub.ts";
import { runSocketOperation, type SocketOperation } from "./socket-operation.ts";
import { createHourly } from "./hourly.ts";
import { createSession, type SocketSession } from "./socket-session.ts";
import type { Subscription } from "./subscription.ts";

/** What the WebSocket endpoint stands on. */
export interface SocketEndpointOptions {
  readonly app: FastifyInstance;
  readonly path: string;
  readonly hub: SubscriptionHub;
  /** Judges what comes over a socket and answers its queries and mutations. */
  readonly server: ApolloServer<RouterContext>;
  readonly admission: Admission;
  readonly authenticate: Authenticate;
  /** Sessions that end meanwhile: their sockets close. */
  readonly revoked: RevokedSessions;
  /** Of the request that opened a socket. */
  readonly clientAddress: ClientAddress;
  /** Hears of each stream again in each later hour in which something comes by it. */
  readonly view: ViewAudit["view"];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

interface SocketExtra extends OpenSocket {
  session?: SocketSession;
  /** Ids of operations that are not yet begun. */
  judging?: Set<string>;
}

const MAX_MESSAGE_BYTES = 65_536;
const MAX_SUBSCRIPTIONS = 100; // on one socket
const MAX_JUDGED = 250; // operations of one socket that are not yet begun, queries among them: more than subscriptions
const CLOSE_SESSION_OVER = 4401; // the client must not come back with this session
const CLOSE_FORBIDDEN = 4403;
const CLOSE_ID_IN_USE = 4409;
const CLOSE_TOO_MANY = 4429;
const SESSION_OVER = "The session is over";
const TOKEN_EXPIRED = "The token has expired";

/** Serves graphql-ws: the token comes with connection_init and is renewed by a ping; every refusal is an `error` message. */
export function addSocketEndpoint(options: SocketEndpointOptions): { readonly sockets: () => number } {
  const { app, path, authenticate } = options;
  const open = closeRevoked(options);
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  serveGraphqlSockets<Record<string, unknown>, SocketExtra>(
    {
      onConnect: async ({ connectionParams, extra }) => {
        const known = await authenticate(readAuthorization(connectionParams));
        if (known.kind === "REFUSED" && known.isSessionOver) endSocket(extra, CLOSE_SESSION_OVER, SESSION_OVER);
        if (known.kind !== "VIEWER" || extra.socket.readyState !== WebSocket.OPEN) return false;
        const letGo = options.admission.sockets.openSocket(toAsker(known.viewer));
        if (letGo === undefined) refuseSocket(extra, CLOSE_TOO_MANY, "Too many sockets: close one first");
        if (letGo === undefined) return false;
        extra.session = createSession(known.viewer, () => endSocket(extra, CLOSE_FORBIDDEN, TOKEN_EXPIRED));
        extra.session.signal.addEventListener("abort", letGo);
        open.add(extra);
        return true;
      },
      onPing: async ({ extra }, payload) => {
        const authorization = readAuthorization(payload);
        if (authorization === undefined) return;
        const known = await authenticate(authorization);
        if (known.kind === "REFUSED" && known.isSessionOver) return endSocket(extra, CLOSE_SESSION_OVER, SESSION_OVER);
        const isRenewed = known.kind === "VIEWER" && extra.session?.renew(known.viewer) === true;
        if (!isRenewed) refuseSocket(extra, CLOSE_FORBIDDEN, "Forbidden");
      },
      onSubscribe: async ({ extra }, id, payload) => {
        const judging = (extra.judging ??= new Set());
        if (judging.has(id)) refuseSocket(extra, CLOSE_ID_IN_USE, `Subscriber for ${id} already exists`);
        if (judging.size >= MAX_JUDGED) return [tooMany(`${MAX_JUDGED} operations at once`)];
        judging.add(id); // graphql-ws forgets an id that is completed meanwhile; used anew it would hide this one's stream
        return prepare(options, extra, payload).finally(() => judging.delete(id));
      },
      execute: (args) => runs.get(args)?.result ?? { data: null },
      subscribe: (args) => runs.get(args)?.subscription?.messages ?? { data: null },
      onNext: (_context, _id, _payload, args, result) => {
        runs.get(args)?.onMessage?.(result);
        return { ...result, errors: result.errors?.map(toPlainError) };
      },
      onError: (_context, _id, _payload, errors) => errors.map(toPlainError),
      onClose: ({ extra }) => {
        open.delete(extra);
        extra.session?.end();
      },
    },
    { wss, log: options.log, noteRefusal: app.noteRefusal, begin: (open) => open },
  );
  acceptSockets({ app, path, wss });
  return { sockets: () => wss.clients.size };
}

/** Gives the set that open sockets must be kept in: those of it whose session ends, or must be renewed, are closed. */
function closeRevoked({ app, revoked }: SocketEndpointOptions): Set<SocketExtra> {
  const open = new Set<SocketExtra>();
  const stop = revoked.watch(() => {
    for (const extra of open) {
      const viewer = extra.session?.viewer();
      if (viewer === undefined) continue;
      const known = judgeSession(revoked, viewer);
      if (known.kind !== "REFUSED") continue;
      if (known.isSessionOver) endSocket(extra, CLOSE_SESSION_OVER, SESSION_OVER);
      else endSocket(extra, CLOSE_FORBIDDEN, TOKEN_EXPIRED);
    }
  });
  app.addHook("onClose", async () => stop());
  return open;
}

/** Ends the session at once: a client that does not answer the close could otherwise go on sending for a while. */
function endSocket({ session, end }: SocketExtra, code: number, reason: string): void {
  session?.end();
  end(code, reason);
}

/** The same of a socket whose holder did or may not something. */
function refuseSocket({ session, refuse }: SocketExtra, code: number, reason: string): void {
  session?.end();
  refuse(code, reason);
}

type JudgedStream = Extract<SocketOperation, { kind: "STREAM" }>;

/** What an operation that was begun gives to its socket. */
interface SocketRun {
  readonly result?: ExecutionResult;
  readonly subscription?: Subscription;
  readonly onMessage?: ReturnType<typeof createHourly>;
}

/** By the arguments that graphql-ws hands on to `execute` and `subscribe`. */
const runs = new WeakMap<ExecutionArgs, SocketRun>();

/** Judges an operation and begins it. */
async function prepare(
  options: SocketEndpointOptions,
  { session, request }: SocketExtra,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const holder = session?.viewer();
  if (session === undefined || holder === undefined) return [requestError("UNAUTHENTICATED", "Sign in first")];
  const known = judgeSession(options.revoked, holder); // what it may is another than when the socket was opened
  if (known.kind !== "VIEWER") return [requestError("UNAUTHENTICATED", "Sign in first")];
  const { viewer } = known;
  const forwardedFor = options.clientAddress(request);
  try {
    await options.admission.sockets.enter(toAsker(viewer), session.signal);
    const judged = await runSocketOperation(options, { viewer, forwardedFor, payload, signal: session.signal });
    if (judged.kind === "REFUSED") return judged.errors;
    const { schema, document } = judged.operation;
    const args = { schema, document, operationName: payload.operationName ?? null };
    if (judged.kind === "ANSWERED") {
      runs.set(args, judged);
      return args;
    }
    const subscription = await judged.plan(() => subscribe(options, session, judged));
    const onMessage = createHourly(() => tellAgain(options, { session, judged, address: forwardedFor }), options.now);
    runs.set(args, { subscription, onMessage });
    return args;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    options.log.error({ err: error }, "an operation over a socket could not begin");
    return [requestError("INTERNAL_SERVER_ERROR", "Internal server error")];
  }
}

/** Tells of a stream that goes on, by the rights with which it does. */
function tellAgain(
  { view }: Pick<SocketEndpointOptions, "view">,
  {
    session,
    judged: { operation, variables, requestId },
    address,
  }: { readonly session: SocketSession; readonly judged: JudgedStream; readonly address: string },
): void {
  const viewer = session.viewer();
  if (viewer !== undefined) view({ ...operation, variables, viewer, requestId, address, has: () => true });
}

/** @throws what refuses the subscription; the session may have ended, or been renewed, while it was judged. */
function subscribe(
  { hub, admission }: SocketEndpointOptions,
  session: SocketSession,
  { operation, variables }: JudgedStream,
): Subscription {
  const viewer = session.viewer();
  if (viewer === undefined) throw requestError("UNAUTHENTICATED", "Sign in first");
  if (session.subscriptions() >= MAX_SUBSCRIPTIONS) throw tooMany(`${MAX_SUBSCRIPTIONS} subscriptions`);
  const operationName = operation.operation.name?.value;
  const end = admission.sockets.beginSubscription(toAsker(viewer));
  try {
    const subscription = hub.subscribe({ document: operation.document, operationName, variables, viewer });
    subscription.onEnd(end);
    session.add(subscription);
    return subscription;
  } catch (error) {
    end();
    throw error;
  }
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
