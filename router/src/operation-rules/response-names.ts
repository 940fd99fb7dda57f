import { requestError } from "@biometricflow/service/errors/error-codes";
import {
  BREAK,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { type OperationRule, oncePerDocument } from "./operation-rule.ts";
import type { PlanNeeds } from "./plan-needs.ts";

/**
 * Refuses aliases that take the name of a field which plans select beside them: a key, a required field, `__typename`.
 * The executor would take one for the other, and answer the key where the client asked for something else:
 * QUERY_NOT_SUPPORTED with `extensions.field`. Source: apollographql/federation#3036.
 */
export function responseNamesRule(needs: PlanNeeds): OperationRule {
  const find = oncePerDocument((document, { schema }) => findCollision({ schema, document }, needs));
  return {
    name: "response-names",
    judge: (operation) => {
      const found = find(operation);
      if (found === undefined) return undefined;
      const message = `The router needs the name ${found.name} for itself beside ${found.field}: choose another alias`;
      return requestError("QUERY_NOT_SUPPORTED", message, { field: found.field });
    },
  };
}

interface Collision {
  readonly name: string;
  /** As `Type.field`. */
  readonly field: string;
}

function findCollision(
  { schema, document }: { readonly schema: GraphQLSchema; readonly document: DocumentNode },
  needs: PlanNeeds,
): Collision | undefined {
  const types = new TypeInfo(schema);
  let found: Collision | undefined;
  const judge = ({ alias, name }: FieldNode) => {
    const parent = types.getParentType();
    if (alias === undefined || alias.value === name.value || !parent) return undefined;
    if (!isNeeded(alias.value, parent, { schema, needs })) return undefined;
    found = { name: alias.value, field: `${parent.name}.${name.value}` };
    return BREAK;
  };
  visit(document, visitWithTypeInfo(types, { Field: judge }));
  return found;
}

/** Whether plans may select a field of this name on the type, or on one that the same object may be seen as. */
function isNeeded(
  name: string,
  type: GraphQLCompositeType,
  { schema, needs }: { readonly schema: GraphQLSchema; readonly needs: PlanNeeds },
): boolean {
  if (name === "__typename") return true;
  const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const seenAs = objects.flatMap((it) => (isObjectType(it) ? [it, ...it.getInterfaces()] : [it]));
  return [type, ...seenAs].some((it) => needs.fields.get(it.name)?.has(name) === true);
}
