import type { AccessTable } from "@biometricflow/service/graphql/access";
import { accessRule } from "./access.ts";
import { authenticationRule } from "./authentication.ts";
import { deviceWritesRule } from "./device-writes.ts";
import { exportTokenRule } from "./export-token.ts";
import { inputValuesRule } from "./input-values.ts";
import type { OperationLimits } from "../limits.ts";
import type { GivenOperation } from "../operation/given-operation.ts";
import { limitRules } from "./limits.ts";
import { nestedScopeRule } from "./nested-scope.ts";
import type { OperationRule } from "./operation-rule.ts";
import type { OperationSize } from "@biometricflow/service/graphql/operation-size";
import { pageSizeRule } from "./page-size.ts";
import { readPlanNeeds } from "./plan-needs.ts";
import { requiredFieldsRule } from "./required-fields.ts";
import { reservedNamesRule } from "./reserved-names.ts";
import { responseNamesRule } from "./response-names.ts";
import { SCALARS } from "./scalars.ts";
import { socketTokenRule } from "./socket-token.ts";
import { viewAsRule } from "./view-as.ts";
import { conditionalStreamRule, streamWayRule } from "./streams.ts";

/**
 * Everything that is asked of an operation before it runs, over HTTP and over a socket alike, in this order: who asks
 * is judged before anything is said of the graph, what the graph says before how much is asked of it.
 *
 * What needs no document (the token's validity, the size of a text) is judged before any text is read, by `admission`;
 * what a subject has under way is counted after these rules, so that an operation refused here is not counted.
 */
export function listOperationRules(options: {
  readonly table: AccessTable;
  readonly limits: OperationLimits;
  /** Measures an operation; its own when omitted. */
  readonly measure?: (operation: GivenOperation) => OperationSize;
  readonly supergraphSdl: string;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: (() => number) | undefined;
}): readonly OperationRule[] {
  const { table, limits, measure, supergraphSdl, now = Date.now } = options;
  return [
    authenticationRule(table), // who asks
    socketTokenRule(), // whether its token is for such operations
    exportTokenRule(), // the same of a token of an export
    viewAsRule(), // and of whoever views as another account
    accessRule(table), // what the role may select
    deviceWritesRule(table, now), // whether it may write to readers in this moment
    reservedNamesRule(), // whether its names get in the way of the router's own
    inputValuesRule(SCALARS), // whether its values are what they claim to be
    pageSizeRule(), // whether its pages have a size that a page may have
    nestedScopeRule(), // whether it names a place below the root that is out of scope
    streamWayRule(), // whether it came over a way that can carry its answer
    conditionalStreamRule(), // whether its stream is there at all
    ...listPlanRules(supergraphSdl), // whether its plan would answer it truly
    ...limitRules(limits, measure), // how much one operation may ask for
  ];
}

/** What any supergraph's operations are asked: whether the executor answers them truly. */
export function listPlanRules(supergraphSdl: string): readonly OperationRule[] {
  const needs = readPlanNeeds(supergraphSdl);
  return [responseNamesRule(needs), requiredFieldsRule(needs)];
}
