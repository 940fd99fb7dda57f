import { buildSchema, type GraphQLResolveInfo, graphqlSync } from "graphql";
import { expect, it } from "vitest";
import { countElementValues, readListSelection } from "./list-selection.ts";

const schema = buildSchema(`
  type Query { rows: Rows }
  type Rows { edges: [Edge] totalCount: Int }
  type Edge { cursor: String node: Row }
  type Row { id: ID name: String of: Row }
`);

function read(source: string) {
  const read: ReturnType<typeof readListSelection>[] = [];
  const rows = (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    read.push(readListSelection(info));
    return null;
  };
  expect(graphqlSync({ schema, source, rootValue: { rows } }).errors).toBeUndefined();
  return read[0];
}

it.each([
  ["{ rows { totalCount } }", { hasNodes: false, valuesPerRow: 1 }],
  ["{ rows { edges { cursor } totalCount } }", { hasNodes: false, valuesPerRow: 2 }],
  ["{ rows { edges { node { id } } } }", { hasNodes: true, valuesPerRow: 3 }],
  ["{ rows { a: edges { node { id } } b: edges { cursor } } }", { hasNodes: true, valuesPerRow: 4 }],
  ["{ rows { edges { cursor } } rows { edges { node { id name } } } }", { hasNodes: true, valuesPerRow: 5 }],
  [
    "{ ...Q } fragment Q on Query { rows { ... on Rows { edges { ...E } } } } fragment E on Edge { node { of { id } } }",
    { hasNodes: true, valuesPerRow: 4 },
  ],
])("reads %s", (source, selection) => {
  expect(read(source)).toEqual(selection);
});

it("counts what an element of a plain list comes to, fragments written out", () => {
  const plain = buildSchema("type Query { rows: [Row] } type Row { id: ID name: String of: Row }");
  const counted: number[] = [];
  const rows = (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    counted.push(countElementValues(info));
    return null;
  };
  const source = "{ rows { id ...R } } fragment R on Row { of { id name } }";
  expect(graphqlSync({ schema: plain, source, rootValue: { rows } }).errors).toBeUndefined();
  expect(counted).toEqual([5]);
});
