import { executeQueryPlan, type GraphQLDataSource } from "@apollo/gateway";
import type { buildOperationContext } from "@apollo/gateway";
import type { Schema } from "@apollo/federation-internals";
import type { QueryPlan } from "@apollo/query-planner";
import { formatError } from "@biometricflow/service/errors/format-error";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import type { PlannedStream } from "./executor.ts";
import { withNullErrors } from "./null-errors.ts";

/** The name under which an event stands in for a subgraph while the rest of the plan runs. */
export const EVENT_SERVICE = "__event";

/** What turns the event of a stream into a client's answer. */
export interface EventPlan {
  readonly queryPlan: QueryPlan;
  readonly operationContext: ReturnType<typeof buildOperationContext>;
  readonly api: Schema;
  readonly supergraphSchema: GraphQLSchema;
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
}

type GatewayRequest = Parameters<typeof executeQueryPlan>[2];

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Makes the runner of the rest of a plan over an event. */
export function createEventShaper(plan: EventPlan): PlannedStream["shapeEvent"] {
  const { queryPlan, operationContext, api, supergraphSchema, sources } = plan;
  return async (data, view) => {
    const event: GraphQLDataSource = { process: async () => ({ data }) };
    const services = { ...Object.fromEntries(sources), [EVENT_SERVICE]: event };
    const request = toGatewayRequest(view);
    const result = await executeQueryPlan(queryPlan, services, request, operationContext, supergraphSchema, api);
    const { data: shaped, extensions } = result;
    const { errors } = withNullErrors({
      data: shaped,
      errors: result.errors?.map((error) => error.toJSON()),
      extensions,
    });
    return { data: result.data ?? null, ...(errors.length === 0 ? {} : { errors: errors.map(toClientError) }) };
  };
}

/** `executeQueryPlan` reads of a request only what is given here (gateway 2.14, executeQueryPlan.js). */
function toGatewayRequest({ variables, context }: Parameters<PlannedStream["shapeEvent"]>[1]): GatewayRequest {
  return { request: { variables }, context, metrics: {}, logger: SILENT } as unknown as GatewayRequest;
}

function toClientError(error: GraphQLFormattedError): GraphQLError {
  const { message, path, extensions } = formatError(error);
  return new GraphQLError(message, { path: path ?? null, extensions: extensions ?? {} });
}
