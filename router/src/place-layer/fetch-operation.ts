import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  print,
  type VariableDefinitionNode,
  visit,
} from "graphql";
import type { PlaceContract, RootField } from "@biometricflow/schema/contract/routing";
import type { JsonObject } from "../operation/json.ts";
import { type ConditionalField, inlineFragments, listFields, readValue } from "../operation/selection.ts";

/** One root field of a fetch. */
export interface FetchField extends ConditionalField {
  /** `undefined` for `_entities` and `__typename`. */
  readonly rootField: RootField | undefined;
  /** An operation with this field alone, to be sent to one place. */
  readonly text: string;
}

/** An operation of the query plan, taken apart once. */
export interface FetchOperation {
  readonly operation: OperationDefinitionNode;
  readonly type: OperationTypeNode;
  readonly fields: readonly FetchField[];
  readonly defaults: JsonObject;
}

/**
 * Takes an operation of a query plan apart.
 *
 * @throws {TypeError} for a root field that the contract does not spread over places.
 */
export function compileFetch(text: string, contract: PlaceContract): FetchOperation {
  const operation = inlineFragments(parse(text, { noLocation: true }));
  const fields = listFields(operation.selectionSet.selections).map((field): FetchField => {
    const name = field.node.name.value;
    const rootField = contract.findRootField(operation.operation, name);
    if (rootField === undefined && !name.startsWith("_")) throw new TypeError(`the contract does not route ${name}`);
    const node = { ...field.node, directives: [] }; // the conditions are judged here, before anyone is asked
    return { ...field, node, rootField, text: printOperation(operation, node) };
  });
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .filter((definition) => definition.defaultValue !== undefined)
      .map((definition) => [definition.variable.name.value, readValue(definition.defaultValue, {})]),
  );
  return { operation, type: operation.operation, fields, defaults };
}

/** Prints an operation with one root field, with the variables it uses and those in `added` as name and type. */
export function printOperation(
  operation: OperationDefinitionNode,
  field: FieldNode,
  added: Readonly<Record<string, string>> = {},
): string {
  const used = listVariables(field);
  const kept = (operation.variableDefinitions ?? []).filter(({ variable }) => used.includes(variable.name.value));
  const own = Object.entries(added).map(([name, type]) => defineVariable(name, type));
  return print({
    ...operation,
    variableDefinitions: [...kept, ...own],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  });
}

function defineVariable(name: string, type: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  };
}

/** The field with an argument that takes its value from a variable. */
export function setArgument(field: FieldNode, name: string, variable: string): FieldNode {
  const others = (field.arguments ?? []).filter((it) => it.name.value !== name);
  const value = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } } as const;
  return { ...field, arguments: [...others, { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }] };
}

/** The field without some of its arguments. */
export function withoutArguments(field: FieldNode, names: readonly string[]): FieldNode {
  return { ...field, arguments: (field.arguments ?? []).filter(({ name }) => !names.includes(name.value)) };
}

/** The names of the variables that a field uses. */
export function listVariables(field: FieldNode): readonly string[] {
  const used = new Set<string>();
  visit(field, { Variable: (variable) => void used.add(variable.name.value) });
  return [...used];
}

/** The field with further selections at its end. */
export function addSelections(field: FieldNode, selections: readonly FieldNode[]): FieldNode {
  const present = field.selectionSet?.selections ?? [];
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [...present, ...selections] } };
}

/** A field node under an alias, with sub-fields where there are any. */
export function toFieldNode(name: string, alias: string | undefined, subFields: readonly string[] = []): FieldNode {
  const selections = subFields.map((subField) => toFieldNode(subField, undefined));
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(alias === undefined ? {} : { alias: { kind: Kind.NAME, value: alias } }),
    ...(selections.length === 0 ? {} : { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
  };
}
