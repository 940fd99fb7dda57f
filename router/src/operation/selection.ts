import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from "graphql";
import type { JsonObject } from "./json.ts";

/** A field with every `@include` and `@skip` that stands over it. */
export interface ConditionalField {
  readonly key: string;
  readonly node: FieldNode;
  readonly conditions: readonly DirectiveNode[];
}

/** The name a field has in the answer. */
export function toResponseKey(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

/** An argument's value as JSON. `undefined` when it is not given. */
export function readValue(node: ValueNode | undefined, variables: JsonObject): unknown {
  return node === undefined ? undefined : valueFromASTUntyped(node, variables);
}

/** Finds the value of a field's argument. */
export function readArgument(field: FieldNode, name: string, variables: JsonObject): unknown {
  return readValue(field.arguments?.find((it) => it.name.value === name)?.value, variables);
}

/** The single operation of a document, with every fragment written out in place. */
export function inlineFragments(document: DocumentNode): OperationDefinitionNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operation ??= definition;
  }
  if (operation === undefined) throw new TypeError("the document holds no operation");
  if (fragments.size === 0) return operation;
  return visit(operation, {
    FragmentSpread: (spread) => {
      const fragment = fragments.get(spread.name.value);
      if (fragment === undefined) return undefined;
      const { typeCondition, selectionSet } = fragment;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: spread.directives, selectionSet };
    },
  });
}

/** The fields of selections without fragment spreads, in order, fragments opened. */
export function listFields(
  selections: readonly SelectionNode[],
  outer: readonly DirectiveNode[] = [],
): readonly ConditionalField[] {
  return selections.flatMap((selection) => {
    const conditions = [...outer, ...(selection.directives ?? [])];
    if (selection.kind === Kind.FIELD) return [{ key: toResponseKey(selection), node: selection, conditions }];
    return selection.kind === Kind.INLINE_FRAGMENT ? listFields(selection.selectionSet.selections, conditions) : [];
  });
}

/** False when an `@include` or `@skip` leaves the field out. */
export function isIncluded({ conditions }: Pick<ConditionalField, "conditions">, variables: JsonObject): boolean {
  return conditions.every((directive) => {
    const name = directive.name.value;
    const condition = readValue(directive.arguments?.find((it) => it.name.value === "if")?.value, variables);
    return name === "include" ? condition === true : name !== "skip" || condition !== true;
  });
}

/**
 * Gives of `source` what the selections ask for, under their response keys. `source` holds scalars only.
 *
 * @param typeName answers `__typename`.
 */
export function projectScalars(
  fields: readonly ConditionalField[],
  source: Readonly<JsonObject>,
  options: { readonly typeName: string; readonly variables: JsonObject },
): JsonObject {
  const result: JsonObject = {};
  for (const field of fields) {
    if (!isIncluded(field, options.variables)) continue;
    const name = field.node.name.value;
    result[field.key] = name === "__typename" ? options.typeName : (source[name] ?? null);
  }
  return result;
}
