import type { ApolloServer } from "@apollo/server";
import type { GraphQLDataSource } from "@apollo/gateway";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { addGraphqlRoute } from "@biometricflow/service/http/graphql-route";
import { createClientAddress } from "@biometricflow/service/http/client-address";
import { createHttpServer } from "@biometricflow/service/http/http-server";
import { readOrCreateSigningKey, type SigningKey, toJwks } from "@biometricflow/service/identity/keys";
import { ROUTER_JWKS_PATH } from "@biometricflow/service/identity/router-keys";
import { createMetrics, type Metrics } from "@biometricflow/service/observe/metrics";
import { createTokenSigner, ROUTER_ISSUER } from "@biometricflow/service/identity/token";
import type { FastifyInstance } from "fastify";
import { createAuthenticate } from "./auth/client-token.ts";
import { addSocketTokenRoute, createSocketTokens } from "./auth/socket-token.ts";
import { createSubgraphTokens } from "./auth/subgraph-token.ts";
import type { RouterContext } from "./operation/context.ts";
import { addAuthRoutes } from "./directory/auth-routes.ts";
import { DirectoryDataSource } from "./directory/directory-data-source.ts";
import { type DirectoryLink, openDirectoryLink } from "./directory/directory-link.ts";
import { createGraphqlServer } from "./executor/apollo-edge.ts";
import { APOLLO_EXECUTOR } from "./executor/apollo-executor.ts";
import type { ExecutorKind } from "./executor/executor.ts";
import { readPlaceContract } from "@biometricflow/schema/contract/routing";
import { PlaceDataSource } from "./place-layer/place-data-source.ts";
import { createPlaceCalls } from "./place-links/place-calls.ts";
import { createPlaceHealth } from "./place-links/place-health.ts";
import { DEFAULT_LIMITS } from "./operation-rules/limits.ts";
import { listOperationRules } from "./operation-rules/rule-list.ts";
import { createRequestContext } from "./operation/request-context.ts";
import { addRouterFigures, createPlaceCounter } from "./router-metrics.ts";
import type { RouterSettings } from "./router-settings.ts";
import { createLocalDataSource } from "./router-subgraph/local-data-source.ts";
import { createSubscriptionHub, type SubscriptionHub } from "./subscriptions/hub.ts";
import { addSocketEndpoint } from "./subscriptions/socket-endpoint.ts";
import { createUpstreamSockets } from "./subscriptions/upstream-sockets.ts";
import { DEFAULT_TRAFFIC } from "./traffic/subgraph-client.ts";

/** A router that is ready to listen. */
export interface Router {
  readonly app: FastifyInstance;
  readonly hub: SubscriptionHub;
  /** Ends everything the router holds open, the server included. */
  readonly stop: () => Promise<void>;
}

/** The executor of every router: the one place where it is chosen. */
const EXECUTOR: ExecutorKind = APOLLO_EXECUTOR;

/** Creates a router. Its signing key is made where there is none. @throws {KeyFileError} when the key is unusable. */
export async function createRouter(settings: RouterSettings): Promise<Router> {
  const { version, supergraph, log, traffic = DEFAULT_TRAFFIC, limits = DEFAULT_LIMITS, maxQueued } = settings;
  const key = readOrCreateSigningKey(settings.keyFile);
  const tokens = createSubgraphTokens(createTokenSigner({ key, issuer: ROUTER_ISSUER }));
  const directory = openDirectoryLink(settings, tokens);
  const { registry } = directory;
  const health = createPlaceHealth({ registry, tokens });
  const metrics = createMetrics("router");
  const onOutcome = createPlaceCounter(metrics);
  const caller = createPlaceCalls({ registry, tokens, health, policy: traffic, onOutcome });
  const contract = readPlaceContract(supergraph.sdl);
  const platform = { version, contractHash: supergraph.contractHash, executor: EXECUTOR.name };
  const sources = new Map<string, GraphQLDataSource>([
    ["place", new PlaceDataSource({ contract, caller, places: registry })],
    ["directory", new DirectoryDataSource(directory.graphql, tokens)],
    ["router", createLocalDataSource({ registry, health, platform })],
  ]);
  const table = createAccessTable(supergraph.sdl);
  const rules = listOperationRules({ table, limits });
  const { maxTokens } = limits;
  const { gateway, planStream } = EXECUTOR.create({ supergraphSdl: supergraph.sdl, contract, sources, log });
  const server = await createGraphqlServer({ gateway, table, rules, maxTokens, log, metrics });
  const sockets = createUpstreamSockets(registry, tokens);
  const { isOtherPlace } = health;
  const { apiSchema } = supergraph;
  const hub = createSubscriptionHub({ planStream, apiSchema, registry, sockets, isOtherPlace, maxQueued });
  const { app, sockets: clientSockets } = await createEdge(settings, { key, directory, server, hub, metrics });
  const { subscriptions, upstreams } = hub;
  addRouterFigures(metrics, { registry, health, calls: caller, sockets: clientSockets, subscriptions, upstreams });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await app.close();
    sockets.close();
    await server.stop();
    await Promise.all([health.close(), caller.close(), directory.close()]);
  };
  return { app, hub, stop: () => (stopping ??= stop()) };
}

interface EdgeParts {
  readonly key: SigningKey;
  readonly directory: DirectoryLink;
  readonly server: ApolloServer<RouterContext>;
  readonly hub: SubscriptionHub;
  readonly metrics: Metrics;
}

/** The HTTP server with every endpoint of the router. */
async function createEdge(
  settings: RouterSettings,
  parts: EdgeParts,
): Promise<{ readonly app: FastifyInstance; readonly sockets: () => number }> {
  const { version, supergraph, log, corsOrigins, rateLimit } = settings;
  const { allowedHosts, trustedProxies } = settings;
  const { key, directory, server, hub, metrics } = parts;
  const { contractHash } = supergraph;
  const authenticate = createAuthenticate(directory.keys);
  const socketTokens = createSocketTokens({ key, authenticate });
  const app = await createHttpServer({
    service: "router",
    version,
    log,
    metrics,
    isReady: () => true, // it is made whole before it listens
    versionInfo: () => ({ supergraph: supergraph.version, contractHash }),
    corsOrigins,
    allowedHosts,
    trustedProxies,
    ...(rateLimit === undefined ? {} : { rateLimit }),
  });
  addGraphqlRoute(app, { server, context: (request, reply) => createRequestContext(authenticate, request, reply) });
  const { sockets } = addSocketEndpoint({
    app,
    path: "/graphql",
    hub,
    server,
    authenticate: socketTokens.authenticate,
    clientAddress: createClientAddress(trustedProxies),
    log,
  });
  addSocketTokenRoute(app, socketTokens, authenticate);
  addAuthRoutes(app, directory.http);
  app.get(ROUTER_JWKS_PATH, async () => toJwks([key])); // answers while the directory is down: subgraphs ask for it
  return { app, sockets };
}
