import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./ci/chromium.ts";
import { findFaults, readReports, type SuiteReport, toClosingLine } from "./ci/reports.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, ".ci", "out");
const isCi = process.env["CI"] === "true";

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: NodeJS.ProcessEnv;
}

const suite = (project: string): Step => ({
  name: project,
  command: ["pnpm", "exec", "vitest", "run", "--project", project],
  env: { VITEST_REPORT: join(OUT, `vitest-${project}.json`) },
});

const SUITES = ["unit", "property", "integration", "e2e"];
const STEPS: readonly Step[] = [
  { name: "lockfile covers every platform", command: ["node", "scripts/check-lock-platforms.mjs", "."] },
  { name: "format", command: ["pnpm", "run", "format:check"] },
  { name: "lint", command: ["pnpm", "run", "lint"] },
  { name: "generated files", command: ["pnpm", "run", "generate:check"] },
  { name: "types", command: ["pnpm", "run", "typecheck"] },
  { name: "unused code", command: ["pnpm", "exec", "knip"] },
  ...SUITES.map(suite),
];

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const startedAtMs = Date.now();
const chromium = ensureChromium({ mayInstall: isCi || process.getuid?.() === 0 });
const failedSteps = STEPS.filter((step) => !run(step, { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) }));
const reports: readonly SuiteReport[] = readReports(OUT, SUITES);
const faults = [...failedSteps.map((step) => `${step.name} failed`), ...findFaults(reports, { allowSkipped: !isCi })];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${toClosingLine(reports, faults.length)}\n`);
process.exit(faults.length === 0 ? 0 : 1);

/** Runs one step to its end, its output as it comes. */
function run({ name, command: [file, ...args], env: own }: Step, env: NodeJS.ProcessEnv): boolean {
  process.stdout.write(`== [${Math.round((Date.now() - startedAtMs) / 1000)} s] ${name}\n`);
  return (
    spawnSync(file, args, { cwd: ROOT, env: { ...env, ...own }, stdio: ["ignore", "inherit", "inherit"] }).status === 0
  );
}
