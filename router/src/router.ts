import type { ApolloServer } from "@apollo/server";
import type { GraphQLDataSource } from "@apollo/gateway";
import { type AccessTable, createAccessTable } from "@biometricflow/service/graphql/access";
import { LONGEST_TOKEN_SECONDS } from "@biometricflow/service/identity/key-rotation";
import { ROUTER_JWKS_PATH } from "@biometricflow/service/identity/router-keys";
import { type OpenSigningKeys, openSigningKeys } from "@biometricflow/service/identity/signing-keys";
import { createTokenSigner, ROUTER_ISSUER } from "@biometricflow/service/identity/token";
import type { FastifyInstance } from "fastify";
import { createApiKeys } from "./auth/api-key.ts";
import type { GraphAudit } from "./audit/graph-audit.ts";
import { type Authenticate, createAuthenticate } from "./auth/client-token.ts";
import { createExportAuthenticate } from "./auth/export-token.ts";
import { toClientAddress, toEdgeOptions } from "./auth/edge-caller.ts";
import { addSocketTokenRoute, createSocketTokens } from "./auth/socket-token.ts";
import { createSubgraphTokens, type SubgraphTokens } from "./auth/subgraph-token.ts";
import type { RouterContext } from "./operation/context.ts";
import { addAuthRoutes } from "./directory/auth-routes.ts";
import type { DirectoryLink } from "./directory/directory-link.ts";
import { createSessionCheck } from "./directory/session-check.ts";
import { addExportRoutes, type ExportRoutesOptions } from "./exports/export-routes.ts";
import { showError } from "./executor/apollo-edge.ts";
import { readPlaceContract } from "@biometricflow/schema/contract/routing";
import { PlaceDataSource } from "./place-layer/place-data-source.ts";
import { type Admission, createAdmission } from "./admission/admission.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { createMeasure, toRows } from "./operation-rules/limits.ts";
import { listOperationRules } from "./operation-rules/rule-list.ts";
import { createPipeline, EXECUTOR, type Pipeline } from "./pipeline.ts";
import { openLinks, type RouterLinks } from "./router-links.ts";
import { addRouterFigures } from "./router-metrics.ts";
import type { RouterSettings } from "./router-settings.ts";
import { createLocalSubgraph, type LocalSubgraph } from "./router-subgraph/local-subgraph.ts";
import { createSubscriptionHub, type SubscriptionHub } from "./subscriptions/hub.ts";
import { addSocketEndpoint } from "./subscriptions/socket-endpoint.ts";
import { type Service, ServiceDataSource } from "./traffic/service-data-source.ts";
import type { SubgraphClient } from "./traffic/subgraph-client.ts";

import type { KnownOperation } from "./warm-up/known-operations.ts";
import { warmUp } from "./warm-up/warm-up.ts";

/** A router that is ready to listen. */
export interface Router {
  readonly app: FastifyInstance;
  readonly hub: SubscriptionHub;
  /** Plans operations that clients are known to send. */
  readonly warmUp: (operations: readonly KnownOperation[]) => Promise<void>;
  /** Ends everything the router holds open, the server included. */
  readonly stop: () => Promise<void>;
}

/** Creates a router. Its signing key is made where there is none. @throws {KeyFileError} when the key is unusable. */
export async function createRouter(settings: RouterSettings): Promise<Router> {
  const keys = openKeys(settings);
  const tokens = createSubgraphTokens(createTokenSigner({ key: keys.signing, issuer: ROUTER_ISSUER }));
  const links = openLinks(settings, tokens);
  const authenticate = createAuthenticate(links.directory);
  const { directory, registry, health, calls, sockets, graphAudit } = links;
  const { version, supergraph, limits = DEFAULT_LIMITS } = settings;
  const platform = { version, contractHash: supergraph.contractHash, executor: EXECUTOR.name };
  const local = createLocalSubgraph({ registry, health, platform });
  const table = createAccessTable(supergraph.sdl);
  const admission = createAdmission({ limits, table });
  const attendanceKeys = links.attendanceKeys.current;
  const takeExports = createExportAuthenticate({ attendanceKeys, keys, authenticate, revoked: directory.revoked });
  const parts = { ...links, local, authenticate: takeExports, table, limits, admission };
  const { app, server, executor } = await createOrganisationPipeline(settings, parts);
  const hub = createSubscriptionHub({
    planStream: executor.planStream,
    apiSchema: supergraph.apiSchema,
    registry,
    sockets,
    isOtherPlace: health.isOtherPlace,
    roots: new Map([
      ["router", local.streams],
      ["attendance", links.changes.source],
      ["directory", links.alerts.source],
    ]),
    maxQueued: settings.maxQueued,
  });
  const authorization = () => links.tokens.forDirectory(undefined);
  const endpoints = { app, keys, directory, authorization, server, hub, authenticate, admission, graphAudit, settings };
  const clientSockets = addEndpoints(endpoints);
  addExportRoutes(app, toExportOptions(settings, links, authenticate));
  const { subscriptions, upstreams } = hub;
  addRouterFigures(links.metrics, { registry, health, calls, sockets: clientSockets, subscriptions, upstreams });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await app.close();
    await server.stop();
    await links.close();
  };
  const { apiSchema } = supergraph;
  const warming = { server, admission, planStream: executor.planStream, apiSchema, log: settings.log };
  return {
    app,
    hub,
    warmUp: (operations) => warmUp(warming, operations),
    stop: () => (stopping ??= stop()),
  };
}

