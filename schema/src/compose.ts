import { composeServices } from "@apollo/composition";
import { Supergraph } from "@apollo/federation-internals";
import { type DocumentNode, type GraphQLSchema, printSchema } from "graphql";
import { lintContract } from "./contract/lint.ts";
import { readSubgraphDocument, SUBGRAPHS } from "./subgraph-sdl.ts";

/** The composed supergraph and what clients see of it. */
export interface Composition {
  readonly supergraphSdl: string;
  readonly apiSdl: string;
}

/** The subgraphs make no supergraph that keeps the contract; `faults` holds every message. */
export class CompositionError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the subgraphs do not make a supergraph:\n${faults.join("\n")}`);
    this.name = "CompositionError";
    this.faults = faults;
  }
}

/**
 * Composes the subgraphs of `schema/`. The URLs are placeholders: the router finds its subgraphs by the registry.
 *
 * @throws {CompositionError} also for hints that hide a fault, and for every fault of the contract.
 */
export function composeSupergraph(subgraphs: ReadonlyMap<string, DocumentNode> = readSubgraphs()): Composition {
  const services = [...subgraphs].map(([name, typeDefs]) => ({ name, url: `subgraph://${name}`, typeDefs }));
  const { errors, supergraphSdl, hints } = composeServices(services);
  if (errors) throw new CompositionError(errors.map((error) => error.message));
  const faults = hints
    .filter((hint) => hint.definition.code === "INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS")
    .map((hint) => hint.message);
  faults.push(...lintContract({ supergraphSdl, subgraphs }).map(({ at, message }) => `${at} ${message}`));
  if (faults.length > 0) throw new CompositionError(faults);
  return { supergraphSdl, apiSdl: printSchema(toApiSchema(supergraphSdl)) };
}

function readSubgraphs(): ReadonlyMap<string, DocumentNode> {
  return new Map(SUBGRAPHS.map((name) => [name, readSubgraphDocument(name)]));
}

/** The schema that clients see: the supergraph without its machinery. */
export function toApiSchema(supergraphSdl: string): GraphQLSchema {
  return Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
}
