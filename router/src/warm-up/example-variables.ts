import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  type OperationDefinitionNode,
  typeFromAST,
  isInputType,
} from "graphql";

/** Values for the variables that an operation must be given; of no use but to let it be planned. */
export function createExampleVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, type: node }) => {
      const type = node.kind === "NonNullType" ? typeFromAST(schema, node) : undefined;
      return isInputType(type) ? [[variable.name.value, toExample(type)]] : [];
    }),
  );
}

const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: "2026-01-01T00:00:00Z",
};

function toExample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return toExample(type.ofType);
  if (isListType(type)) return [toExample(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isScalarType(type)) return SCALARS[type.name] ?? "example/1";
  if (!isInputObjectType(type)) return null;
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, toExample(field.type)]));
}
