import { buildSubgraphSchema } from "@apollo/subgraph";
import { placeContractHash } from "@biometricflow/schema/contract/contract-hash";
import { readSubgraphDocument, readSubgraphSdl } from "@biometricflow/schema/subgraph-sdl";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { accessPlugin } from "@biometricflow/service/graphql/access-plugin";
import { addGraphqlRoute } from "@biometricflow/service/http/graphql-route";
import { createSubgraphServer } from "@biometricflow/subgraph/subgraph-server";
import { createHttpServer, type ListenAddress, listen } from "@biometricflow/service/http/http-server";
import type { Log } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { WebSocketServer } from "ws";
import { createAuthentication } from "./authentication.ts";
import type { PlaceContext, PlaceIdentity } from "../graph/context.ts";
import type { Clock } from "../domain/clock.ts";
import type { ChangeFeed, LedgerReader } from "../domain/ledger.ts";
import { addFeedEndpoint } from "./feed-endpoint.ts";
import { createLoaders } from "../graph/loaders.ts";
import { refuseSubscriptions } from "@biometricflow/subgraph/refuse-subscriptions";
import { resolverMap } from "../resolvers/resolver-map.ts";
import { serveSockets } from "@biometricflow/subgraph/graphql-socket";

/** What a place serves and how it checks who asks. */
export interface PlaceServerDeps {
  readonly place: PlaceIdentity;
  /** The software's version. */
  readonly version: string;
  readonly ledger: LedgerReader & ChangeFeed;
  readonly clock: Clock;
  /** For tokens of the router whose audience is this place. */
  readonly verifyToken: TokenVerifier;
  readonly log: Log;
}

/** A place's HTTP and WebSocket server. */
export interface PlaceServer {
  /** @throws PortTakenError */
  listen(address: { readonly host: string; readonly port: number }): Promise<ListenAddress>;
  close(): Promise<void>;
}

/** The longest message taken from a socket, also before it has shown a token: as much as HTTP takes. */
const MAX_MESSAGE_BYTES = 1_048_576;

/**
 * Creates the server of a place: GraphQL over HTTP at `/graphql` and `/`, over WebSocket at `/graphql`; `/feed`, and the
 * operations paths.
 */
export async function createPlaceServer(deps: PlaceServerDeps): Promise<PlaceServer> {
  const { place, version, ledger, log } = deps;
  const metrics = createMetrics("place");
  const contractHash = placeContractHash(readSubgraphSdl("place"));
  let isReady = false;
  const app = await createHttpServer({
    service: "place",
    version,
    log,
    metrics,
    isReady: () => isReady,
    versionInfo: () => ({ place: place.id, timeZone: place.timeZone, contractHash }),
  });
  const graph = createGraph(deps);
  const server = await createSubgraphServer<RequestContext>({
    schema: graph.schema,
    log,
    metrics,
    plugins: [accessPlugin<RequestContext>({ table: graph.accessTable }), refuseSubscriptions<RequestContext>()],
  });
  addGraphqlRoute(app, {
    server,
    context: async (request) => ({
      ...graph.createContext(graph.authenticate(request.headers.authorization)),
      requestId: request.id,
    }),
  });
  addFeedEndpoint(app, { placeId: place.id, feed: ledger, ...graph });
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  serveSockets({ wss, log, ...graph });
  acceptSockets({ app, path: "/graphql", wss });
  return {
    listen: async (address) => {
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

type RequestContext = PlaceContext & { readonly requestId?: string };

/** What HTTP and WebSocket have in common. */
function createGraph({ place, ledger, clock, verifyToken }: PlaceServerDeps) {
  const document = readSubgraphDocument("place");
  return {
    schema: buildSubgraphSchema([{ typeDefs: document, resolvers: resolverMap }]),
    accessTable: createAccessTable(document),
    authenticate: createAuthentication(place.id, verifyToken),
    createContext: (viewer: Viewer): PlaceContext => ({
      viewer,
      place,
      ledger,
      clock,
      loaders: createLoaders(ledger),
    }),
  };
}
