import { type ConstDirectiveNode, type GraphQLField, type GraphQLObjectType, Kind } from "graphql";

/** The directives of one name on a definition of a supergraph. */
export function readDirectives(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined,
  name: string,
): readonly ConstDirectiveNode[] {
  return (node?.directives ?? []).filter((directive) => directive.name.value === name);
}

/** The subgraphs that hold a type, or answer one of its fields, in the supergraph's spelling such as `PLACE`. */
export function listOwners(type: GraphQLObjectType, field?: GraphQLField<unknown, unknown>): readonly string[] {
  const ofType = [...new Set(readDirectives(type.astNode, "join__type").flatMap(readGraph))];
  if (field === undefined) return ofType;
  const ofField = readDirectives(field.astNode, "join__field").flatMap(readGraph);
  return ofField.length > 0 ? ofField : ofType;
}

/** The subgraphs that can be asked for a type by its key; one that knows the key alone cannot. */
export function listResolvers(type: GraphQLObjectType): readonly string[] {
  const asked = readDirectives(type.astNode, "join__type").filter((directive) => !isStub(directive));
  return [...new Set(asked.flatMap(readGraph))];
}

function isStub(directive: ConstDirectiveNode): boolean {
  const resolvable = directive.arguments?.find((argument) => argument.name.value === "resolvable")?.value;
  return resolvable?.kind === Kind.BOOLEAN && !resolvable.value;
}

function readGraph(directive: ConstDirectiveNode): readonly string[] {
  const graph = directive.arguments?.find((argument) => argument.name.value === "graph")?.value;
  return graph?.kind === Kind.ENUM ? [graph.value] : [];
}
