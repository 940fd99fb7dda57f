import { readFileSync } from "node:fs";
import { findDifferences } from "./shape.ts";

/** `node same-shape.ts EXPECTED ACTUAL`: compares two JSON files by shape; exit code 1 and the places where they differ. */
const [expected, actual] = process.argv.slice(2).map((file): unknown => JSON.parse(readFileSync(file, "utf8")));
const differences = findDifferences(expected, actual);
for (const difference of differences) process.stdout.write(`${difference}\n`);
if (differences.length > 0) process.stdout.write(`the answer was ${JSON.stringify(actual)}\n`);
process.exitCode = differences.length === 0 ? 0 : 1;
