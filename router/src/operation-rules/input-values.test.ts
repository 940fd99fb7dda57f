import { buildSchema, Kind, parse } from "graphql";
import { expect, it } from "vitest";
import { inputValuesRule } from "./input-values.ts";

const schema = buildSchema(`scalar Colour
  input Paint { colour: Colour, layers: [Colour!] }
  type Query { wall(colour: Colour, paint: Paint, count: Int): String }`);
const rule = inputValuesRule(
  new Map([["Colour", { expected: "red or blue", isValid: (text: string) => /^(red|blue)$/.test(text) }]]),
);

/** The code and the argument of the refusal; `undefined` when the operation may run. */
function judge(text: string, variables: Readonly<Record<string, unknown>> = {}): readonly unknown[] | undefined {
  const document = parse(text);
  const operation = document.definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new TypeError(text);
  const error = rule.judge({ schema, document, operation, variables, way: "HTTP" }, {});
  return error && [error.extensions["code"], error.extensions["argument"]];
}

it.each([
  [`{ wall(colour: "green") }`, {}, "colour"],
  [`{ wall(paint: { colour: "green" }) }`, {}, "paint.colour"],
  [`{ wall(paint: { layers: ["red", "green"] }) }`, {}, "paint.layers"],
  [`{ ...Wall } fragment Wall on Query { wall(colour: "green") }`, {}, "colour"],
  [`query($c: Colour) { wall(colour: $c) }`, { c: "green" }, "c"],
  [`query($p: Paint) { wall(paint: $p) }`, { p: { colour: "green" } }, "p.colour"],
  [`query($p: Paint) { wall(paint: $p) }`, { p: { layers: ["green"] } }, "p.layers"],
  [`query($n: Int) { wall(count: $n) }`, { n: "many" }, "n"],
  [`{ wall(colour: 5) }`, {}, "colour"],
  [`{ wall(colour: ["red"]) }`, {}, "colour"],
  [`{ wall(paint: { colour: { name: "red" } }) }`, {}, "paint.colour"],
  [`{ wall(paint: { layers: ["red", true] }) }`, {}, "paint.layers"],
  [`query($c: Colour) { wall(colour: $c) }`, { c: 5 }, "c"],
  [`query($c: Colour) { wall(colour: $c) }`, { c: ["red"] }, "c"],
  [`query($p: Paint) { wall(paint: $p) }`, { p: { colour: { name: "red" } } }, "p.colour"],
])("refuses %s with %o and names the argument", (query, variables, argument) => {
  expect(judge(query, variables)).toEqual(["BAD_USER_INPUT", argument]);
});

it.each([
  [`{ wall(colour: "red", paint: { layers: ["blue"] }) }`, {}],
  [`query($p: Paint) { wall(paint: $p) }`, { p: { colour: null, layers: ["blue"] } }],
  [`query($c: Colour) { wall(colour: $c) }`, {}],
  [`{ wall(colour: null, paint: { layers: "blue" }) }`, {}],
  [`query($c: [Colour!]) { wall(paint: { layers: $c }) }`, { c: "blue" }],
])("lets %s with %o pass", (query, variables) => {
  expect(judge(query, variables)).toBeUndefined();
});
