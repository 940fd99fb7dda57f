import type { ApolloServerPlugin } from "@apollo/server";
import { requestError } from "@biometricflow/service/errors/error-codes";
import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  getVariableValues,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { RouterContext } from "../operation/context.ts";

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
  const judged = new WeakSet<DocumentNode>(); // Apollo Server keeps documents: the literals of each are judged once
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, operation, request }) => {
          if (operation === undefined) return;
          if (!judged.has(document)) assertLiterals(schema, document, rules);
          judged.add(document);
          assertVariables({ schema, operation, variables: request.variables ?? {} }, rules);
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
  const judge = (type: InputTypeOrNone, value: string | undefined) => {
    if (type) assertValue(getNamedType(type).name, value, { path: path.join("."), rules });
  };
  const judgeOther = () => judge(types.getInputType(), undefined);
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument: named,
      ObjectField: named,
      StringValue: ({ value }) => judge(types.getInputType(), value),
      IntValue: judgeOther,
      FloatValue: judgeOther,
      BooleanValue: judgeOther,
      EnumValue: judgeOther,
      ObjectValue: judgeOther,
      ListValue: () => {
        const type = types.getParentInputType(); // inside a list the input type is that of its items
        if (type && !isListType(getNullableType(type))) judge(type, undefined);
      },
    }),
  );
}

type InputTypeOrNone = ReturnType<TypeInfo["getInputType"]>;

function assertVariables({ schema, operation, variables }: Omit<GivenOperation, "document">, rules: ScalarRules): void {
  const definitions = operation.variableDefinitions ?? [];
  const { errors, coerced } = getVariableValues(schema, definitions, variables);
  const [error] = errors ?? [];
  if (error) throw requestError("BAD_USER_INPUT", error.message, { argument: toVariableName(error.message) });
  for (const { variable, type: node } of definitions) {
    const type = typeFromAST(schema, node);
    const path = variable.name.value;
    if (isInputType(type)) assertTree(type, coerced?.[path], { path, rules });
  }
}

interface Position {
  readonly path: string;
  readonly rules: ScalarRules;
}

/** Walks a variable's value beside its type. */
function assertTree(type: GraphQLInputType, value: unknown, position: Position): void {
  if (value === undefined || value === null) return;
  const inner = getNullableType(type);
  if (isListType(inner) && Array.isArray(value)) {
    for (const item of value) assertTree(inner.ofType, item, position);
  } else if (isInputObjectType(inner)) {
    for (const [name, field] of Object.entries(inner.getFields())) {
      const fieldType: GraphQLInputType = field.type;
      assertTree(fieldType, Reflect.get(Object(value), name), { ...position, path: `${position.path}.${name}` });
    }
  } else {
    assertValue(getNamedType(inner).name, typeof value === "string" ? value : undefined, position);
  }
}

/** @param value the text; `undefined` when it is no text at all. */
function assertValue(typeName: string, value: string | undefined, { path, rules }: Position): void {
  const rule = rules.get(typeName);
  if (rule === undefined || (value !== undefined && rule.isValid(value))) return;
  throw requestError("BAD_USER_INPUT", `"${path}" must be ${rule.expected}`, { argument: path });
}

/** `Variable "$first" got invalid value ...`: graphql names the variable only in its text. */
function toVariableName(message: string): string | undefined {
  return /^Variable "\$([^"]+)"/.exec(message)?.[1];
}