/** What the router signs by; made at its first start. @throws {KeyFileError} */
function openKeys({ keyFile: file, nextKeyFile: nextFile = `${file}.next`, jwksFile, keysNow, log }: RouterSettings) {
  const longestTokenSeconds = LONGEST_TOKEN_SECONDS.router;
  return openSigningKeys({ file, nextFile, jwksFile, longestTokenSeconds, log, ...(keysNow && { now: keysNow }) });
}

function toExportOptions(
  settings: RouterSettings,
  { directory, tokens, audit, graphAudit: { view } }: RouterLinks,
  authenticate: Authenticate,
): ExportRoutesOptions {
  const { attendanceOrigin } = settings;
  const clientAddress = toClientAddress(settings);
  return {
    ...{ attendanceOrigin, authenticate, clientAddress, audit, view },
    ...{ authorize: tokens.forAttendance, revoked: directory.revoked },
  };
}

interface OrganisationParts extends RouterLinks {
  readonly local: LocalSubgraph;
  readonly authenticate: Authenticate;
  readonly table: AccessTable;
  readonly limits: Limits;
  readonly admission: Admission;
}

/** The pipeline with every part switched on. */
function createOrganisationPipeline(
  { version, supergraph, log, ...settings }: RouterSettings,
  parts: OrganisationParts,
): Promise<Pipeline> {
  const { sdl, contractHash } = supergraph;
  const { tokens, directory, attendance, registry, metrics, calls, local } = parts;
  const { authenticate, table, limits, admission, graphAudit } = parts;
  const contract = readPlaceContract(sdl);
  const measure = createMeasure();
  const { corsOrigins, allowedHosts, edge, tls, operations } = settings;
  const keys = createApiKeys({
    directory: directory.http,
    authorization: () => tokens.forDirectory(undefined),
    authenticate,
  });
  const versionInfo = () => ({ supergraph: supergraph.version, contractHash });
  return createPipeline({
    supergraphSdl: sdl,
    contract,
    sources: new Map<string, GraphQLDataSource>([
      ["place", new PlaceDataSource({ contract, caller: calls, places: registry })],
      ["directory", new ServiceDataSource(toDirectory(directory, tokens))],
      ["attendance", new ServiceDataSource(toAttendance(attendance, tokens))],
      ["router", local.source],
    ]),
    authenticate,
    authenticateKey: keys.authenticate,
    clientAddress: toClientAddress(settings),
    admit: admission.admit,
    rules: listOperationRules({ table, limits: limits.operation, measure, supergraphSdl: sdl, now: settings.now }),
    rowsOf: (operation) => toRows(measure(operation)),
    maxTokens: limits.document.maxTokens,
    hideSchemaBy: table,
    audit: graphAudit,
    formatError: showError,
    dashboardUrl: settings.dashboardUrl,
    http: {
      version,
      versionInfo,
      corsOrigins,
      allowedHosts,
      ...{ ...operations, tls },
      ...(edge === undefined ? {} : { edge: toEdgeOptions(edge, { authenticate, keys }, settings) }),
    },
    log,
    metrics,
  });
}

function toDirectory({ graphql, mutations }: DirectoryLink, tokens: SubgraphTokens): Service {
  return { title: "The directory", client: graphql, mutations, authorize: tokens.forDirectory };
}

function toAttendance(client: SubgraphClient, tokens: SubgraphTokens): Service {
  return { title: "Attendance", client, authorize: tokens.forAttendance };
}

interface EndpointParts {
  readonly app: FastifyInstance;
  readonly keys: OpenSigningKeys;
  readonly directory: DirectoryLink;
  /** The router's own header towards the directory. */
  readonly authorization: () => string;
  readonly server: ApolloServer<RouterContext>;
  readonly hub: SubscriptionHub;
  readonly authenticate: Authenticate;
  readonly admission: Admission;
  readonly graphAudit: GraphAudit;
  readonly settings: RouterSettings;
}

/** Adds the endpoints beside `POST /graphql`; gives the count of open sockets. */
function addEndpoints(parts: EndpointParts): () => number {
  const { app, keys, directory, authorization, server, hub, authenticate, admission, graphAudit, settings } = parts;
  const { revoked, http } = directory;
  const clientAddress = toClientAddress(settings);
  const tokens = createSocketTokens({ keys, authenticate, revoked });
  const { sockets } = addSocketEndpoint({
    app,
    path: "/graphql",
    hub,
    server,
    admission,
    authenticate: tokens.authenticate,
    revoked,
    clientAddress,
    view: graphAudit.view,
    now: settings.now ?? Date.now,
    log: settings.log,
  });
  const isSessionAlive = createSessionCheck(http, authorization);
  addSocketTokenRoute(app, { tokens, authenticate, isSessionAlive });
  addAuthRoutes(app, { directory: http, authorization, clientAddress });
  app.addHook("onClose", async () => keys.stop());
  app.get(ROUTER_JWKS_PATH, async () => keys.jwks()); // answers while the directory is down: subgraphs ask for it
  return sockets;
}
