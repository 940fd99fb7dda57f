import { requestError } from "@biometricflow/service/errors/error-codes";
import { findNullVariable } from "@biometricflow/service/graphql/null-variables";
import { findLiteralFault } from "./input-literals.ts";
import { findVariableFault } from "./input-variables.ts";
import { type OperationRule, oncePerDocument } from "./operation-rule.ts";
import type { ScalarRules } from "./scalars.ts";

/**
 * Refuses operations with values that are none, before any place is asked: BAD_USER_INPUT with `extensions.argument`.
 * Composition leaves custom scalars open to any value.
 */
export function inputValuesRule(rules: ScalarRules): OperationRule {
  const findLiteral = oncePerDocument((document, { schema }) => findLiteralFault({ schema, document }, rules));
  return {
    name: "input-values",
    judge: (operation) => {
      const fault = findLiteral(operation) ?? findVariableFault(operation, rules);
      if (fault === undefined) return findNullVariable(operation);
      return requestError("BAD_USER_INPUT", fault.message, { argument: fault.argument });
    },
  };
}
