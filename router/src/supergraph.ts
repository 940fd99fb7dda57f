import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { toApiSchema } from "@biometricflow/schema/compose";
import { placeContractHash } from "@biometricflow/schema/contract/contract-hash";
import { readSubgraphSdl } from "@biometricflow/schema/subgraph-sdl";
import { type ConstDirectiveNode, type GraphQLSchema, Kind, parse } from "graphql";

/** The composed graph that the router serves. */
export interface LoadedSupergraph {
  readonly sdl: string;
  /** What clients see of it. */
  readonly apiSchema: GraphQLSchema;
  /** The first 12 hex digits of the SDL's SHA-256: which supergraph runs. */
  readonly version: string;
  /** The contract that places are held to. */
  readonly contractHash: string;
}

/** Reads the composed supergraph of this repository; `pnpm generate` writes it. */
export function loadSupergraph(): LoadedSupergraph {
  return toSupergraph(readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8"));
}

/** Takes a composed supergraph, as text. */
export function toSupergraph(sdl: string): LoadedSupergraph {
  return {
    sdl,
    apiSchema: toApiSchema(sdl),
    version: createHash("sha256").update(sdl).digest("hex").slice(0, 12),
    contractHash: placeContractHash(readSubgraphSdl("place")),
  };
}

/** The subgraphs that a supergraph was composed of, with the URLs that composition was told. */
export function listSubgraphs(sdl: string): readonly { readonly name: string; readonly url: string }[] {
  const graphs = parse(sdl).definitions.find(
    (it) => it.kind === Kind.ENUM_TYPE_DEFINITION && it.name.value === "join__Graph",
  );
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : [];
  return values.flatMap(({ directives = [] }) =>
    directives
      .filter(({ name }) => name.value === "join__graph")
      .map((directive) => ({ name: readText(directive, "name"), url: readText(directive, "url") })),
  );
}

function readText(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((it) => it.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : "";
}
