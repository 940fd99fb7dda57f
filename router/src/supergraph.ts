import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { toApiSchema } from "@biometricflow/schema/compose";
import { placeContractHash } from "@biometricflow/schema/contract/contract-hash";
import type { GraphQLSchema } from "graphql";

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
    contractHash: placeContractHash(),
  };
}
