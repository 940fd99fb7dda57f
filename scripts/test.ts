import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureChromium } from "./ci/chromium.ts";
import { ensureNginx } from "./ci/nginx.ts";
import { findFaults, readReports, type SuiteReport, toClosingLine } from "./ci/reports.ts";

/**
 * `npm test`: the checks and suites that guard a commit. `--long` (`pnpm test:long`): what takes longer, after them.
 * Both close with `N passed, N failed`; with `--after-short` the long run's line counts both.
 */

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: NodeJS.ProcessEnv;
}

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, ".ci", "out");
const isCi = process.env["CI"] === "true";
const { values } = parseArgs({
  options: { long: { type: "boolean", default: false }, "after-short": { type: "boolean", default: false } },
});

const toReport = (suite: string) => ({ VITEST_REPORT: join(OUT, `vitest-${suite}.json`) });
const suite = (project: string): Step => ({
  name: project,
  command: ["pnpm", "exec", "vitest", "run", "--project", project],
  env: toReport(project),
});

const SHORT_SUITES = ["unit", "property", "integration", "e2e"];
const LONG_SUITES = ["long", "mutants", "faults"];
const SHORT: readonly Step[] = [
  { name: "lockfile covers every platform", command: ["node", "scripts/check-lock-platforms.mjs", "."] },
  { name: "format", command: ["pnpm", "run", "format:check"] },
  { name: "lint", command: ["pnpm", "run", "lint"] },
  { name: "structure", command: ["pnpm", "run", "structure"] },
  { name: "generated files", command: ["pnpm", "run", "generate:check"] },
  { name: "types", command: ["pnpm", "run", "typecheck"] },
  { name: "unused code", command: ["pnpm", "exec", "knip"] },
  ...SHORT_SUITES.map(suite),
];
const LONG: readonly Step[] = [
  suite("long"),
  { name: "mutants", command: ["pnpm", "run", "test:mutants"], env: toReport("mutants") },
  { name: "faults", command: ["pnpm", "run", "test:faults"], env: toReport("faults") },
];

if (!values["after-short"]) rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const startedAtMs = Date.now();
const mayInstall = isCi || process.getuid?.() === 0;
const chromium = ensureChromium({ mayInstall });
const nginx = ensureNginx(join(ROOT, "node_modules", ".cache", "nginx"), { mayInstall });
const environment = {
  ...process.env,
  ...(chromium ? { CHROMIUM: chromium } : {}),
  ...(nginx ? { NGINX: nginx } : {}),
};
const failedSteps = (values.long ? LONG : SHORT).filter((step) => !run(step, environment));
const suites = values.long ? [...(values["after-short"] ? SHORT_SUITES : []), ...LONG_SUITES] : SHORT_SUITES;
const reports: readonly SuiteReport[] = readReports(OUT, suites);
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
