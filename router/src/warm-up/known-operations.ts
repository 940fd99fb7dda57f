import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from "graphql";
import { listFragments } from "@biometricflow/service/graphql/fragments";

/** An operation that clients are known to send, as they spell it. */
export interface KnownOperation {
  readonly text: string;
  readonly name: string;
  readonly definition: OperationDefinitionNode;
}

/**
 * The operations in the `.graphql` files of a folder as the SDK sends them, and as the dashboard's cache does: with
 * `__typename` everywhere. None when there is no such folder.
 */
export function readKnownOperations(folder: string): readonly KnownOperation[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".graphql"));
  const text = files
    .toSorted()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  return files.length === 0 ? [] : listKnownOperations(parse(text, { noLocation: true }));
}

/** The named operations of a document, each with the fragments that it uses. */
export function listKnownOperations(document: DocumentNode): readonly KnownOperation[] {
  const fragments = listFragments(document);
  return document.definitions.flatMap((definition): readonly KnownOperation[] => {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.name === undefined) return [];
    const name = definition.name.value;
    const own: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition, ...listUsed(definition, fragments)] };
    return [own, withTypeNames(own)].map((it) => ({ text: print(it), name, definition }));
  });
}

/** In the order of the document, as the generated ones have them: two texts of one operation would be planned twice. */
function listUsed(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FragmentDefinitionNode[] {
  const used = new Set<string>();
  const look = (definition: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || used.has(name.value)) return;
        used.add(name.value);
        look(fragment);
      },
    });
  look(operation);
  return [...fragments.values()].filter(({ name }) => used.has(name.value));
}

/** As Apollo Client's cache asks: `__typename` at the end of every selection but the operation's own. */
function withTypeNames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      enter: (node, _key, parent) => {
        const isRoot = parent !== undefined && "kind" in parent && parent.kind === Kind.OPERATION_DEFINITION;
        return isRoot || hasTypeName(node) ? undefined : { ...node, selections: [...node.selections, TYPE_NAME] };
      },
    },
  });
}

function hasTypeName({ selections }: SelectionSetNode): boolean {
  return selections.some((it) => it.kind === Kind.FIELD && it.name.value.startsWith("__"));
}

const TYPE_NAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;
