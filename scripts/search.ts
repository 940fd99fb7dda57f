import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

/**
 * `pnpm test:search [--rounds N] [--seed S] [files]`: the property suites with cases that were never drawn before. Prints the
 * seed of each round and ends at the first that fails; `--seed` plays that one again.
 */

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "1" }, seed: { type: "string" } },
});
const rounds = values.seed === undefined ? Number(values.rounds) : 1;
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number from 1");

for (let round = 1; round <= rounds; round++) {
  const seed = values.seed ?? String(randomInt(1, 2 ** 31));
  process.stdout.write(`round ${round} of ${rounds}, seed ${seed}\n`);
  const args = ["exec", "vitest", "run", "--project", "property", ...files];
  const { status } = spawnSync("pnpm", args, { env: { ...process.env, PROPERTY_SEED: seed }, stdio: "inherit" });
  if (status === 0) continue;
  process.stdout.write(`seed ${seed} failed; again: pnpm test:search --seed ${seed} ${files.join(" ")}\n`);
  process.exit(1);
}
