import { parse } from "graphql";
import { expect, it } from "vitest";
import { measureDepth } from "./operation-depth.ts";

it.each([
  ["{ a }", 1],
  ["{ a { b } c { d { e } } }", 3],
  ["{ a { ... on A { b { ... { c } } } } }", 3],
  ["query { ...F } fragment F on Q { a { ...G } } fragment G on A { b { c } }", 3],
  ["query One { a } query Two { a { b } }", 2],
  ["{ ...F } fragment F on Q { a { ...F } }", 1],
])("measures %s", (text, depth) => expect(measureDepth(parse(text))).toBe(depth));

it("measures each fragment once, however often it is spread", () => {
  const fragments = Array.from(
    { length: 40 },
    (_, n) => `fragment F${n} on Q { a { ...F${n + 1} } b { ...F${n + 1} } }`,
  );
  expect(measureDepth(parse(`{ ...F0 } ${fragments.join(" ")} fragment F40 on Q { c }`))).toBe(41);
});
