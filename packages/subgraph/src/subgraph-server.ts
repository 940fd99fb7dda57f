import { ApolloServer, type ApolloServerPlugin, type BaseContext } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import { formatError, isMasked } from "@biometricflow/service/errors/format-error";
import type { Log } from "@biometricflow/service/observe/log";
import { type Metrics, metricsPlugin } from "@biometricflow/service/observe/metrics";
import { MAX_TOKENS } from "@biometricflow/service/graphql/operation-depth";
import { persistedQueriesPlugin } from "@biometricflow/service/graphql/persisted-queries";
import { judgeRepresentations } from "./entity-representations.ts";
import { limitsPlugin } from "./operation-limits.ts";

/** What a subgraph's GraphQL server needs. */
export interface SubgraphServerOptions<C extends BaseContext> {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  readonly metrics: Metrics;
  /** In the order in which they judge an operation. */
  readonly plugins: readonly ApolloServerPlugin<C>[];
}

/**
 * Creates and starts the GraphQL server of a subgraph: our error format, figures, and a log of what clients are not told.
 * Its schema takes representations of entities alone from now on, over a socket too.
 */
export async function createSubgraphServer<C extends BaseContext & { readonly requestId?: string }>(
  options: SubgraphServerOptions<C>,
): Promise<ApolloServer<C>> {
  const { schema, log, metrics, plugins } = options;
  judgeRepresentations(schema);
  const server = new ApolloServer<C>({
    schema,
    formatError,
    includeStacktraceInErrorResponses: false,
    introspection: true, // only the router holds a token for a subgraph
    logger: log,
    parseOptions: { maxTokens: MAX_TOKENS },
    persistedQueries: false, // the router sends none, and without this a wrong one is an error without a code
    plugins: [
      ApolloServerPluginLandingPageDisabled(), // Apollo's own asks hosts of others
      persistedQueriesPlugin<C>(),
      limitsPlugin<C>(),
      ...plugins,
      metricsPlugin(metrics),
      errorLogPlugin(log),
      ApolloServerPluginCacheControlDisabled(), // it asks something of each field of each row, and nothing of ours is kept by caches
      ApolloServerPluginInlineTraceDisabled(), // a subgraph schema would make Apollo Server offer traces to callers
    ],
  });
  await server.start();
  return server;
}

/** Logs each error whose text the client does not see, once, with the request's id. */
export function errorLogPlugin<C extends BaseContext & { readonly requestId?: string }>(
  log: Log,
): ApolloServerPlugin<C> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: async ({ errors, contextValue }) => {
          for (const error of errors) {
            const cause = error.originalError ?? error;
            if (isMasked(error.toJSON()))
              log.error({ err: cause, requestId: contextValue.requestId, path: error.path }, "field failed");
          }
        },
      }),
  };
}
