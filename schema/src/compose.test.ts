import { Kind, parse, visit } from "graphql";
import { expect, it } from "vitest";
import { composeSupergraph } from "./compose.ts";

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
