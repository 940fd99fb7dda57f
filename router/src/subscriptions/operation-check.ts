import { type AccessTable, findForbiddenFields } from "@biometricflow/service/graphql/access";
import { requestError } from "@biometricflow/service/errors/error-codes";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionNode,
  validate,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { assertInputValues } from "../operation-rules/input-values.ts";
import { assertWithinLimits, listFragments, type OperationLimits } from "../operation-rules/limits.ts";
import { assertNamesAreFree } from "../operation-rules/reserved-names.ts";
import { assertNestedScope } from "../operation-rules/nested-scope.ts";
import { SCALARS } from "../operation-rules/scalars.ts";

/** An operation that may run. */
export interface CheckedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced. */
  readonly variables: Record<string, unknown>;
}

/** What operations are judged by. */
export interface OperationRules {
  readonly apiSchema: GraphQLSchema;
  readonly table: AccessTable;
  readonly limits: OperationLimits;
}

/** Everything that can be said about an operation before it runs. */
export function checkOperation(
  { apiSchema, table, limits }: OperationRules,
  viewer: Viewer,
  { query, operationName, variables: given }: SubscribePayload,
): CheckedOperation | readonly GraphQLError[] {
  const document = parseDocument(query, limits);
  if (document instanceof GraphQLError) return [document];
  const faults = validate(apiSchema, document);
  if (faults.length > 0) return faults.map((fault) => withCode(fault, "GRAPHQL_VALIDATION_FAILED"));
  const operation = getOperationAST(document, operationName);
  if (!operation) return [withCode(new GraphQLError("Unable to identify operation"), "OPERATION_RESOLUTION_FAILURE")];
  const [field] = findForbiddenFields({ table, schema: apiSchema, document, operationName, role: viewer.role });
  if (field !== undefined) {
    const message = `The role ${viewer.role} may not select ${field.coordinate}`;
    return [requestError("FORBIDDEN", message, { field: field.coordinate })];
  }
  const values = getVariableValues(apiSchema, operation.variableDefinitions ?? [], { ...given });
  if (values.errors !== undefined) return values.errors.map((fault) => withCode(fault, "BAD_USER_INPUT"));
  try {
    assertUnconditional(operation);
    assertNamesAreFree(document);
    const givenOperation = { schema: apiSchema, document, operation, variables: { ...given } };
    assertInputValues(givenOperation, SCALARS);
    assertNestedScope(givenOperation, viewer);
    const fragments = listFragments(document);
    assertWithinLimits({ schema: apiSchema, operation, fragments, variables: values.coerced }, limits);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
  return { document, operation, variables: values.coerced };
}

/** A stream that may be left out of its own answer cannot be followed. */
function assertUnconditional({ operation, selectionSet }: OperationDefinitionNode): void {
  const isConditional = ({ directives = [] }: SelectionNode) => directives.length > 0;
  if (operation !== OperationTypeNode.SUBSCRIPTION || !selectionSet.selections.some(isConditional)) return;
  throw requestError("BAD_USER_INPUT", "The field of a subscription cannot stand under @skip or @include");
}

function parseDocument(query: string, { maxTokens }: OperationLimits): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return withCode(error, "GRAPHQL_PARSE_FAILED");
    throw error;
  }
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}
