import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";

const GENERATED = [
  "schema/supergraph.graphql",
  "schema/api.graphql",
  "docs/THIRD_PARTY.md",
  "packages/*/src/generated/**/*.ts",
  "subgraphs/*/src/generated/**/*.ts",
  "router/src/generated/**/*.ts",
];

/** Generates again and fails when that changes a file: what is committed is what the contract says. */
const before = hashFiles();
const generate = spawnSync("pnpm", ["run", "--silent", "generate"], { encoding: "utf8" });
if (generate.status !== 0) {
  process.stderr.write(`${generate.stdout}${generate.stderr}`);
  process.exit(1);
}
const after = hashFiles();
const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
for (const file of changed) process.stderr.write(`${file} was not up to date; it is now: commit it\n`);
process.exit(changed.length === 0 ? 0 : 1);

function hashFiles(): Map<string, string> {
  const files = GENERATED.flatMap((pattern) => globSync(pattern));
  return new Map(files.map((file) => [file, createHash("sha256").update(readFileSync(file)).digest("hex")]));
}
