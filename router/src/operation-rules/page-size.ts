import { isPageSize, PAGE_SIZE_RANGE } from "@biometricflow/schema/page-size";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { type FieldNode, getVariableValues, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { GivenOperation } from "../operation/given-operation.ts";
import { readArgument } from "../operation/selection.ts";
import type { OperationRule } from "./operation-rule.ts";

/**
 * Refuses page sizes out of range below the root: BAD_USER_INPUT with `extensions.argument`. The place layer judges
 * those of root fields, each for itself; further down the place alone would see them, after it was asked.
 */
export function pageSizeRule(): OperationRule {
  return {
    name: "page-size",
    judge: (operation) =>
      hasFault(operation) ? requestError("BAD_USER_INPUT", PAGE_SIZE_RANGE, { argument: "first" }) : undefined,
  };
}

function hasFault(given: GivenOperation): boolean {
  const { schema, document, operation } = given;
  const types = new TypeInfo(schema);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], given.variables); // judged by a rule
  let isFaulty = false;
  const judge = (node: FieldNode) => {
    const parent = types.getParentType();
    if (roots.some((root) => root === parent) || !node.arguments?.some(({ name }) => name.value === "first")) return;
    const first = readArgument(node, "first", coerced) ?? undefined;
    isFaulty ||= first !== undefined && !isPageSize(first);
  };
  visit(document, visitWithTypeInfo(types, { Field: judge }));
  return isFaulty;
}
