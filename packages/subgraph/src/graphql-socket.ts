import { type AccessTable, findForbiddenFields } from "@biometricflow/service/graphql/access";
import { type ErrorCode, requestError } from "@biometricflow/service/errors/error-codes";
import { formatError, isMasked } from "@biometricflow/service/errors/format-error";
import { type SocketExtra, serveGraphqlSockets } from "@biometricflow/service/http/graphql-sockets";
import type { HttpServer } from "@biometricflow/service/http/http-server";
import type { Log } from "@biometricflow/service/observe/log";
import { judgeDeviceWrites } from "@biometricflow/service/graphql/device-writes";
import { findNullVariable, type NullableOperation } from "@biometricflow/service/graphql/null-variables";
import { judgeViewing } from "@biometricflow/service/graphql/view-as";
import { MAX_TOKENS } from "@biometricflow/service/graphql/operation-depth";
import { beginRequestLife, parseDeadline, type RequestLife } from "@biometricflow/service/graphql/request-life";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";
import type { Context, SubscribePayload } from "graphql-ws";
import type { WebSocketServer } from "ws";
import { findTooMuch } from "./operation-limits.ts";

/** No, bad or expired token. */
const CLOSE_FORBIDDEN = 4403;
const NO_OPERATION = "The request names no operation of its text";

/** What the socket endpoint needs. */
export interface SocketEndpointOptions {
  readonly wss: WebSocketServer;
  readonly schema: GraphQLSchema;
  readonly accessTable: AccessTable;
  /** Gives the viewer of an `authorization` value. @throws a coded GraphQLError when it is refused. */
  readonly authenticate: (authorization: string | undefined) => Viewer;
  readonly createContext: (viewer: Viewer, life: RequestLife, kind: OperationKind) => object;
  /** The error of a query that took longer than its caller waits (`extensions.deadlineMs`), or whose socket is gone. */
  readonly deadlineCode: ErrorCode;
  /** What a ping of a socket's holder is told in a pong of its own; nothing when it gives nothing. */
  readonly answerPing?: (payload: Readonly<Record<string, unknown>>, socket: object) => Promise<object | undefined>;
  /** Set: queries and mutations are refused, which come over HTTP. */
  readonly onlySubscriptions?: true;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: () => number;
  readonly log: Log;
  /** Of the server that takes the sockets. */
  readonly noteRefusal: HttpServer["noteRefusal"];
}

/** A query has a deadline, a subscription ends with its socket. */
export type OperationKind = "QUERY" | "SUBSCRIPTION";

/** What a socket remembers: who holds it, when it must be renewed, and what runs over it. */
interface SocketSession extends SocketExtra {
  viewer?: Viewer;
  expiry?: NodeJS.Timeout;
  lives?: Map<string, RequestLife>;
}

type Payload = Record<string, unknown> | undefined;
type SocketContext = Context<Payload, SocketSession>;

/**
 * Serves GraphQL over WebSocket by the graphql-ws protocol. The token comes in connection_init (`authorization`) and is
 * renewed by a protocol ping with the same payload; a socket whose token ends is closed with 4403.
 */
export function serveSockets(options: SocketEndpointOptions): void {
  serveGraphqlSockets<Payload, SocketSession>(
    {
      schema: options.schema,
      onConnect: (ctx) => renew(ctx, options, ctx.connectionParams),
      onPing: async (ctx, payload) => {
        if (payload?.["authorization"] !== undefined && !renew(ctx, options, payload)) {
          return ctx.extra.refuse(CLOSE_FORBIDDEN, "Forbidden");
        }
        if (payload !== undefined && ctx.extra.viewer !== undefined) await tell(ctx, options, payload);
      },
      onSubscribe: (ctx, id, payload) => prepare(ctx, options, { id, payload }),
      onNext: (_ctx, _id, _payload, _args, result) =>
        result.errors === undefined ? undefined : { ...result, errors: formatErrors(result.errors, options.log) },
      onError: (ctx, id, _payload, errors) => {
        endLife(ctx, id);
        return formatErrors(errors, options.log);
      },
      onComplete: (ctx, id) => endLife(ctx, id),
      onDisconnect: (ctx) => {
        clearTimeout(ctx.extra.expiry);
        for (const id of ctx.extra.lives?.keys() ?? []) endLife(ctx, id);
      },
    },
    { ...options, begin: (open) => open },
  );
}

/** Says beside the pong what the ping asked for. */
async function tell(
  { extra: { socket } }: SocketContext,
  { answerPing }: SocketEndpointOptions,
  asked: Readonly<Record<string, unknown>>,
): Promise<void> {
  const payload = await answerPing?.(asked, socket);
  if (payload !== undefined && socket.readyState === socket.OPEN)
    socket.send(JSON.stringify({ type: "pong", payload }));
}

/** Takes a token; false when it is refused, belongs to somebody else, or may see less: what runs would show too much. */
function renew(ctx: SocketContext, { authenticate }: SocketEndpointOptions, payload: unknown): boolean {
  const viewer = tryAuthenticate(authenticate, payload);
  if (viewer === undefined) return false;
  if (ctx.extra.viewer !== undefined && !covers(viewer, ctx.extra.viewer)) return false;
  ctx.extra.viewer = viewer;
  clearTimeout(ctx.extra.expiry);
  const close = () => ctx.extra.end(CLOSE_FORBIDDEN, "Forbidden");
  ctx.extra.expiry = setTimeout(close, Math.max(0, viewer.expiresAtMs - Date.now()));
  ctx.extra.expiry.unref();
  return true;
}

