import { ApolloServer } from "@apollo/server";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import { auditPlugin } from "@biometricflow/service/graphql/audit";
import { formatError } from "@biometricflow/service/errors/format-error";
import type { Log } from "@biometricflow/service/observe/log";
import { type Metrics, metricsPlugin } from "@biometricflow/service/observe/metrics";
import type { GraphQLFormattedError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { toApolloLogger } from "./apollo-log.ts";
import { errorLogPlugin } from "./error-log.ts";
import type { Executor } from "./executor.ts";
import type { OperationRule } from "../operation-rules/operation-rule.ts";
import { hideSchemaPlugin } from "./hide-schema.ts";
import { operationRulesPlugin } from "./operation-rules-plugin.ts";
import { unavailablePlugin } from "./unavailable.ts";

/** What the GraphQL edge is made of. */
export interface GraphqlServerOptions {
  readonly gateway: Executor["gateway"];
  readonly table: AccessTable;
  /** What every operation is asked before it runs. */
  readonly rules: readonly OperationRule[];
  /** Tokens of the longest operation that is read. */
  readonly maxTokens: number;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Creates Apollo Server over an executor's gateway, started. */
export async function createGraphqlServer(options: GraphqlServerOptions): Promise<ApolloServer<RouterContext>> {
  const { gateway, table, rules, maxTokens, log, metrics } = options;
  const server = new ApolloServer<RouterContext>({
    gateway,
    logger: toApolloLogger(log),
    introspection: true, // for signed-in viewers; the authentication rule refuses everyone else
    persistedQueries: false, // a cache that any client may fill, and none of ours uses
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens },
    formatError: (formatted) => hideSubgraph(formatError(formatted)),
    plugins: [
      operationRulesPlugin(rules), // whether it may run
      hideSchemaPlugin(table), // what strangers learn of a fault
      unavailablePlugin(), // names the places that failed
      auditPlugin<RouterContext>({ record: (entry) => log.info({ audit: entry }, "mutation") }),
      errorLogPlugin(log), // keeps what formatError hides
      metricsPlugin<RouterContext>(metrics),
    ],
  });
  await server.start();
  return server;
}

/** The gateway names the subgraph of each error; how the graph is cut is none of a client's business. */
function hideSubgraph(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { serviceName: _serviceName, ...extensions } = formatted.extensions ?? {};
  return { ...formatted, extensions };
}
