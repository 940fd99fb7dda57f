import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureChromium } from "./ci/chromium.ts";
import { readFailedTests, toFailureLines } from "./ci/failed-tests.ts";
import { ensureNginx } from "./ci/nginx.ts";
import { ensurePostgres } from "./ci/postgres.ts";
import { ensureRedis } from "./ci/redis.ts";
import { findFaults, readReports, type SuiteReport, toClosingLine } from "./ci/reports.ts";
import { type Lanes, runLanes, type Step } from "./ci/steps.ts";

/**
 * `npm test`: the checks and suites that guard a commit. `--long` (`pnpm test:long`): what takes longer, by night and
 * before a release.
 * Both close with `N passed, N failed`; with `--after-short` the long run's line counts both.
 */

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
const LONG_SUITES = ["long", "background", "mutants", "faults"];
/** One after the other: what people are promised within seconds is measured with nothing beside it. What says most comes first. */
const SHORT: Lanes = {
  first: [
    { name: "lockfile covers every platform", command: ["node", "scripts/check-lock-platforms.mjs", "."] },
    { name: "format", command: ["pnpm", "run", "format:check"] },
    { name: "lint", command: ["pnpm", "run", "lint"] },
    { name: "structure", command: ["pnpm", "run", "structure"] },
    { name: "generated files", command: ["pnpm", "run", "generate:check"] },
    { name: "types", command: ["pnpm", "run", "typecheck"] },
    { name: "unused code", command: ["pnpm", "exec", "knip"] },
    ...SHORT_SUITES.map(suite),
  ],
  beside: [],
};
/** The reports of the short run say that the suites are green without a fault, and how long each file takes. */
const AFTER = values["after-short"] ? ["--after", OUT] : [];
const LONG: readonly Lanes[] = [
  { first: [suite("long")], beside: [] },
  {
    // Files that promise nothing within seconds, beside suites of milliseconds.
    first: [
      suite("background"),
      { name: "mutants", command: ["pnpm", "run", "test:mutants", ...AFTER], env: toReport("mutants") },
    ],
    beside: [
      {
        name: "faults",
        command: ["pnpm", "run", "test:faults", "--without", "packages/rules/", ...AFTER],
        env: toReport("faults"),
      },
    ],
  },
];

if (!values["after-short"]) rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const startedAtMs = Date.now();
const mayInstall = isCi || process.getuid?.() === 0;
const chromium = ensureChromium({ mayInstall });
const nginx = ensureNginx(join(ROOT, "node_modules", ".cache", "nginx"), { mayInstall });
const postgres = ensurePostgres({ mayInstall });
const redis = ensureRedis({ mayInstall });
const environment = {
  ...process.env,
  ...(chromium ? { CHROMIUM: chromium } : {}),
  ...(nginx ? { NGINX: nginx } : {}),
  ...(postgres ? { POSTGRES_BIN: postgres } : {}),
  ...(redis ? { REDIS_SERVER: redis } : {}),
};
const settings = { cwd: ROOT, env: environment, announce, write: (text: Buffer) => void process.stdout.write(text) };
const failedSteps: string[] = [];
for (const lanes of values.long ? LONG : [SHORT]) failedSteps.push(...(await runLanes(lanes, settings)));
const suites = values.long ? [...(values["after-short"] ? SHORT_SUITES : []), ...LONG_SUITES] : SHORT_SUITES;
const reports: readonly SuiteReport[] = readReports(OUT, suites);
const faults = [...failedSteps.map((name) => `${name} failed`), ...findFaults(reports, { allowSkipped: !isCi })];
for (const line of toFailureLines(readFailedTests(OUT, suites, ROOT))) process.stderr.write(`${line}\n`);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${toClosingLine(reports, faults.length)}\n`);
process.exit(faults.length === 0 ? 0 : 1);

function announce(name: string): void {
  process.stdout.write(`== [${Math.round((Date.now() - startedAtMs) / 1000)} s] ${name}\n`);
}
