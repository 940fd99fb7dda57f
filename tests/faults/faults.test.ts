import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ALL_FAULTS } from "./all-faults.ts";
import { putFault } from "./fault.ts";

it.each(ALL_FAULTS)("can be put into $file: $name", (fault) => {
  const source = readFileSync(new URL(`../../${fault.file}`, import.meta.url), "utf8");
  expect(putFault(fault, source)).not.toBe(source);
});

it.each([
  ["is gone", "nothing"],
  ["stands twice", "x + x"],
])("refuses a fault whose text %s", (_title, source) => {
  expect(() =>
    putFault({ name: "n", file: "a.ts", find: "x", replace: "y", project: "unit", tests: "a" }, source),
  ).toThrow("expected once");
});
