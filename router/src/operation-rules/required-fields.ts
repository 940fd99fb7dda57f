import { requestError } from "@biometricflow/service/errors/error-codes";
import {
  type DirectiveNode,
  getNamedType,
  getVariableValues,
  type GraphQLNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
} from "graphql";
import type { GivenOperation } from "../operation/given-operation.ts";
import type { JsonObject } from "../operation/json.ts";
import { inlineFragments, isIncluded, toResponseKey } from "../operation/selection.ts";
import type { OperationRule } from "./operation-rule.ts";
import type { PlanNeeds } from "./plan-needs.ts";

/**
 * Refuses operations that leave out, by `@skip` or `@include`, a field that requires others. The executor leaves out
 * what it requires too, and with it everything that the same subgraph adds: QUERY_NOT_SUPPORTED with
 * `extensions.field`. Source: apollographql/router#9849.
 */
export function requiredFieldsRule({ requiring }: PlanNeeds): OperationRule {
  return {
    name: "required-fields",
    judge: (given) => {
      const field = requiring.size === 0 ? undefined : findLeftOut(given, requiring);
      if (field === undefined) return undefined;
      const message = `${field} cannot be left out by @skip or @include here: send a query without it`;
      return requestError("QUERY_NOT_SUPPORTED", message, { field });
    },
  };
}

/** A field of the answer: its type, and whether what stands over it leaves it out. */
interface Selected {
  readonly parent: GraphQLNamedType;
  readonly selections: readonly SelectionNode[];
  readonly isLeftOut: boolean;
}

/** The first requiring field that is left out while what holds it may be in the answer, as `Type.field`. */
function findLeftOut(given: GivenOperation, requiring: ReadonlySet<string>): string | undefined {
  const { schema, document, operation, variables } = given;
  const root = schema.getRootType(operation.operation);
  if (!root) return undefined;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const definitions = document.definitions.filter((it) => it.kind !== Kind.OPERATION_DEFINITION || it === operation);
  const { selections } = inlineFragments({ ...document, definitions }).selectionSet;
  const walk = (same: readonly Selected[]): string | undefined => {
    for (const fields of Map.groupBy(
      same.flatMap((it) => open(it, given, coerced)),
      ({ key }) => key,
    ).values()) {
      const requires = fields.find(({ coordinate }) => requiring.has(coordinate));
      const isAbsent = fields.every(({ isLeftOut }) => isLeftOut); // then nothing below it is asked for either
      if (requires !== undefined && isAbsent) return requires.coordinate;
      const found = isAbsent ? undefined : walk(fields.flatMap(({ below }) => below));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk([{ parent: root, selections, isLeftOut: false }]);
}

interface Opened {
  readonly key: string;
  readonly coordinate: string;
  readonly isLeftOut: boolean;
  readonly below: readonly Selected[];
}

/** The fields of a selection, fragments opened. */
function open({ parent, selections, isLeftOut }: Selected, given: GivenOperation, variables: JsonObject): Opened[] {
  return selections.flatMap((selection): Opened[] => {
    const isOut = isLeftOut || !isKept(selection.directives ?? [], variables);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const name = selection.typeCondition?.name.value;
      const type = name === undefined ? parent : (given.schema.getType(name) ?? parent);
      return open({ parent: type, selections: selection.selectionSet.selections, isLeftOut: isOut }, given, variables);
    }
    if (selection.kind !== Kind.FIELD) return [];
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
    const below = selection.selectionSet?.selections ?? [];
    return [
      {
        key: toResponseKey(selection),
        coordinate: `${parent.name}.${selection.name.value}`,
        isLeftOut: isOut,
        below: field === undefined ? [] : [{ parent: getNamedType(field.type), selections: below, isLeftOut: isOut }],
      },
    ];
  });
}

function isKept(conditions: readonly DirectiveNode[], variables: JsonObject): boolean {
  return isIncluded({ conditions }, variables);
}
