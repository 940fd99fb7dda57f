import {
  getNamedType,
  getNullableType,
  getVariableValues,
  type GraphQLInputType,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
} from "graphql";
import type { GivenOperation } from "../operation/given-operation.ts";
import { judgeScalar, type ScalarRules, type ValueFault } from "./scalars.ts";

/** The first variable, or value within one, that is not what the operation says it is. */
export function findVariableFault(
  { schema, operation, variables }: Pick<GivenOperation, "schema" | "operation" | "variables">,
  rules: ScalarRules,
): ValueFault | undefined {
  const definitions = operation.variableDefinitions ?? [];
  const { errors, coerced } = getVariableValues(schema, definitions, variables);
  const [error] = errors ?? [];
  if (error) return { argument: toVariableName(error.message), message: error.message };
  for (const { variable, type: node } of definitions) {
    const type = typeFromAST(schema, node);
    const path = variable.name.value;
    const fault = isInputType(type) ? findTreeFault(type, coerced?.[path], { path, rules }) : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

interface Position {
  readonly path: string;
  readonly rules: ScalarRules;
}

/** Walks a variable's value beside its type. */
function findTreeFault(type: GraphQLInputType, value: unknown, position: Position): ValueFault | undefined {
  if (value === undefined || value === null) return undefined;
  const { path, rules } = position;
  for (const part of listParts(type, value, path)) {
    const fault = findTreeFault(part.type, part.value, { rules, path: part.path });
    if (fault !== undefined) return fault;
  }
  const inner = getNullableType(type);
  if (isInputObjectType(inner) || (isListType(inner) && Array.isArray(value))) return undefined;
  const text = typeof value === "string" ? value : undefined;
  return judgeScalar(rules, { typeName: getNamedType(inner).name, path }, text);
}

interface Part {
  readonly type: GraphQLInputType;
  readonly value: unknown;
  readonly path: string;
}

/** The items of a list and the fields of an input object; nothing of a scalar. */
function listParts(type: GraphQLInputType, value: unknown, path: string): readonly Part[] {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const item: GraphQLInputType = inner.ofType;
    return Array.isArray(value) ? value.map((it: unknown) => ({ type: item, value: it, path })) : [];
  }
  if (!isInputObjectType(inner)) return [];
  return Object.values(inner.getFields()).map(({ name, type: fieldType }) => ({
    type: fieldType,
    value: Reflect.get(Object(value), name),
    path: `${path}.${name}`,
  }));
}

/** `Variable "$first" got invalid value ...`: graphql names the variable only in its text. */
function toVariableName(message: string): string | undefined {
  return /^Variable "\$([^"]+)"/.exec(message)?.[1];
}
