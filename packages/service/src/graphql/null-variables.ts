import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  validate,
  VariablesInAllowedPositionRule,
} from "graphql";
import { requestError } from "../errors/error-codes.ts";

/** A validated operation and what was given for its variables. */
export interface NullableOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The BAD_USER_INPUT of a variable that is null where null may not stand. Validation lets a nullable variable stand there
 * when it has a default, and an explicit null goes before the default: graphql-js finds that while a field runs, without
 * a code.
 */
export function findNullVariable(given: NullableOperation): GraphQLError | undefined {
  const { schema, document, operation } = given;
  const definitions = operation.variableDefinitions ?? [];
  if (!definitions.some((it) => isNullInSpiteOfDefault(it, given))) return undefined;
  const variableDefinitions = definitions.map(({ defaultValue, ...rest }) =>
    defaultValue === undefined || isNullInSpiteOfDefault({ defaultValue, ...rest }, given)
      ? rest
      : { defaultValue, ...rest },
  );
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const asked = { ...document, definitions: [{ ...operation, variableDefinitions }, ...fragments] };
  const [fault] = validate(schema, asked, [VariablesInAllowedPositionRule]);
  if (fault === undefined) return undefined;
  const argument = /^Variable "\$(\w+)"/.exec(fault.message)?.[1];
  return requestError("BAD_USER_INPUT", `${fault.message.replace(/\.$/, "")}: it is null`, { argument });
}

function isNullInSpiteOfDefault(
  { defaultValue, variable }: VariableDefinitionNode,
  { variables }: NullableOperation,
): boolean {
  return defaultValue !== undefined && variables[variable.name.value] === null;
}
