import type { ApolloServer } from "@apollo/server";
import type { GraphQLDataSource } from "@apollo/gateway";
import type { PlaceContract } from "@biometricflow/schema/contract/routing";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import type { ClientAddress } from "@biometricflow/service/http/client-address";
import { addGraphqlRoute } from "@biometricflow/service/http/graphql-route";
import { createHttpServer, type HttpServerOptions } from "@biometricflow/service/http/http-server";
import type { Log } from "@biometricflow/service/observe/log";
import type { Metrics } from "@biometricflow/service/observe/metrics";
import type { FastifyInstance } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import type { AuthenticateKey } from "./auth/api-key.ts";
import type { Authenticate } from "./auth/client-token.ts";
import { createGraphqlServer, type GraphqlServerOptions } from "./executor/apollo-edge.ts";
import { APOLLO_EXECUTOR } from "./executor/apollo-executor.ts";
import type { Executor, ExecutorKind } from "./executor/executor.ts";
import type { RowsOf } from "./executor/operation-rules-plugin.ts";
import type { RouterContext } from "./operation/context.ts";
import { type Admit, createRequestContext, type RequestContextParts } from "./operation/request-context.ts";
import type { OperationRule } from "./operation-rules/operation-rule.ts";

/** The parts of a router. A part that is switched off is empty or left out. */
export interface PipelineParts {
  readonly supergraphSdl: string;
  readonly contract: PlaceContract;
  /** The data source of each subgraph of the supergraph. */
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  /** Who a request is from. */
  readonly authenticate: Authenticate;
  /** Whose an API key is that comes with a request; keys are not taken when omitted. */
  readonly authenticateKey?: AuthenticateKey;
  /** Who is let in, and when; everybody at once when omitted. */
  readonly admit?: Admit;
  /** Where a request came from. */
  readonly clientAddress: ClientAddress;
  /** What every operation is asked before it runs. */
  readonly rules: readonly OperationRule[];
  /** What an operation may cost, in rows; nothing when omitted. */
  readonly rowsOf?: RowsOf;
  /** Tokens of the longest operation that is read; any when omitted. */
  readonly maxTokens?: number;
  /** Set: whoever is not signed in learns of nothing but what this table opens to PUBLIC. */
  readonly hideSchemaBy?: AccessTable;
  /** Keeps who did what; the log does when omitted. */
  readonly audit?: GraphqlServerOptions["audit"] & { readonly refuse: NonNullable<RequestContextParts["onRefused"]> };
  /** What clients see of an error. */
  readonly formatError: (formatted: GraphQLFormattedError) => GraphQLFormattedError;
  readonly http: Omit<HttpServerOptions, "service" | "isReady" | "log" | "metrics">;
  /** Where browsers that open the router's address are pointed to; nowhere when omitted. */
  readonly dashboardUrl?: string | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** From a request to its answer: an HTTP server over an edge over an executor over subgraphs. Not yet listening. */
export interface Pipeline {
  readonly app: FastifyInstance;
  readonly server: ApolloServer<RouterContext>;
  readonly executor: Executor;
}

/** The executor of every router: the one place where it is chosen. */
export const EXECUTOR: ExecutorKind = APOLLO_EXECUTOR;

/** Puts a router together; every router is made here. */
export async function createPipeline(parts: PipelineParts): Promise<Pipeline> {
  const { authenticate, authenticateKey, clientAddress, admit, audit, dashboardUrl, http, log, metrics } = parts;
  const executor = EXECUTOR.create(parts);
  const server = await createGraphqlServer({ ...parts, gateway: executor.gateway });
  const isReady = () => true; // it is made whole before it listens
  const app = await createHttpServer({ ...http, service: "router", isReady, log, metrics });
  const known = { authenticate, authenticateKey, clientAddress, admit };
  const door = { ...known, ...(audit === undefined ? {} : { onRefused: audit.refuse }) };
  addGraphqlRoute(app, {
    server,
    context: (...given) => createRequestContext(door, ...given),
    dashboardUrl,
  });
  return { app, server, executor };
}
