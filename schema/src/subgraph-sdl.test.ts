import { parse, print } from "graphql";
import { expect, it } from "vitest";
import { foldExtensions, readSubgraphDocument, SUBGRAPHS } from "./subgraph-sdl.ts";

it("puts the fields that files add to a type into the type, rights included", () => {
  const document = foldExtensions(
    parse('type Query\nextend type Query { a: Int @access(role: ["HR"]) }\nextend type Query { b: Int }'),
  );
  expect(print(document)).toBe('type Query {\n  a: Int @access(role: ["HR"])\n  b: Int\n}');
});

it("leaves what is added to a type of another subgraph where it stands", () => {
  const sdl = "extend type Place {\n  a: Int\n}";
  expect(print(foldExtensions(parse(sdl)))).toBe(sdl);
});

it.each(SUBGRAPHS)("reads %s with its questions in one piece", (name) => {
  expect(print(readSubgraphDocument(name))).not.toContain("extend type");
});
