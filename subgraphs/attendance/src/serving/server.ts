import { buildSubgraphSchema } from "@apollo/subgraph";
import type { Edge } from "@biometricflow/edge/edge";
import type { ServerTls } from "@biometricflow/edge/open-tls";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import type { RequestLife } from "@biometricflow/service/graphql/request-life";
import { authenticateRouter, parseBearer } from "@biometricflow/service/identity/bearer-token";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import { accessPlugin } from "@biometricflow/service/graphql/access-plugin";
import { toSubgraphEdge } from "@biometricflow/service/http/subgraph-edge";
import { addGraphqlRoute } from "@biometricflow/service/http/graphql-route";
import { createHttpServer, type HttpServer, type Operations } from "@biometricflow/service/http/http-server";
import { ATTENDANCE_JWKS_PATH } from "@biometricflow/service/identity/router-keys";
import type { OpenSigningKeys } from "@biometricflow/service/identity/signing-keys";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import { toAsker, type Viewer } from "@biometricflow/service/identity/viewer";
import type { Log } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { serveSockets } from "@biometricflow/subgraph/graphql-socket";
import { refuseSubscriptions } from "@biometricflow/subgraph/refuse-subscriptions";
import { createSubgraphServer } from "@biometricflow/subgraph/subgraph-server";
import { listenToMutations, toldChangesPlugin } from "@biometricflow/subgraph/told-mutations";
import { WebSocketServer } from "ws";
import { type AttendanceContext, createContext, type GraphParts } from "../graph/context.ts";
import { nameCaller, readFor } from "../store/read-caller.ts";
import { createRequestTurns } from "../graph/request-turns.ts";
import { readViewerScope } from "../graph/viewer-scope.ts";
import { resolvers } from "../resolvers/resolver-map.ts";
import type { ExportFolder } from "../exports/export-folder.ts";
import { addDocumentRoute } from "./document-route.ts";
import { listenToMutation } from "./told-changes.ts";
import { addExportRoute } from "./export-route.ts";
import { addFeedRoute, type FeedRouteOptions } from "./feed-route.ts";

/** What the server of attendance is made of. */
export interface AttendanceServerDeps {
  readonly parts: GraphParts;
  /** Where the files of exports lie. */
  readonly exportFolder: Pick<ExportFolder, "pathOf">;
  /** Accepts tokens of the router for attendance, and nobody else's. */
  readonly verifyRouter: TokenVerifier;
  /** The change feed of its records, and who may follow it; nobody may when omitted. */
  readonly feed?: FeedRouteOptions;
  /** The public keys of the tokens with which it follows places, and of all that it ever sealed. */
  readonly keys: Pick<OpenSigningKeys, "jwks" | "archived">;
  readonly version: string;
  readonly log: Log;
  /** What it shows operators, and to whom. */
  readonly operations?: Operations;
  /** Who is heard, and how often; everybody without limits when omitted. */
  readonly edge?: Edge;
  /** What it speaks TLS by; it speaks plain HTTP when omitted. */
  readonly tls?: ServerTls | undefined;
}

/** A server, not yet listening. */
export interface AttendanceServer {
  readonly app: HttpServer;
  /** Ends requests; the store is its owner's to close. */
  readonly stop: () => Promise<void>;
}

/** The public keys of documents: their seals count when the tokens of their keys do not any more. */
const SEAL_JWKS_PATH = "/.well-known/seal-jwks.json";

/** The longest message taken from a socket, also before it has shown a token. */
const MAX_MESSAGE_BYTES = 1_048_576;

/** Of an answer that came too late for whoever asked. */
const DEADLINE_CODE = "SERVICE_UNAVAILABLE";

/** Creates the server of attendance: GraphQL over HTTP and, for subscriptions, over WebSocket at `/graphql`. */
export async function createAttendanceServer(deps: AttendanceServerDeps): Promise<AttendanceServer> {
  const { parts, verifyRouter, keys, version, log } = deps;
  const metrics = createMetrics("attendance");
  const app = await createHttpServer({
    service: "attendance",
    version,
    log,
    metrics,
    isReady: () => true,
    ...{ ...deps.operations, ...toSubgraphEdge(deps.edge, [verifyRouter, deps.feed?.verifyFollower]), tls: deps.tls },
  });
  addReadCallers(app);
  app.get(ATTENDANCE_JWKS_PATH, async () => keys.jwks());
  app.get(SEAL_JWKS_PATH, async () => keys.archived());
  const { schema, accessTable } = createSchema();
  const authenticate = (authorization: string | undefined) => authenticateRouter(verifyRouter, authorization);
  const server = await createSubgraphServer<AttendanceContext>({
    schema,
    log,
    metrics,
    plugins: [accessPlugin({ table: accessTable }), refuseSubscriptions<AttendanceContext>(), toldChangesPlugin()],
  });
  const createRequestContext = createContexts(parts);
  addGraphqlRoute<AttendanceContext>(app, {
    server,
    context: async (request, _reply, life) => {
      const viewer = authenticate(request.headers.authorization);
      nameCaller(toAsker(viewer));
      return createRequestContext(viewer, life, request);
    },
    deadlineCode: DEADLINE_CODE,
  });
  const readScope = (viewer: Viewer) => readViewerScope(viewer, parts.placeIds, parts.peopleReader);
  addExportRoute(app, { verifyRouter, exports: parts.exports, folder: deps.exportFolder, schema, readScope });
  addDocumentRoute(app, { verifyRouter, ...parts });
  if (deps.feed !== undefined) addFeedRoute(app, deps.feed);
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const createSocketContext = (viewer: Viewer, life: RequestLife) => createRequestContext(viewer, life);
  const graph = { schema, accessTable, authenticate, createContext: createSocketContext };
  serveSockets({ wss, ...graph, deadlineCode: DEADLINE_CODE, log, noteRefusal: app.noteRefusal });
  acceptSockets({ app, path: "/graphql", wss });
  return {
    app,
    stop: async () => {
      await app.close();
      await server.stop();
    },
  };
}

function createSchema() {
  const typeDefs = readSubgraphDocument("attendance");
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  listenToMutations(schema, listenToMutation);
  return { schema, accessTable: createAccessTable(typeDefs) };
}

/** What a context is made of. */
interface SeenRequest {
  readonly id: string;
  readonly headers: { readonly authorization?: string | undefined };
}

/** Contexts of requests and, without one, of sockets; their answers are put together in turns. */
function createContexts(parts: GraphParts) {
  const createTakeTurn = createRequestTurns();
  return (viewer: Viewer, { signal }: RequestLife, request?: SeenRequest): AttendanceContext => {
    const grant = parseBearer(request?.headers.authorization) ?? "";
    const requestId = request?.id ?? "socket";
    return createContext(parts, { viewer, grant, requestId, takeTurn: createTakeTurn(toAsker(viewer), signal) });
  };
}

/** Whatever a request reads is read for its subject, as long as somebody waits for the answer. */
function addReadCallers(app: HttpServer): void {
  app.addHook("onRequest", (_request, reply, done) => {
    const gone = new AbortController();
    reply.raw.once("close", () =>
      gone.abort(codedError("SERVICE_UNAVAILABLE", "Nobody waits for the answer any more")),
    );
    readFor({ subject: "", signal: gone.signal }, done);
  });
}
