import { ApolloServer } from "@apollo/server";
import { ApolloGateway, type GraphQLDataSource } from "@apollo/gateway";
import { type AccessTable, accessPlugin } from "@biometricflow/service/graphql/access";
import { auditPlugin } from "@biometricflow/service/graphql/audit";
import { formatError } from "@biometricflow/service/errors/format-error";
import type { Log } from "@biometricflow/service/observe/log";
import { type Metrics, metricsPlugin } from "@biometricflow/service/observe/metrics";
import type { GraphQLFormattedError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { authenticationPlugin } from "../operation-rules/authentication.ts";
import { errorLogPlugin } from "./error-log.ts";
import { inputValuesPlugin } from "../operation-rules/input-values.ts";
import { limitsPlugin, type OperationLimits } from "../operation-rules/limits.ts";
import { nestedScopePlugin } from "../operation-rules/nested-scope.ts";
import { reservedNamesPlugin } from "../operation-rules/reserved-names.ts";
import { unavailablePlugin } from "./unavailable.ts";
import { SCALARS } from "../operation-rules/scalars.ts";
import type { LoadedSupergraph } from "../supergraph.ts";

/** What the GraphQL edge is made of. */
export interface GraphqlServerOptions {
  readonly supergraph: LoadedSupergraph;
  /** The data source of each subgraph of the supergraph. */
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  readonly table: AccessTable;
  readonly limits: OperationLimits;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Creates Apollo Server over Apollo's gateway, started. */
export async function createGraphqlServer(options: GraphqlServerOptions): Promise<ApolloServer<RouterContext>> {
  const { supergraph, sources, table, limits, log, metrics } = options;
  const logger = toApolloLogger(log);
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph.sdl,
    logger,
    buildService: ({ name }) => {
      const source = sources.get(name);
      if (source === undefined) throw new TypeError(`no data source for the subgraph ${name}`);
      return source;
    },
  });
  const server = new ApolloServer<RouterContext>({
    gateway,
    logger,
    introspection: true, // for signed-in viewers; the authentication plugin refuses everyone else
    persistedQueries: false, // a cache that any client may fill, and none of ours uses
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.maxTokens },
    formatError: (formatted) => hideSubgraph(formatError(formatted)),
    plugins: [
      authenticationPlugin(table), // who asks: 401 before anything else is said
      accessPlugin<RouterContext>({ table }), // what the role may select
      reservedNamesPlugin(), // whether its names get in the way of the router's own
      inputValuesPlugin(SCALARS), // whether its values are what they claim to be
      nestedScopePlugin(), // whether it names a place below the root that is out of scope
      limitsPlugin(limits), // how much one operation may ask for
      unavailablePlugin(), // names the places that failed
      auditPlugin<RouterContext>({ record: (entry) => log.info({ audit: entry }, "mutation") }),
      errorLogPlugin(log), // keeps what formatError hides
      metricsPlugin<RouterContext>(metrics),
    ],
  });
  await server.start();
  return server;
}

function toApolloLogger(log: Log) {
  return {
    debug: (message: unknown) => log.debug({ from: "apollo" }, String(message)),
    info: (message: unknown) => log.debug({ from: "apollo" }, String(message)), // its notes on starting are no news
    warn: (message: unknown) => log.warn({ from: "apollo" }, String(message)),
    error: (message: unknown) => log.error({ from: "apollo" }, String(message)),
  };
}

/** The gateway names the subgraph of each error; how the graph is cut is none of a client's business. */
function hideSubgraph(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { serviceName: _serviceName, ...extensions } = formatted.extensions ?? {};
  return { ...formatted, extensions };
}
