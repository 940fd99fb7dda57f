import { buildSchema, execute, parse, validate } from "graphql";
import { expect, it } from "vitest";
import { leaveValuesOut } from "./given-values.ts";

const SECRET = "secret; Expected value: 645918273, found x";
const SCHEMA = buildSchema(`
  enum Role { ADMIN HR }
  input Key { id: ID! key: Int! role: Role more: [Float!] is: Boolean name: String }
  type Query { ask(input: Key!): Int  one(key: Int, role: Role, text: String, is: Boolean, at: Float, id: ID): Int }
`);

/** What graphql-js answers to a value of a variable. */
function tellOfVariable(input: unknown): string {
  const document = parse("query ($input: Key!) { ask(input: $input) }");
  const result = execute({ schema: SCHEMA, document, variableValues: { input } });
  return "errors" in result ? (result.errors?.[0]?.message ?? "") : "";
}

it.each([
  [
    "a text for a number",
    { id: "1", key: SECRET },
    'Variable "$input" got invalid value at "input.key"; Int cannot represent non-integer value',
  ],
  [
    "a number too large",
    { id: "1", key: 6_459_182_730_000 },
    'Variable "$input" got invalid value at "input.key"; Int cannot represent non 32-bit signed integer value',
  ],
  [
    "an object for a number",
    { id: "1", key: { [SECRET]: SECRET } },
    'Variable "$input" got invalid value at "input.key"; Int cannot represent non-integer value',
  ],
  [
    "a number for a text",
    { id: "1", key: 1, name: 645_918_273 },
    'Variable "$input" got invalid value at "input.name"; String cannot represent a non string value',
  ],
  [
    "a text for a list",
    { id: "1", key: 1, more: [1, SECRET] },
    'Variable "$input" got invalid value at "input.more[1]"; Float cannot represent non numeric value',
  ],
  [
    "a text for a Boolean",
    { id: "1", key: 1, is: SECRET },
    'Variable "$input" got invalid value at "input.is"; Boolean cannot represent a non boolean value',
  ],
  [
    "an object for an id",
    { id: { SECRET }, key: 1 },
    'Variable "$input" got invalid value at "input.id"; ID cannot represent value',
  ],
  [
    "a word that is no role",
    { id: "1", key: 1, role: SECRET },
    'Variable "$input" got invalid value at "input.role"; Value does not exist in "Role" enum',
  ],
  [
    "a number for a role",
    { id: "1", key: 1, role: 645_918_273 },
    'Variable "$input" got invalid value at "input.role"; Enum "Role" cannot represent non-string value',
  ],
  ["a text for all of it", SECRET, 'Variable "$input" got invalid value; Expected type "Key" to be an object.'],
  [
    "what lacks a field",
    { id: SECRET },
    'Variable "$input" got invalid value; Field "key" of required type "Int!" was not provided.',
  ],
])("names where %s was given, and not what", (_name, input, message) => {
  expect(leaveValuesOut(tellOfVariable(input))).toBe(message);
});

it.each([
  ["key", `"${SECRET}"`, "Int cannot represent non-integer value"],
  ["role", `"${SECRET}"`, 'Enum "Role" cannot represent non-enum value'],
  ["role", "SECRET", 'Value does not exist in "Role" enum'],
  ["text", "645918273", "String cannot represent a non string value"],
  ["is", `"${SECRET}"`, "Boolean cannot represent a non boolean value"],
  ["at", `"${SECRET}"`, "Float cannot represent non numeric value"],
  ["id", "1.5", "ID cannot represent a non-string and non-integer value"],
])("says of a literal for %s what it should be, and not what it is: %s", (name, literal, message) => {
  const [error] = validate(SCHEMA, parse(`{ one(${name}: ${literal}) }`));
  expect(leaveValuesOut(error?.message ?? "")).toBe(message);
});

it("leaves other messages as they are", () => {
  const message = 'Cannot query field "nope" on type "Query".';
  expect(leaveValuesOut(message)).toBe(message);
});

it("looks at long messages once, and leaves their values out", () => {
  const long = 'Value "; Expected '.repeat(50_000);
  expect(leaveValuesOut(tellOfVariable({ id: "1", key: long }))).toBe('Variable "$input" got invalid value');
  expect(leaveValuesOut(`Int cannot represent non-integer value: ${long}`)).toBe(
    "Int cannot represent non-integer value",
  );
  expect(leaveValuesOut(`${long} does not exist in "Role" enum.`)).toBe("Value");
});