/** Whether a renewed token is of the same subject and role and leaves every user open that the one before did. */
function covers(renewed: Viewer, before: Viewer): boolean {
  if (renewed.subject !== before.subject || renewed.role !== before.role) return false;
  const { users } = renewed;
  return users === undefined || (before.users?.every((user) => users.includes(user)) ?? false);
}

function tryAuthenticate(authenticate: SocketEndpointOptions["authenticate"], payload: unknown): Viewer | undefined {
  const authorization =
    typeof payload === "object" && payload !== null && "authorization" in payload ? payload.authorization : undefined;
  if (typeof authorization !== "string") return undefined;
  try {
    return authenticate(authorization);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined; // refused: the caller closes the socket
    throw error;
  }
}

/** Parses, validates and judges an operation as the HTTP endpoint does. */
function prepare(
  ctx: SocketContext,
  options: SocketEndpointOptions,
  { id, payload }: { readonly id: string; readonly payload: SubscribePayload },
): ExecutionArgs | readonly GraphQLError[] {
  const { schema, accessTable, createContext, now = Date.now } = options;
  const { viewer } = ctx.extra;
  if (viewer === undefined) return [requestError("UNAUTHENTICATED", "A token of the router is required")];
  const { operationName, variables, query } = payload;
  const document = tryParse(query);
  if (document instanceof GraphQLError) return [document];
  const faults = validate(schema, document);
  if (faults.length > 0) return faults.map((fault) => withCode(fault, "GRAPHQL_VALIDATION_FAILED"));
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) return [requestError("BAD_USER_INPUT", NO_OPERATION)];
  if (options.onlySubscriptions === true && operation.operation !== OperationTypeNode.SUBSCRIPTION)
    return [requestError("BAD_USER_INPUT", "This socket opens subscriptions alone: send anything else by POST")];
  const viewing = judgeViewing(operation.operation, viewer);
  if (viewing !== undefined) return [viewing];
  const given = { schema, document, operation, variables: variables ?? {} };
  const tooMuch = findTooMuch(given);
  if (tooMuch !== undefined) return [tooMuch];
  const [forbidden] = findForbiddenFields({ table: accessTable, schema, document, operationName, role: viewer.role });
  if (forbidden !== undefined) {
    const field = forbidden.coordinate;
    return [requestError("FORBIDDEN", `The role ${viewer.role} may not select ${field}`, { field })];
  }
  const writing = judgeDeviceWrites({ table: accessTable, document, operation, viewer, nowMs: now() });
  if (writing !== undefined) return [writing];
  const wrong = findWrongVariable(given);
  if (wrong !== undefined) return [wrong];
  const kind = operation.operation === "subscription" ? "SUBSCRIPTION" : "QUERY";
  const contextValue = createContext(viewer, beginLife(ctx, options, { id, payload, kind }), kind);
  return { schema, document, operationName, variableValues: variables, contextValue };
}

/** Apollo Server gives such errors their code, for HTTP alone. */
function findWrongVariable(given: NullableOperation): GraphQLError | undefined {
  const { schema, operation, variables } = given;
  const [fault] = getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors ?? [];
  return fault === undefined ? findNullVariable(given) : withCode(fault, "BAD_USER_INPUT");
}

function beginLife(
  ctx: SocketContext,
  { deadlineCode }: SocketEndpointOptions,
  operation: { readonly id: string; readonly payload: SubscribePayload; readonly kind: OperationKind },
): RequestLife {
  const deadlineMs =
    operation.kind === "SUBSCRIPTION" ? "NONE" : parseDeadline(operation.payload.extensions?.["deadlineMs"]);
  const life = beginRequestLife({ deadlineMs, code: deadlineCode });
  ctx.extra.lives ??= new Map();
  ctx.extra.lives.set(operation.id, life);
  return life;
}

/** Whether it was answered, given up, or its socket is gone: nothing more is done for it. */
function endLife({ extra }: SocketContext, id: string): void {
  extra.lives?.get(id)?.leave();
  extra.lives?.delete(id);
}

function tryParse(query: string) {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    return withCode(
      error instanceof GraphQLError ? error : new GraphQLError("The query cannot be parsed"),
      "GRAPHQL_PARSE_FAILED",
    );
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, extensions } = error;
  return new GraphQLError(error.message, { nodes, source, positions, extensions: { ...extensions, code } });
}

/** The same words as over HTTP; what they hide is logged. */
function formatErrors(errors: readonly (GraphQLError | ReturnType<GraphQLError["toJSON"]>)[], log: Log) {
  return errors.map((error) => {
    const formatted = error instanceof GraphQLError ? error.toJSON() : error;
    if (isMasked(formatted)) {
      const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
      log.error({ err: cause, path: formatted.path }, "field of a subscription failed");
    }
    return formatError(formatted);
  });
}
