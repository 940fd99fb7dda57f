import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ALL_FAULTS } from "./all-faults.ts";
import { putFault } from "./fault.ts";

const ROOT = new URL("../..", import.meta.url);
const FILES = {
  unit: globSync(["{config,packages/*,router,schema,subgraphs/*,web}/src/**/*.test.ts", "scripts/**/*.test.ts"], {
    cwd: ROOT,
  }),
  property: globSync("{packages/*,router,subgraphs/*}/test/**/*.test.ts", { cwd: ROOT }),
  integration: globSync("tests/{integration,federation,world}/**/*.test.ts", { cwd: ROOT }),
};

it.each(ALL_FAULTS)("can be put into $file: $name", (fault) => {
  const source = readFileSync(new URL(`../../${fault.file}`, import.meta.url), "utf8");
  expect(putFault(fault, source)).not.toBe(source);
});

it.each(ALL_FAULTS)("has tests that could notice $file: $name", ({ project, tests }) => {
  expect(FILES[project].filter((file) => file.includes(tests))).not.toEqual([]);
});

it.each([
  ["is gone", "nothing"],
  ["stands twice", "x + x"],
])("refuses a fault whose text %s", (_title, source) => {
  expect(() => putFault({ name: "n", file: "a.ts", find: "x", replace: "y" }, source)).toThrow("expected once");
});
