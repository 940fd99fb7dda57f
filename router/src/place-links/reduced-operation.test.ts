import { buildSchema, parse, validate } from "graphql";
import { expect, it } from "vitest";
import { reduceOperation } from "./reduced-operation.ts";

const older = buildSchema(
  `type Query { reader(id: ID): Reader } type Reader { id: ID name: String maker: Maker } type Maker { name: String }`,
);

function reduce(text: string) {
  const faults = validate(older, parse(text)).flatMap((error) => error.locations ?? []);
  const reduced = reduceOperation(text, faults);
  if (reduced?.text !== undefined) expect(validate(older, parse(reduced.text))).toEqual([]);
  return reduced && { ...reduced, text: reduced.text?.replaceAll(/\s+/g, " ") };
}

it.each([
  ["a field", "{ it: reader { id colour } }", "{ it: reader { id } }", [{ name: "colour", rootKey: "it" }]],
  [
    "the only field of an object",
    "{\n  reader {\n    id\n    maker {\n      country\n    }\n  }\n}",
    "{ reader { id maker { __typename } } }",
    [{ name: "country", rootKey: "reader" }],
  ],
  [
    "a root field with what it alone uses",
    "query ($a: ID, $b: Int) { reader(id: $a) { id } writer(id: $b) { id } }",
    "query ($a: ID) { reader(id: $a) { id } }",
    [{ name: "writer", rootKey: "writer" }],
  ],
  [
    "a field with an argument that is not known",
    "{ reader { id name(short: true) } }",
    "{ reader { id } }",
    [{ name: "name", rootKey: "reader" }],
  ],
  [
    "what is given a variable of a type that is not known",
    "query ($c: Colour) { a: reader { id } b: reader(id: $c) { id } }",
    "{ a: reader { id } }",
    [{ name: "reader", rootKey: "b" }],
  ],
  ["everything", "{ writer { id } }", undefined, [{ name: "writer", rootKey: "writer" }]],
])("takes out %s", (_name, text, rest, missing) => expect(reduce(text)).toEqual({ text: rest, missing }));

it("gives up when a fault is in no field", () => {
  expect(reduceOperation("{ reader { id } }", [{ line: 1, column: 1 }])).toBeUndefined();
});
