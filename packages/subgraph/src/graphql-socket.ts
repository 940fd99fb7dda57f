import { type AccessTable, findForbiddenFields } from "@biometricflow/service/graphql/access";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { formatError, isMasked } from "@biometricflow/service/errors/format-error";
import type { Log } from "@biometricflow/service/observe/log";
import { findTooDeep, MAX_TOKENS } from "@biometricflow/service/graphql/operation-depth";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { type ExecutionArgs, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import type { Context, SubscribePayload } from "graphql-ws";
import { type Extra, useServer } from "graphql-ws/use/ws";
import type { WebSocketServer } from "ws";

/** No, bad or expired token. Source: DESIGN section 4, "Sockets". */
const CLOSE_FORBIDDEN = 4403;

/** What the socket endpoint needs. */
export interface SocketEndpointOptions {
  readonly wss: WebSocketServer;
  readonly schema: GraphQLSchema;
  readonly accessTable: AccessTable;
  /** Gives the viewer of an `authorization` value. @throws a coded GraphQLError when it is refused. */
  readonly authenticate: (authorization: string | undefined) => Viewer;
  readonly createContext: (viewer: Viewer) => object;
  readonly log: Log;
}

/** What a socket remembers: who holds it and when it must be renewed. */
interface SocketSession extends Record<PropertyKey, unknown> {
  viewer?: Viewer;
  expiry?: NodeJS.Timeout;
}

type Payload = Record<string, unknown> | undefined;
type SocketContext = Context<Payload, Extra & SocketSession>;

/**
 * Serves GraphQL over WebSocket by the graphql-ws protocol. The token comes in connection_init (`authorization`) and is
 * renewed by a protocol ping with the same payload; a socket whose token ends is closed with 4403.
 */
export function serveSockets(options: SocketEndpointOptions): void {
  useServer<Payload, SocketSession>(
    {
      schema: options.schema,
      onConnect: (ctx) => renew(ctx, options, ctx.connectionParams),
      onPing: (ctx, payload) => {
        if (payload?.["authorization"] === undefined) return;
        if (!renew(ctx, options, payload)) ctx.extra.socket.close(CLOSE_FORBIDDEN, "Forbidden");
      },
      onSubscribe: (ctx, _id, payload) => prepare(ctx, options, payload),
      onNext: (_ctx, _id, _payload, _args, result) =>
        result.errors === undefined ? undefined : { ...result, errors: formatErrors(result.errors, options.log) },
      onError: (_ctx, _id, _payload, errors) => formatErrors(errors, options.log),
      onDisconnect: (ctx) => clearTimeout(ctx.extra.expiry),
    },
    options.wss,
  );
}

/** Takes a token; false when it is refused, belongs to somebody else, or may see less: what runs would show too much. */
function renew(ctx: SocketContext, { authenticate }: SocketEndpointOptions, payload: unknown): boolean {
  const viewer = tryAuthenticate(authenticate, payload);
  if (viewer === undefined) return false;
  if (ctx.extra.viewer !== undefined && !covers(viewer, ctx.extra.viewer)) return false;
  ctx.extra.viewer = viewer;
  clearTimeout(ctx.extra.expiry);
  const close = () => ctx.extra.socket.close(CLOSE_FORBIDDEN, "Forbidden");
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
  payload: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  const { schema, accessTable, createContext } = options;
  const { viewer } = ctx.extra;
  if (viewer === undefined) return [requestError("UNAUTHENTICATED", "A token of the router is required")];
  const { operationName, variables, query } = payload;
  const document = tryParse(query);
  if (document instanceof GraphQLError) return [document];
  const faults = validate(schema, document);
  if (faults.length > 0) return faults.map((fault) => withCode(fault, "GRAPHQL_VALIDATION_FAILED"));
  const tooDeep = findTooDeep(document);
  if (tooDeep !== undefined) return [tooDeep];
  const [forbidden] = findForbiddenFields({ table: accessTable, schema, document, operationName, role: viewer.role });
  if (forbidden !== undefined) {
    const field = forbidden.coordinate;
    return [requestError("FORBIDDEN", `The role ${viewer.role} may not select ${field}`, { field })];
  }
  return { schema, document, operationName, variableValues: variables, contextValue: createContext(viewer) };
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
