import { parseGlobalId } from "@biometricflow/schema/global-id";
import { describeOutOfScope, requestError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import {
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  TypeInfo,
  type VariableNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { GivenOperation } from "../operation/given-operation.ts";
import type { OperationRule } from "./operation-rule.ts";

/**
 * Refuses ids of places out of the viewer's scope in arguments below the root: FORBIDDEN with `extensions.place`. The
 * place layer judges those of root fields; further down a request goes to the parent's place alone, which could only
 * answer an empty list.
 */
export function nestedScopeRule(): OperationRule {
  return {
    name: "nested-scope",
    judge: (operation, { viewer }) => {
      if (viewer === undefined || viewer.places === "*") return undefined;
      const place = listNestedIds(operation)
        .map((id) => parseGlobalId(id)?.place)
        .find((it) => it !== undefined && !canSeePlace(viewer, it));
      if (place === undefined) return undefined;
      return requestError("FORBIDDEN", describeOutOfScope(place), { place });
    },
  };
}

function listNestedIds({ schema, document, variables }: GivenOperation): readonly string[] {
  const types = new TypeInfo(schema);
  const ids: string[] = [];
  const collect = (value: unknown) => {
    const type = types.getInputType();
    if (type && !isRootArgument(types, schema)) collectIds(type, value, ids);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      StringValue: ({ value }) => collect(value),
      Variable: ({ name }: VariableNode) => collect(variables[name.value]),
    }),
  );
  return ids;
}

/** True inside the arguments of a root field, and where there is no field at all, as in a variable's definition. */
function isRootArgument(types: TypeInfo, schema: GraphQLSchema): boolean {
  const parent = types.getParentType();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return !parent || roots.some((root) => root === parent);
}

function collectIds(type: GraphQLInputType, value: unknown, ids: string[]): void {
  const inner = getNullableType(type);
  if (isListType(inner) && Array.isArray(value)) {
    for (const item of value) collectIds(inner.ofType, item, ids);
  } else if (isInputObjectType(inner) && typeof value === "object" && value !== null) {
    for (const [name, field] of Object.entries(inner.getFields())) {
      const fieldType: GraphQLInputType = field.type;
      collectIds(fieldType, Reflect.get(value, name), ids);
    }
  } else if (getNamedType(inner) === GraphQLID && typeof value === "string") {
    ids.push(value);
  }
}
