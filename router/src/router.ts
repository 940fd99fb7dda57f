import type { ApolloServer } from "@apollo/server";
import type { GraphQLDataSource } from "@apollo/gateway";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { createClientAddress } from "@biometricflow/service/http/client-address";
import { readOrCreateSigningKey, type SigningKey, toJwks } from "@biometricflow/service/identity/keys";
import { ROUTER_JWKS_PATH } from "@biometricflow/service/identity/router-keys";
import { createTokenSigner, ROUTER_ISSUER } from "@biometricflow/service/identity/token";
import type { FastifyInstance } from "fastify";
import { type Authenticate, createAuthenticate } from "./auth/client-token.ts";
import { addSocketTokenRoute, createSocketTokens } from "./auth/socket-token.ts";
import { createSubgraphTokens } from "./auth/subgraph-token.ts";
import type { RouterContext } from "./operation/context.ts";
import { addAuthRoutes } from "./directory/auth-routes.ts";
import { DirectoryDataSource } from "./directory/directory-data-source.ts";
import type { DirectoryLink } from "./directory/directory-link.ts";
import { showError } from "./executor/apollo-edge.ts";
import { readPlaceContract } from "@biometricflow/schema/contract/routing";
import { PlaceDataSource } from "./place-layer/place-data-source.ts";
import { DEFAULT_LIMITS } from "./operation-rules/limits.ts";
import { listOperationRules } from "./operation-rules/rule-list.ts";
import { createPipeline, EXECUTOR, type Pipeline } from "./pipeline.ts";
import { openLinks, type RouterLinks } from "./router-links.ts";
import { addRouterFigures } from "./router-metrics.ts";
import type { RouterSettings } from "./router-settings.ts";
import { createLocalSubgraph, type LocalSubgraph } from "./router-subgraph/local-subgraph.ts";
import { createSubscriptionHub, type SubscriptionHub } from "./subscriptions/hub.ts";
import { addSocketEndpoint } from "./subscriptions/socket-endpoint.ts";

/** A router that is ready to listen. */
export interface Router {
  readonly app: FastifyInstance;
  readonly hub: SubscriptionHub;
  /** Ends everything the router holds open, the server included. */
  readonly stop: () => Promise<void>;
}

/** Creates a router. Its signing key is made where there is none. @throws {KeyFileError} when the key is unusable. */
export async function createRouter(settings: RouterSettings): Promise<Router> {
  const key = readOrCreateSigningKey(settings.keyFile);
  const links = openLinks(settings, createSubgraphTokens(createTokenSigner({ key, issuer: ROUTER_ISSUER })));
  const authenticate = createAuthenticate(links.directory.keys);
  const { directory, registry, health, calls, sockets } = links;
  const { version, supergraph } = settings;
  const platform = { version, contractHash: supergraph.contractHash, executor: EXECUTOR.name };
  const local = createLocalSubgraph({ registry, health, platform });
  const { app, server, executor } = await createOrganisationPipeline(settings, { ...links, local, authenticate });
  const hub = createSubscriptionHub({
    planStream: executor.planStream,
    apiSchema: supergraph.apiSchema,
    registry,
    sockets,
    isOtherPlace: health.isOtherPlace,
    roots: new Map([["router", local.streams]]),
    maxQueued: settings.maxQueued,
  });
  const clientSockets = addEndpoints({ app, key, directory, server, hub, authenticate, settings });
  const { subscriptions, upstreams } = hub;
  addRouterFigures(links.metrics, { registry, health, calls, sockets: clientSockets, subscriptions, upstreams });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await app.close();
    await server.stop();
    await links.close();
  };
  return { app, hub, stop: () => (stopping ??= stop()) };
}

interface OrganisationParts extends RouterLinks {
  readonly local: LocalSubgraph;
  readonly authenticate: Authenticate;
}

/** The pipeline with every part switched on. */
function createOrganisationPipeline(
  { version, supergraph, limits = DEFAULT_LIMITS, log, ...settings }: RouterSettings,
  { tokens, directory, registry, metrics, calls, local, authenticate }: OrganisationParts,
): Promise<Pipeline> {
  const { sdl, contractHash } = supergraph;
  const contract = readPlaceContract(sdl);
  const table = createAccessTable(sdl);
  const { corsOrigins, allowedHosts, trustedProxies, rateLimit } = settings;
  const versionInfo = () => ({ supergraph: supergraph.version, contractHash });
  return createPipeline({
    supergraphSdl: sdl,
    contract,
    sources: new Map<string, GraphQLDataSource>([
      ["place", new PlaceDataSource({ contract, caller: calls, places: registry })],
      ["directory", new DirectoryDataSource(directory.graphql, tokens)],
      ["router", local.source],
    ]),
    authenticate,
    rules: listOperationRules({ table, limits, supergraphSdl: sdl }),
    maxTokens: limits.maxTokens,
    hideSchemaBy: table,
    formatError: showError,
    http: {
      version,
      versionInfo,
      corsOrigins,
      allowedHosts,
      trustedProxies,
      ...(rateLimit === undefined ? {} : { rateLimit }),
    },
    log,
    metrics,
  });
}

interface EndpointParts {
  readonly app: FastifyInstance;
  readonly key: SigningKey;
  readonly directory: DirectoryLink;
  readonly server: ApolloServer<RouterContext>;
  readonly hub: SubscriptionHub;
  readonly authenticate: Authenticate;
  readonly settings: RouterSettings;
}

/** Adds the endpoints beside `POST /graphql`; gives the count of open sockets. */
function addEndpoints({ app, key, directory, server, hub, authenticate, settings }: EndpointParts): () => number {
  const socketTokens = createSocketTokens({ key, authenticate });
  const { sockets } = addSocketEndpoint({
    app,
    path: "/graphql",
    hub,
    server,
    authenticate: socketTokens.authenticate,
    clientAddress: createClientAddress(settings.trustedProxies),
    log: settings.log,
  });
  addSocketTokenRoute(app, socketTokens, authenticate);
  addAuthRoutes(app, directory.http);
  app.get(ROUTER_JWKS_PATH, async () => toJwks([key])); // answers while the directory is down: subgraphs ask for it
  return sockets;
}
