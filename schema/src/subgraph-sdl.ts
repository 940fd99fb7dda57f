import { readFileSync } from "node:fs";
import { type DocumentNode, parse } from "graphql";

/** The subgraphs of the supergraph; each has `schema/<name>.graphql`. */
export const SUBGRAPHS = ["place", "directory", "router"] as const;

/** A subgraph's name in the supergraph. */
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** Reads one subgraph's SDL as written. */
export function readSubgraphSdl(name: SubgraphName): string {
  return readFileSync(new URL(`../${name}.graphql`, import.meta.url), "utf8");
}

/** Reads and parses one subgraph's SDL. */
export function readSubgraphDocument(name: SubgraphName): DocumentNode {
  return parse(readSubgraphSdl(name));
}
