import { executeQueryPlan, type GraphQLDataSource } from "@apollo/gateway";
import { formatError } from "@biometricflow/service/errors/format-error";
import { type ExecutionResult, execute, GraphQLError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import type { JsonObject } from "../place-layer/place-port.ts";
import { EVENT_SERVICE, type StreamPlan, type StreamSchemas } from "./stream-plan.ts";

/** What events are made into answers with. */
export interface EventShaper {
  /** Runs the rest of the plan over a place's event. */
  readonly shapeEvent: (shape: EventShape, data: JsonObject) => Promise<ExecutionResult>;
  /** Makes the answer for a message of the router's own. */
  readonly shapeNotice: (shape: Omit<EventShape, "context">, event: JsonObject) => Promise<ExecutionResult>;
}

/** The view that an event is shaped for. */
export interface EventShape {
  readonly plan: StreamPlan;
  readonly variables: JsonObject;
  readonly context: RouterContext;
}

type GatewayRequest = Parameters<typeof executeQueryPlan>[2];

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Creates the shaper over the data sources of the other subgraphs. */
export function createEventShaper(
  schemas: StreamSchemas,
  sources: ReadonlyMap<string, GraphQLDataSource>,
): EventShaper {
  return {
    shapeEvent: async ({ plan, variables, context }, data) => {
      const event: GraphQLDataSource = { process: async () => ({ data }) };
      const services = { ...Object.fromEntries(sources), [EVENT_SERVICE]: event };
      const request = toGatewayRequest(variables, context);
      const { supergraphSchema, api } = schemas;
      const result = await executeQueryPlan(
        plan.eventPlan,
        services,
        request,
        plan.operationContext,
        supergraphSchema,
        api,
      );
      const errors = result.errors?.map(toClientError);
      return { data: result.data ?? null, ...(errors === undefined ? {} : { errors }) };
    },
    shapeNotice: async ({ plan, variables }, event) =>
      execute({
        schema: schemas.apiSchema,
        document: plan.document,
        operationName: plan.operationName ?? null,
        variableValues: variables,
        rootValue: { [plan.rootField.name]: event },
      }),
  };
}

/** `executeQueryPlan` reads of a request only what is given here (gateway 2.14, executeQueryPlan.js). */
function toGatewayRequest(variables: JsonObject, context: RouterContext): GatewayRequest {
  return { request: { variables }, context, metrics: {}, logger: SILENT } as unknown as GatewayRequest;
}

function toClientError(error: GraphQLError): GraphQLError {
  const { message, path, extensions } = formatError(error.toJSON());
  return new GraphQLError(message, { path: path ?? null, extensions: extensions ?? {} });
}

/** The result with the client's own position in every field that shows one. */
export function withCursor(result: ExecutionResult, plan: StreamPlan, cursor: string): ExecutionResult {
  const event: unknown = result.data?.[plan.field.key];
  if (typeof event !== "object" || event === null) return result;
  const own = plan.cursorKeys.filter((key) => key in event).map((key) => [key, cursor]);
  return { ...result, data: { ...result.data, [plan.field.key]: { ...event, ...Object.fromEntries(own) } } };
}
