import { composeServices } from "@apollo/composition";
import { Supergraph } from "@apollo/federation-internals";
import { type GraphQLSchema, printSchema } from "graphql";
import { readSubgraphDocument, SUBGRAPHS } from "./subgraph-sdl.ts";

/** The composed supergraph and what clients see of it. */
export interface Composition {
  readonly supergraphSdl: string;
  readonly apiSdl: string;
}

/** Composition failed; `faults` holds every message. */
export class CompositionError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the subgraphs do not compose:\n${faults.join("\n")}`);
    this.name = "CompositionError";
    this.faults = faults;
  }
}

/**
 * Composes the subgraphs of `schema/`. The URLs are placeholders: the router finds its subgraphs by the registry.
 *
 * @throws {CompositionError} also for hints that hide a fault of the contract (DESIGN section 4).
 */
export function composeSupergraph(): Composition {
  const result = composeServices(
    SUBGRAPHS.map((name) => ({ name, url: `subgraph://${name}`, typeDefs: readSubgraphDocument(name) })),
  );
  if (result.errors) throw new CompositionError(result.errors.map((error) => error.message));
  const faults = result.hints
    .filter((hint) => hint.definition.code === "INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS")
    .map((hint) => hint.message);
  if (faults.length > 0) throw new CompositionError(faults);
  return { supergraphSdl: result.supergraphSdl, apiSdl: printSchema(toApiSchema(result.supergraphSdl)) };
}

/** The schema that clients see: the supergraph without its machinery. */
export function toApiSchema(supergraphSdl: string): GraphQLSchema {
  return Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
}
