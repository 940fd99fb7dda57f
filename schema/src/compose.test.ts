import { Kind, parse, visit } from "graphql";
import { expect, it } from "vitest";
import { CompositionError, composeSupergraph } from "./compose.ts";
import { readSubgraphDocument, readSubgraphSdl, SUBGRAPHS } from "./subgraph-sdl.ts";

it("shows clients nothing of how fields spread over places or who may select them", () => {
  const names: string[] = [];
  visit(parse(composeSupergraph().apiSdl), {
    Directive: ({ name }) => void names.push(name.value),
    [Kind.DIRECTIVE_DEFINITION]: ({ name }: { readonly name: { readonly value: string } }) =>
      void names.push(name.value),
  });
  for (const directive of ["route", "gather", "access"]) expect(names).not.toContain(directive);
});

it("keeps those directives in the supergraph, where the router reads them", () => {
  const { supergraphSdl } = composeSupergraph();
  for (const directive of ["route", "gather", "access"]) expect(supergraphSdl).toContain(`directive @${directive}(`);
});

it.each([
  ["that do not compose", "type Punch @key", "type Punch @kee", "@kee"],
  [
    "with a fault of the contract",
    'device(id: ID!): Device @route(by: "id")',
    "device(id: ID!): Device",
    "Query.device",
  ],
])("refuses subgraphs %s, and names what is wrong", (_name, from, to, named) => {
  const broken = readSubgraphSdl("place").replace(from, to);
  expect(broken).not.toBe(readSubgraphSdl("place"));
  const documents = SUBGRAPHS.map(
    (name) => [name, name === "place" ? parse(broken) : readSubgraphDocument(name)] as const,
  );
  expect(() => composeSupergraph(new Map(documents))).toThrow(CompositionError);
  expect(() => composeSupergraph(new Map(documents))).toThrow(named);
});
