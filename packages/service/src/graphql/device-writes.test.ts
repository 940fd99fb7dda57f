import { Kind, parse } from "graphql";
import { expect, it } from "vitest";
import { createAccessTable } from "./access-table.ts";
import { judgeDeviceWrites } from "./device-writes.ts";

const table = createAccessTable(`
  directive @writesToReader on FIELD_DEFINITION
  type Query { putUser: Boolean }
  type Mutation { putUser: Boolean @writesToReader syncDevice: Boolean }
`);
const NOW_MS = 1_000_000;

/** The code of the refusal of a text, while the right is given until `untilMs`. */
function judge(text: string, untilMs = 0) {
  const document = parse(text);
  const operation = document.definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION);
  return judgeDeviceWrites({ table, document, operation, viewer: { deviceWritesUntilMs: untilMs }, nowMs: NOW_MS })
    ?.extensions;
}

const REFUSED = { code: "DEVICE_WRITES_ENDED", field: "Mutation.putUser", http: { status: 403 } };

it.each([
  ["by its name", "mutation { putUser }"],
  ["under another name", "mutation { syncDevice: putUser }"],
  ["behind one that does not write", "mutation { syncDevice putUser }"],
  ["in an inline fragment", "mutation { ... on Mutation { putUser } }"],
  [
    "in fragments within fragments",
    "mutation { ...a } fragment a on Mutation { ...b } fragment b on Mutation { putUser }",
  ],
  ["where a variable may leave it out", "mutation ($no: Boolean!) { putUser @skip(if: $no) }"],
])("refuses a mutation that writes to a reader %s", (_how, text) => expect(judge(text)).toEqual(REFUSED));

it.each([
  ["a mutation that writes to none", "mutation { syncDevice }"],
  ["a query, whatever its field is called", "{ putUser }"],
])("takes %s", (_what, text) => expect(judge(text)).toBeUndefined());

it("counts the time in the moment of the request", () => {
  expect(judge("mutation { putUser }", NOW_MS + 1)).toBeUndefined();
  expect(judge("mutation { putUser }", NOW_MS)).toEqual(REFUSED);
});

it("takes everything of whom the right is no matter of time", () => {
  const document = parse("mutation { putUser }");
  const operation = document.definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION);
  expect(judgeDeviceWrites({ table, document, operation, viewer: {}, nowMs: NOW_MS })).toBeUndefined();
});
