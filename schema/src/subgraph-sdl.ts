import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type DocumentNode, Kind, parse, visit } from "graphql";

/** The subgraphs of the supergraph; each has `schema/<name>.graphql`, or a folder `schema/<name>/` with a file for each area. */
export const SUBGRAPHS = ["place", "directory", "attendance", "router"] as const;

/** A subgraph's name in the supergraph. */
export type SubgraphName = (typeof SUBGRAPHS)[number];

const SCHEMA_FOLDER = fileURLToPath(new URL("..", import.meta.url));

/** Reads one subgraph's SDL as written; that of a folder is its files in the order of their names. */
export function readSubgraphSdl(name: SubgraphName): string {
  const file = `${SCHEMA_FOLDER}${name}.graphql`;
  const files = existsSync(file) ? [file] : globSync(`${SCHEMA_FOLDER}${name}/*.graphql`).toSorted();
  return files.map((path) => readFileSync(path, "utf8")).join("\n");
}

/** Reads and parses one subgraph's SDL. What `extend type` adds stands in the type itself. */
export function readSubgraphDocument(name: SubgraphName): DocumentNode {
  return foldExtensions(parse(readSubgraphSdl(name)));
}

/** A document in which every type is in one piece: whoever reads fields and their rights needs not know of extensions. */
export function foldExtensions(document: DocumentNode): DocumentNode {
  const extensions = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_EXTENSION);
  const defined = new Set(
    document.definitions.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_DEFINITION ? [node.name.value] : [])),
  );
  return visit(document, {
    ObjectTypeDefinition: (node) => {
      const own = extensions.filter(({ name }) => name.value === node.name.value);
      if (own.length === 0) return undefined;
      return {
        ...node,
        fields: [node, ...own].flatMap(({ fields = [] }) => fields),
        directives: [node, ...own].flatMap(({ directives = [] }) => directives),
        interfaces: [node, ...own].flatMap(({ interfaces = [] }) => interfaces),
      };
    },
    ObjectTypeExtension: ({ name }) => (defined.has(name.value) ? null : undefined),
  });
}
