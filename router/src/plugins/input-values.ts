import type { ApolloServerPlugin } from "@apollo/server";
import { requestError } from "@biometricflow/service/error-codes";
import {
  type DocumentNode,
  getNamedType,
  getVariableValues,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { RouterContext } from "../context.ts";

/** By scalar: what a value must be, in words, and whether a text is one. */
export type ScalarRules = ReadonlyMap<
  string,
  { readonly expected: string; readonly isValid: (text: string) => boolean }
>;

/** An operation with the values it was given. */
export interface GivenOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they came. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refuses operations with values that are none, before any place is asked. */
export function inputValuesPlugin(rules: ScalarRules): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, operation, request }) => {
          if (operation === undefined) return;
          assertInputValues({ schema, document, operation, variables: request.variables ?? {} }, rules);
        },
      }),
  };
}

/**
 * Checks the scalars in arguments and variables: composition leaves custom scalars open to any value.
 *
 * @throws BAD_USER_INPUT with `extensions.argument`.
 */
export function assertInputValues(given: GivenOperation, rules: ScalarRules): void {
  assertLiterals(given.schema, given.document, rules);
  assertVariables(given, rules);
}

function assertLiterals(schema: GraphQLSchema, document: DocumentNode, rules: ScalarRules): void {
  const types = new TypeInfo(schema);
  const path: string[] = [];
  const named = {
    enter: ({ name }: { readonly name: { readonly value: string } }) => void path.push(name.value),
    leave: () => void path.pop(),
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument: named,
      ObjectField: named,
      StringValue: ({ value }) => {
        const type = types.getInputType();
        if (type) assertValue(getNamedType(type).name, value, { path: path.join("."), rules });
      },
    }),
  );
}

function assertVariables({ schema, operation, variables }: GivenOperation, rules: ScalarRules): void {
  const definitions = operation.variableDefinitions ?? [];
  const { errors, coerced } = getVariableValues(schema, definitions, variables);
  const [error] = errors ?? [];
  if (error) throw requestError("BAD_USER_INPUT", error.message, { argument: toVariableName(error.message) });
  for (const { variable, type } of definitions) {
    let inner = type;
    while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
    const found = schema.getType(inner.name.value);
    if (found) assertTree(found.name, coerced?.[variable.name.value], { path: variable.name.value, rules, schema });
  }
}

interface Position {
  readonly path: string;
  readonly rules: ScalarRules;
}

/** Walks a variable's value beside its type. */
function assertTree(typeName: string, value: unknown, position: Position & { readonly schema: GraphQLSchema }): void {
  if (Array.isArray(value)) {
    for (const item of value) assertTree(typeName, item, position);
    return;
  }
  if (typeof value === "string") return assertValue(typeName, value, position);
  const type = position.schema.getType(typeName);
  if (!isInputObjectType(type) || typeof value !== "object" || value === null) return;
  for (const [name, field] of Object.entries(type.getFields())) {
    const fieldType: GraphQLInputType = field.type;
    assertTree(getNamedType(fieldType).name, Reflect.get(value, name), {
      ...position,
      path: `${position.path}.${name}`,
    });
  }
}

function assertValue(typeName: string, value: string, { path, rules }: Position): void {
  const rule = rules.get(typeName);
  if (rule === undefined || rule.isValid(value)) return;
  throw requestError("BAD_USER_INPUT", `"${path}" must be ${rule.expected}`, { argument: path });
}

/** `Variable "$first" got invalid value ...`: graphql names the variable only in its text. */
function toVariableName(message: string): string | undefined {
  return /^Variable "\$([^"]+)"/.exec(message)?.[1];
}
