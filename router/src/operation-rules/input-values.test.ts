import { ApolloServer } from "@apollo/server";
import { expect, it } from "vitest";
import type { RouterContext } from "../operation/context.ts";
import { inputValuesPlugin } from "./input-values.ts";

const server = new ApolloServer<RouterContext>({
  typeDefs: `scalar Colour
    input Paint { colour: Colour, layers: [Colour!] }
    type Query { wall(colour: Colour, paint: Paint, count: Int): String }`,
  resolvers: { Query: { wall: () => "painted" } },
  plugins: [
    inputValuesPlugin(
      new Map([["Colour", { expected: "red or blue", isValid: (text: string) => /^(red|blue)$/.test(text) }]]),
    ),
  ],
});

async function paint(query: string, variables: Record<string, unknown> = {}) {
  const { body } = await server.executeOperation({ query, variables }, { contextValue: Object.create(null) });
  if (body.kind !== "single") throw new Error("not one answer");
  const { errors, data } = body.singleResult;
  return errors ? [errors[0]?.extensions?.["code"], errors[0]?.extensions?.["argument"]] : data?.["wall"];
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
])("refuses %s with %o and names the argument", async (query, variables, argument) => {
  expect(await paint(query, variables)).toEqual(["BAD_USER_INPUT", argument]);
});

it.each([
  [`{ wall(colour: "red", paint: { layers: ["blue"] }) }`, {}],
  [`query($p: Paint) { wall(paint: $p) }`, { p: { colour: null, layers: ["blue"] } }],
  [`query($c: Colour) { wall(colour: $c) }`, {}],
  [`{ wall(colour: null, paint: { layers: "blue" }) }`, {}],
  [`query($c: [Colour!]) { wall(paint: { layers: $c }) }`, { c: "blue" }],
])("lets %s with %o pass", async (query, variables) => {
  expect(await paint(query, variables)).toBe("painted");
});
