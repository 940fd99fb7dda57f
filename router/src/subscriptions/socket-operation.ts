import type { ApolloServer } from "@apollo/server";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  getVariableValues,
  OperationTypeNode,
  Source,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import type { RouterContext } from "../operation/context.ts";
import type { Admission } from "../admission/admission.ts";
import type { GivenOperation } from "../operation/given-operation.ts";
import type { OperationTurn } from "../operation/operation-turn.ts";
import { createFailureLog } from "../operation/place-failure.ts";

/** What an operation over a socket came to: refused, answered, or a stream that may begin. */
export type SocketOperation =
  | { readonly kind: "REFUSED"; readonly errors: readonly GraphQLError[] }
  | { readonly kind: "ANSWERED"; readonly operation: GivenOperation; readonly result: ExecutionResult }
  | {
      readonly kind: "STREAM";
      readonly operation: GivenOperation;
      readonly variables: Record<string, unknown>;
      readonly requestId: string;
      /** Runs what plans it. */
      readonly plan: OperationTurn["plan"];
    };

/** One operation as it came over a socket. */
export interface SocketRequest {
  readonly viewer: Viewer;
  readonly forwardedFor: string;
  readonly payload: SubscribePayload;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * Sends an operation the way of one over HTTP: it is read, validated and judged once, and runs when it is no stream.
 *
 * @throws what refuses it before it is read
 */
export async function runSocketOperation(
  { server, admission }: { readonly server: ApolloServer<RouterContext>; readonly admission: Pick<Admission, "admit"> },
  { viewer, forwardedFor, payload, signal }: SocketRequest,
): Promise<SocketOperation> {
  let accepted: GivenOperation | undefined;
  const { query, variables, operationName } = payload;
  const given = { text: query, operationName: operationName ?? undefined };
  const turn = await admission.admit({ viewer, forwardedFor, signal }, given);
  const contextValue: RouterContext = {
    viewer,
    turn,
    requestId: crypto.randomUUID(),
    forwardedFor,
    signal,
    failures: createFailureLog(),
    onSocketOperation: (operation) => {
      accepted = operation;
    },
  };
  const request = { query, variables: variables ?? {}, ...(operationName ? { operationName } : {}) };
  const { body } = await server.executeOperation(request, { contextValue }).finally(turn.end);
  if (body.kind !== "single") throw new TypeError("incremental delivery is not offered");
  return toSocketOperation(accepted, toResult(body.singleResult, query), {
    plan: turn.plan,
    requestId: contextValue.requestId,
  });
}

function toSocketOperation(
  operation: GivenOperation | undefined,
  result: ExecutionResult,
  asked: { readonly plan: OperationTurn["plan"]; readonly requestId: string },
): SocketOperation {
  if (operation === undefined) return { kind: "REFUSED", errors: result.errors ?? [] };
  if (operation.operation.operation !== OperationTypeNode.SUBSCRIPTION) return { kind: "ANSWERED", operation, result };
  const definitions = operation.operation.variableDefinitions ?? [];
  const { coerced = {} } = getVariableValues(operation.schema, definitions, operation.variables); // judged by a rule
  return { kind: "STREAM", operation, variables: coerced, ...asked };
}

function toResult(
  { errors, ...rest }: { readonly errors?: readonly GraphQLFormattedError[]; readonly data?: ExecutionResult["data"] },
  query: string,
): ExecutionResult {
  return errors === undefined ? rest : { ...rest, errors: errors.map((error) => toError(error, query)) };
}

/** graphql-ws wants error objects; they show the same places in the text. */
function toError({ message, path, locations = [], extensions }: GraphQLFormattedError, query: string): GraphQLError {
  const lineStarts = [0, ...[...query.matchAll(/\r\n|[\n\r]/g)].map((end) => end.index + end[0].length)];
  const positions = locations.map(({ line, column }) => (lineStarts[line - 1] ?? 0) + column - 1);
  const where = positions.length === 0 ? {} : { source: new Source(query), positions };
  return new GraphQLError(message, { ...where, path: path ?? null, extensions: extensions ?? {} });
}
