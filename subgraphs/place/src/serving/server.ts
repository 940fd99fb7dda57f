import { buildSubgraphSchema } from "@apollo/subgraph";
import type { Edge } from "@biometricflow/edge/edge";
import type { ServerTls } from "@biometricflow/edge/open-tls";
import { placeContractHash } from "@biometricflow/schema/contract/contract-hash";
import { readSubgraphDocument, readSubgraphSdl } from "@biometricflow/schema/subgraph-sdl";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { accessPlugin } from "@biometricflow/service/graphql/access-plugin";
import { toSubgraphEdge } from "@biometricflow/service/http/subgraph-edge";
import { addGraphqlRoute } from "@biometricflow/service/http/graphql-route";
import { createSubgraphServer } from "@biometricflow/subgraph/subgraph-server";
import {
  createHttpServer,
  type HttpServer,
  type ListenAddress,
  listen,
  type Operations,
} from "@biometricflow/service/http/http-server";
import type { Log } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import { toAsker, type Viewer } from "@biometricflow/service/identity/viewer";
import { WebSocketServer } from "ws";
import { createAuthentication } from "./authentication.ts";
import type { PlaceContext, PlaceIdentity, PlaceOperations } from "../graph/context.ts";
import type { Clock } from "../domain/clock.ts";
import type { RowIntake } from "../domain/intake/row-intake.ts";
import type { ConsentStore } from "../domain/consents/consent-store.ts";
import type { DeedLog } from "../domain/deeds.ts";
import type { JobOperations } from "../domain/jobs/job-operations.ts";
import type { LogClearDesk } from "../domain/log-clear/log-clear-store.ts";
import type { LiveReads } from "../domain/readers/live-reads.ts";
import type { ReaderOperations } from "../domain/readers/reader-operations.ts";
import type { ReaderContact } from "../domain/reader-contact.ts";
import type { StoreFaults } from "../domain/store-faults.ts";
import type { ErasureDesk } from "../domain/erasure/erasure-desk.ts";
import type { ChangeFeed, FeedEntry, LedgerReader } from "../domain/ledger.ts";
import type { PushOperations } from "../domain/push/push-operations.ts";
import { type ReadPool, toServedLedger } from "../domain/read-pool.ts";
import { addReaderFigures, type ReaderFigures } from "./reader-figures.ts";
import { addFeedEndpoint } from "./feed-endpoint.ts";
import { addSerialsEndpoint, type SerialsEndpointOptions } from "./serials-endpoint.ts";
import { createDeedLog } from "./deed-log.ts";
import { createReaderReport } from "./reader-report.ts";
import { createLoaders } from "../graph/loaders.ts";
import { endRefused, endUnread } from "./refused-reads.ts";
import type { RequestLife } from "@biometricflow/service/graphql/request-life";
import { createAnswerTurns } from "@biometricflow/subgraph/answer-turns";
import { toldChangesPlugin } from "@biometricflow/subgraph/told-mutations";
import { refuseSubscriptions } from "@biometricflow/subgraph/refuse-subscriptions";
import { resolverMap } from "../resolvers/resolver-map.ts";
import { type OperationKind, serveSockets } from "@biometricflow/subgraph/graphql-socket";

/** What a place serves and how it checks who asks. */
export interface PlaceServerDeps {
  readonly place: PlaceIdentity;
  /** The software's version. */
  readonly version: string;
  readonly ledger: LedgerReader & ChangeFeed & PlaceOperations;
  /** Where the long reads of the ledger run. */
  readonly pool: ReadPool;
  readonly clock: Clock;
  /** Takes rows that no reader brings. */
  readonly intake: RowIntake;
  /** Why the rows of a reader cannot be stored now; they always can when omitted. */
  readonly storeFault?: StoreFaults["faultOf"];
  /** Readers that push, once there is a port for them; there is none when omitted. */
  readonly push?: () => PushOperations | undefined;
  /** Long work; none can be asked for when omitted. */
  readonly jobs?: JobOperations;
  /** How logs are cleared; nobody can ask for it when omitted. */
  readonly logClears?: LogClearDesk;
  /** How the readers are changed; they cannot be when omitted. */
  readonly readers?: ReaderOperations;
  /** Who is erased from the place; nobody can be when omitted. */
  readonly erasures?: ErasureDesk;
  /** What people agreed to; nobody can say it when omitted. */
  readonly consents?: ConsentStore;
  /** What followers are told in an entry of the feed; what the ledger has when omitted. */
  readonly toFeedBody?: (entry: FeedEntry) => unknown;
  /** Asks readers while somebody waits; nobody does when omitted. */
  readonly live?: LiveReads;
  /** Where it is noted who did what; the log when omitted. */
  readonly deeds?: DeedLog;
  /** For tokens of the router whose audience is this place. */
  readonly verifyToken: TokenVerifier;
  /** For tokens of a follower of the change feed; nobody follows when omitted. */
  readonly verifyFollower?: TokenVerifier;
  /** Where the directory says whose which reader is; nobody does when omitted. */
  readonly serials?: SerialsEndpointOptions;
  /** For tokens of whoever asks which place it is; nobody does when omitted. */
  readonly verifyAsker?: TokenVerifier;
  readonly log: Log;
  /** What came, went and went wrong on the way to each reader; no figures of it when omitted. */
  readonly readReaderFigures?: () => ReadonlyMap<string, ReaderFigures>;
  /** What it shows operators, and to whom. */
  readonly operations?: Operations;
  /** Who is heard, and how often; everybody without limits when omitted. */
  readonly edge?: Edge;
  /** What it speaks TLS by; it speaks plain HTTP when omitted. */
  readonly tls?: ServerTls | undefined;
}

