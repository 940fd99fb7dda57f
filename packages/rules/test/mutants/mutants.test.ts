import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { MUTANTS, toMutated } from "./mutants.ts";

it.each(MUTANTS)("changes the source for $rules: $fault", (mutant) => {
  const source = readFileSync(new URL(`../../src/${mutant.file}`, import.meta.url), "utf8");
  expect(toMutated(mutant, source)).not.toBe(source);
});

it.each([
  ["is gone", "nothing"],
  ["stands twice", "x + x"],
])("refuses a fault whose text %s", (_title, source) => {
  const mutant = { rules: "R0", fault: "none", file: "a.ts", from: "x", to: "y" };
  expect(() => toMutated(mutant, source)).toThrow("expected once");
});
