import { buildSchema, Kind, parse } from "graphql";
import { expect, it } from "vitest";
import { measureOperation } from "./operation-size.ts";

const schema = buildSchema(`
  type Query { many(first: Int = 50): Rows one: Row }
  type Rows { edges: [Edge] } type Edge { node: Row }
  type Row { id: ID many(first: Int = 50): Rows one: Row }
`);

function measure(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const operation = document.definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new TypeError(text);
  return measureOperation({ schema, document, operation, variables });
}

it.each([
  ["one field", "{ one { id } }", {}, { depth: 2, rows: 0 }],
  ["a list by its default", "{ many { edges { node { id } } } }", {}, { depth: 4, rows: 70 }],
  ["a list by its argument", "{ many(first: 7) { edges { node { id } } } }", {}, { depth: 4, rows: 27 }],
  [
    "a list by a variable",
    "query ($n: Int) { many(first: $n) { edges { node { id } } } }",
    { n: 9 },
    { depth: 4, rows: 29, nestedRows: 0 },
  ],
  [
    "a list by a variable's default",
    "query ($n: Int = 3) { many(first: $n) { edges { node { id } } } }",
    {},
    { depth: 4, rows: 23 },
  ],
  [
    "a list in a list",
    "{ many(first: 10) { edges { node { many(first: 5) { edges { node { id } } } } } } }",
    {},
    { depth: 7, rows: 280, nestedRows: 250 },
  ],
  [
    "an empty list in a list, which is asked for all the same",
    "{ many(first: 10) { edges { node { many(first: 0) { edges { cursor: __typename } } } } } }",
    {},
    { rows: 230, nestedRows: 200 },
  ],
  [
    "a list below a single row as one of the root",
    "{ one { many(first: 10) { edges { node { id } } } } }",
    {},
    { rows: 30, nestedRows: 0 },
  ],
  [
    "aliases, each for itself",
    "{ a: many(first: 10) { edges { node { id } } } b: many(first: 10) { edges { node { id } } } }",
    {},
    { depth: 4, rows: 60, nestedRows: 0 },
  ],
  [
    "fragments where they are used",
    "{ one { ...R } } fragment R on Row { one { ... on Row { one { id } } } }",
    {},
    { depth: 4, rows: 0 },
  ],
  [
    "a page size that is no number as the largest",
    "query ($n: Int) { many(first: $n) { edges { node { id } } } }",
    { n: "x" },
    { depth: 4, rows: 1020 },
  ],
  ["introspection as nothing", "{ __schema { types { fields { name } } } }", {}, { depth: 0, rows: 0 }],
])("measures %s", (_name, text, variables, size) => expect(measure(text, variables)).toMatchObject(size));

it("counts fields with every fragment written out, and the root's own", () => {
  const text =
    "{ a: one { ...R } b: one { ...R } ...Q } fragment R on Row { id one { id } } fragment Q on Query { c: one { id } }";
  expect(measure(text)).toMatchObject({ fields: 10, rootFields: 3 });
});

it("measures fragments that double at each of forty levels without working through them one by one", () => {
  const levels = Array.from({ length: 40 }, (_, level) => {
    const next = `...F${level + 1}`;
    return `fragment F${level} on Row { ${level === 39 ? "id" : `${next} ... on Row { ${next} }`} }`;
  });
  expect(measure(`{ one { ...F0 } } ${levels.join(" ")}`).fields).toBe(2 ** 39 + 1);
});