/** A place's HTTP and WebSocket server. */
export interface PlaceServer {
  /** @throws PortTakenError */
  listen(address: { readonly host: string; readonly port: number }): Promise<ListenAddress>;
  close(): Promise<void>;
}

/** The longest message taken from a socket, also before it has shown a token: as much as HTTP takes. */
const MAX_MESSAGE_BYTES = 1_048_576;

/** Of an answer that came too late for whoever asked. */
const DEADLINE_CODE = "PLACE_TIMEOUT";

/**
 * Creates the server of a place: GraphQL over HTTP at `/graphql` and `/`, over WebSocket at `/graphql`; `/feed`, and the
 * operations paths.
 */
export async function createPlaceServer(deps: PlaceServerDeps): Promise<PlaceServer> {
  const { place, version, ledger, pool, log } = deps;
  const metrics = createMetrics("place");
  if (deps.readReaderFigures !== undefined) addReaderFigures(metrics, deps.readReaderFigures);
  const contractHash = placeContractHash(readSubgraphSdl("place"));
  let isReady = false;
  const app = await createHttpServer({
    service: "place",
    version,
    log,
    metrics,
    isReady: () => isReady,
    overloadCode: "PLACE_OVERLOADED",
    ...{ ...deps.operations, ...toPlaceEdge(deps), tls: deps.tls },
    versionInfo: () => ({ place: place.id, timeZone: place.timeZone, contractHash }),
  });
  const graph = createGraph(deps);
  const server = await createSubgraphServer<RequestContext>({
    schema: graph.schema,
    log,
    metrics,
    plugins: [accessPlugin<RequestContext>(graph), refuseSubscriptions<RequestContext>(), toldChangesPlugin()],
  });
  addGraphqlRoute(app, {
    server,
    context: async (request, _reply, life) => ({
      ...graph.createContext(graph.authenticate(request.headers.authorization), life, "QUERY"),
      requestId: request.id,
    }),
    deadlineCode: DEADLINE_CODE,
  });
  addFeedEndpoint(app, { placeId: place.id, ledger, pool, clock: deps.clock, ...toTold(deps), ...graph });
  if (deps.serials !== undefined) addSerialsEndpoint(app, deps.serials);
  addSockets(app, deps, graph);
  return {
    listen: async (address) => {
      await pool.whenReading(); // its threads start beside everything else
      const listening = await listen(app, address);
      isReady = true;
      return listening;
    },
    close: async () => {
      isReady = false;
      await app.close();
      await server.stop();
    },
  };
}

/** GraphQL over WebSocket at `/graphql`. */
function addSockets(app: HttpServer, { log, ledger }: PlaceServerDeps, graph: ReturnType<typeof createGraph>): void {
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const { noteRefusal } = app;
  const answerPing = createReaderReport(ledger);
  serveSockets({ wss, log, noteRefusal, deadlineCode: DEADLINE_CODE, ...graph, answerPing });
  acceptSockets({ app, path: "/graphql", wss });
}

/** To whom the feed is told, and what. */
function toTold({ verifyFollower, toFeedBody, operations: { alarms, filledPct } = {} }: PlaceServerDeps) {
  return {
    verifyFollower,
    ...(toFeedBody === undefined ? {} : { toFeedBody }),
    ...(alarms === undefined ? {} : { alarms }),
    ...(filledPct === undefined ? {} : { filledPct }),
  };
}

/** Everybody who has a token for this place is counted by what it says. */
function toPlaceEdge({ edge, verifyToken, verifyFollower, verifyAsker, serials }: PlaceServerDeps) {
  return toSubgraphEdge(edge, [verifyToken, verifyFollower, verifyAsker, serials?.verify]);
}

type RequestContext = PlaceContext & { readonly requestId?: string };

/** What is counted of each reader from now on. */
function followContacts({ readReaderFigures }: PlaceServerDeps, sinceMs: number) {
  return (readerId: string): ReaderContact | undefined => {
    const figures = readReaderFigures?.().get(readerId);
    return figures && { ...figures, sinceMs };
  };
}

/** What HTTP and WebSocket have in common. */
function createGraph(deps: PlaceServerDeps) {
  const {
    place,
    ledger,
    pool,
    clock,
    intake,
    verifyToken,
    push,
    jobs,
    readers,
    live,
    log,
    storeFault = () => undefined,
  } = deps;
  const { deeds = createDeedLog(log) } = deps;
  const contactOf = followContacts(deps, clock.nowMs());
  const document = readSubgraphDocument("place");
  const [turns, accessTable] = [createAnswerTurns(), createAccessTable(document)];
  return {
    schema: buildSubgraphSchema([{ typeDefs: document, resolvers: resolverMap }]),
    ...{ accessTable, table: accessTable, now: () => clock.nowMs() },
    authenticate: createAuthentication(place.id, verifyToken),
    createContext: (viewer: Viewer, life: RequestLife, kind: OperationKind): PlaceContext => {
      const caller = { subject: toAsker(viewer), signal: life.signal, isPatient: kind === "SUBSCRIPTION" };
      const served = toServedLedger(endUnread(ledger, life), endRefused(pool, life), caller);
      const takeTurn = async (values: number): Promise<void> => {
        await turns.take(toAsker(viewer), values);
        life.signal.throwIfAborted();
      };
      const { signal } = life;
      const loaders = createLoaders(served);
      return {
        viewer,
        place,
        ledger: served,
        operations: ledger,
        intake,
        push: push?.(),
        jobs,
        ...{ logClears: deps.logClears, readers, live, erasures: deps.erasures, consents: deps.consents },
        deeds,
        ...{ signal, takeTurn },
        clock,
        ...{ storeFault, contactOf },
        loaders,
      };
    },
  };
}
