import { type ExecutionResult, execute, type GraphQLSchema } from "graphql";
import type { PlaceStreamPlan } from "../executor/executor.ts";
import type { JsonObject } from "../operation/json.ts";
import type { Notice } from "./stream-data.ts";

/** The result with the client's own position in every field that shows one. */
export function withCursor(result: ExecutionResult, plan: PlaceStreamPlan, cursor: string): ExecutionResult {
  const event: unknown = result.data?.[plan.field.key];
  if (typeof event !== "object" || event === null) return result;
  const own = plan.cursorKeys.filter((key) => key in event).map((key) => [key, cursor]);
  return { ...result, data: { ...result.data, [plan.field.key]: { ...event, ...Object.fromEntries(own) } } };
}

/** The client's answer for a message of the router's own; the rest of the event is null. */
export async function toNoticeAnswer(
  {
    apiSchema,
    plan,
    variables,
  }: { readonly apiSchema: GraphQLSchema; readonly plan: PlaceStreamPlan; readonly variables: JsonObject },
  { kind, place, message }: Notice,
  cursor: string,
): Promise<ExecutionResult> {
  const notice = { kind, place, message, at: new Date().toISOString(), remaining: null };
  return execute({
    schema: apiSchema,
    document: plan.document,
    operationName: plan.operationName ?? null,
    variableValues: variables,
    rootValue: { [plan.rootField.name]: { cursor, phase: "LIVE", notice } },
  });
}
