import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  type SourceLocation,
  type VariableDefinitionNode,
  visit,
} from "graphql";
import { toResponseKey } from "../operation/selection.ts";

/** An operation without the fields that an older place does not know. */
export interface ReducedOperation {
  /** `undefined` when nothing is left to ask. */
  readonly text: string | undefined;
  /** Each field that was taken out: its name, and the response key of the root field it stood under. */
  readonly missing: readonly { readonly name: string; readonly rootKey: string }[];
}

/**
 * Takes out of an operation the innermost field around each position at which a place found fault with it; for a position
 * in the definition of a variable, the fields that are given this variable.
 *
 * @returns `undefined` when a fault is in no field: then the place can be asked nothing of it.
 */
export function reduceOperation(text: string, faults: readonly SourceLocation[]): ReducedOperation | undefined {
  const document = parse(text);
  const found = faults.map((fault) => findFields(document, toOffset(text, fault)));
  if (found.length === 0 || found.some((fields) => fields.length === 0)) return undefined;
  const dropped = new Map(found.flat().map((it) => [it.field, it.rootKey]));
  const missing = [...dropped].map(([field, rootKey]) => ({ name: field.name.value, rootKey }));
  const [operation] = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
  const isEmpty = operation?.selectionSet.selections.every((it) => it.kind === Kind.FIELD && dropped.has(it)) === true;
  return { text: isEmpty ? undefined : print(withoutFields(document, dropped)), missing };
}

function toOffset(text: string, { line, column }: SourceLocation): number {
  const lines = text.split("\n").slice(0, line - 1);
  return lines.reduce((sum, it) => sum + it.length + 1, column - 1);
}

interface FoundField {
  readonly field: FieldNode;
  readonly rootKey: string;
}

function findFields(document: DocumentNode, offset: number): readonly FoundField[] {
  const variable = listVariables(document).find((definition) => isAround(definition, offset))?.variable.name.value;
  if (variable !== undefined) return listFields(document).filter(({ field }) => isGiven(field, variable));
  return listFields(document)
    .filter(({ field }) => isAround(field, offset))
    .slice(-1);
}

function listVariables({ definitions }: DocumentNode): readonly VariableDefinitionNode[] {
  return definitions.flatMap((it) => (it.kind === Kind.OPERATION_DEFINITION ? (it.variableDefinitions ?? []) : []));
}

function isAround({ loc }: ASTNode, offset: number): boolean {
  return loc !== undefined && loc.start <= offset && offset < loc.end;
}

function isGiven(field: FieldNode, variable: string): boolean {
  let isFound = false;
  for (const node of [...(field.arguments ?? []), ...(field.directives ?? [])]) {
    visit(node, { Variable: ({ name }) => void (isFound ||= name.value === variable) });
  }
  return isFound;
}

/** Every field of a document, outer ones before those within. */
function listFields(document: DocumentNode): readonly FoundField[] {
  const found: FoundField[] = [];
  const open: string[] = [];
  visit(document, {
    Field: {
      enter: (field) => {
        open.push(toResponseKey(field));
        found.push({ field, rootKey: open[0] ?? "" });
      },
      leave: () => void open.pop(),
    },
  });
  return found;
}

function withoutFields(document: DocumentNode, dropped: ReadonlyMap<FieldNode, string>): DocumentNode {
  const kept = visit(document, {
    Field: { enter: (field) => (dropped.has(field) ? null : undefined) },
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? TYPE_NAME_ALONE : undefined) },
  });
  return visit(kept, { OperationDefinition: withoutUnusedVariables });
}

/** An object must select something. */
const TYPE_NAME_ALONE: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }],
};

function withoutUnusedVariables(operation: OperationDefinitionNode): OperationDefinitionNode {
  const used = new Set<string>();
  visit(operation.selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return { ...operation, ...(variableDefinitions === undefined ? {} : { variableDefinitions }) };
}
