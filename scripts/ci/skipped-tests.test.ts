import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const FILES = "{tests,packages,subgraphs,router,schema,config,web/src,scripts}/**/*.test.ts";
/** What takes a test or a group of tests out of a run. */
const SKIP = /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|skipIf|runIf|todo|only)\b.*/g;

it("leaves out no test where CI runs: a run with a skipped test has failed", () => {
  const files = globSync(FILES, { cwd: ROOT, exclude: (name) => name.endsWith("node_modules") });
  const skips = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), "utf8").matchAll(SKIP)].map(([line]) => ({ file, line })),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(skips.filter(({ line }) => !line.includes('process.env["CI"] !== "true"'))).toEqual([]);
});
