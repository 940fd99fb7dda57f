import { type DocumentNode, type FragmentDefinitionNode, Kind } from "graphql";

/** The fragments of a document by name; none of no document. */
export function listFragments(document: DocumentNode | undefined): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document?.definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION) ?? [];
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}
