import { buildSchema, getOperationAST, parse } from "graphql";
import { expect, it } from "vitest";
import { findTooMuch } from "./operation-limits.ts";

const schema = buildSchema(`
  scalar _Any
  union _Entity = Row
  type Query { rows(first: Int = 50): Rows _entities(representations: [_Any!]!): [_Entity]! }
  type Rows { edges: [Edge] } type Edge { node: Row cursor: String }
  type Row { id: ID rows(first: Int = 50): Rows }
`);

function judge(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new TypeError(text);
  return findTooMuch({ schema, document, operation, variables })?.extensions["code"];
}

const nested = (outer: number, inner: number) =>
  `{ rows(first: ${outer}) { edges { node { rows(first: ${inner}) { edges { node { id } } } } } } }`;
const aliases = (count: number, selection: string) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${selection}`).join(" ");
const entities =
  "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Row { rows(first: 20) { edges { cursor } } } } }";
const references = (count: number) => ({ r: Array.from({ length: count }, () => ({ __typename: "Row" })) });

it.each([
  ["a page of a thousand rows", "{ rows(first: 1000) { edges { cursor node { id } } } }", {}, undefined],
  ["twenty rows in each of fifty", nested(50, 20), {}, undefined],
  ["nine rows in each of six hundred", nested(600, 9), {}, undefined],
  ["lists within a thousand rows", nested(1000, 59), {}, "QUERY_TOO_COSTLY"],
  [
    "lists within two lists",
    `{ rows(first: 50) { edges { node { ${nested(50, 50).slice(2, -2)} } } } }`,
    {},
    "QUERY_TOO_COSTLY",
  ],
  ["thirty pages at once", `{ ${aliases(30, "rows(first: 1000) { edges { cursor } }")} }`, {}, undefined],
  ["fifty pages at once", `{ ${aliases(50, "rows(first: 1000) { edges { cursor } }")} }`, {}, "QUERY_TOO_COSTLY"],
  ["lists of a hundred entities", entities, references(100), undefined],
  ["lists of a thousand entities", entities, references(1000), "QUERY_TOO_COSTLY"],
  [
    "one field six hundred times in each row",
    `{ rows(first: 1000) { edges { node { ${aliases(600, "id")} } } } }`,
    {},
    "QUERY_TOO_COSTLY",
  ],
  [
    "a query that is too deep",
    `{ rows { edges { node { ${"rows(first: 1) { edges { node { ".repeat(9)} id ${"} } } ".repeat(9)} } } } }`,
    {},
    "QUERY_TOO_DEEP",
  ],
])("judges %s", (_name, text, variables, code) => {
  expect(judge(text, variables)).toBe(code);
});
