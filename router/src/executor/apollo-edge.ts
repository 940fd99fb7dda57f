import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import { type AuditOptions, auditPlugin } from "@biometricflow/service/graphql/audit";
import { persistedQueriesPlugin } from "@biometricflow/service/graphql/persisted-queries";
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
import { nullErrorsPlugin } from "./null-errors.ts";
import { operationRulesPlugin, type RowsOf } from "./operation-rules-plugin.ts";
import { unavailablePlugin } from "./unavailable.ts";
import { type ViewAudit, viewsPlugin } from "./views-plugin.ts";

/** What the GraphQL edge is made of. */
export interface GraphqlServerOptions {
  readonly gateway: Executor["gateway"];
  /** What every operation is asked before it runs. */
  readonly rules: readonly OperationRule[];
  /** What an operation may cost; nothing when omitted. */
  readonly rowsOf?: RowsOf;
  /** Tokens of the longest operation that is read; any when omitted. */
  readonly maxTokens?: number;
  /** Set: whoever is not signed in learns of nothing but what this table opens to PUBLIC. */
  readonly hideSchemaBy?: AccessTable;
  /** Keeps who did what; the log does when omitted. */
  readonly audit?: Pick<AuditOptions<RouterContext>, "record" | "isRecordedElsewhere"> & ViewAudit;
  /** What clients see of an error. */
  readonly formatError: (formatted: GraphQLFormattedError) => GraphQLFormattedError;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Creates Apollo Server over an executor's gateway, started. */
export async function createGraphqlServer(options: GraphqlServerOptions): Promise<ApolloServer<RouterContext>> {
  const { gateway, rules, rowsOf, maxTokens, hideSchemaBy, log, metrics } = options;
  const server = new ApolloServer<RouterContext>({
    gateway,
    logger: toApolloLogger(log),
    introspection: true, // for signed-in viewers; the authentication rule refuses everyone else
    persistedQueries: false, // a cache that any client may fill, and none of ours uses
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    ...(maxTokens === undefined ? {} : { parseOptions: { maxTokens } }),
    formatError: (formatted) => options.formatError(formatted),
    plugins: [
      ApolloServerPluginLandingPageDisabled(), // Apollo's own asks hosts of others
      persistedQueriesPlugin<RouterContext>(),
      operationRulesPlugin(rules, rowsOf), // whether it may run
      ...(hideSchemaBy === undefined ? [] : [hideSchemaPlugin(hideSchemaBy)]), // what strangers learn of a fault
      nullErrorsPlugin(), // tells of nulls that the schema does not allow
      unavailablePlugin(), // names the places that failed
      auditPlugin<RouterContext>({
        record: options.audit?.record ?? ((entry) => log.info({ audit: entry }, "mutation")),
        toAddress: ({ forwardedFor }) => forwardedFor,
        ...(options.audit === undefined ? {} : { isRecordedElsewhere: options.audit.isRecordedElsewhere }),
      }),
      ...(options.audit === undefined ? [] : [viewsPlugin(options.audit)]), // tells who saw what
      errorLogPlugin(log), // keeps what formatError hides
      metricsPlugin<RouterContext>(metrics),
    ],
  });
  await server.start();
  return server;
}

/** What clients see of an error; how the graph is cut, which the gateway names, is none of their business. */
export function showError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const shown = formatError(formatted);
  const { serviceName: _serviceName, ...extensions } = shown.extensions ?? {};
  return { ...shown, extensions };
}
