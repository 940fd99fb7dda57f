import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Checks what no linter rule says: each package's `exports` lists its public files one by one, each of them exists and
 * is used; loopback addresses stand in configuration alone; most files are short; time and chance enter at named edges. Ends
 * with 1 and one line per fault.
 */

/** Used outside of this repository too: their public files need no user here. */
const PUBLISHED = ["@biometricflow/zk", "@biometricflow/sdk", "@biometricflow/reader-simulator"];
const MAX_P90_LINES = 130;
const MAX_LINES = 300;

const SOURCES = ["{packages,subgraphs}/*/src/**/*.{ts,tsx}", "{router,schema,config,web}/src/**/*.{ts,tsx}"];
const MANIFESTS = ["{packages,subgraphs}/*/package.json", "{router,schema,config,web}/package.json"];

/** Rooms that tests/world runs in virtual time, from one seed. */
const TIMELESS = [/^packages\/(zk|rules)\/src\/(?!cli\/|cli\.|report\/)/, /^subgraphs\/place\/src\//];
const TIME_OR_CHANCE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|(?<![.\w#])set(Timeout|Interval|Immediate)\(|\bqueueMicrotask\(|\bnextTick\(|\bperformance\.now\b|\bhrtime\b|\brandom(UUID|Bytes|Int)\b|node:timers|\bAbortSignal\.timeout\b/;
/** Where they may: everything else is handed a clock, timers and chance. */
const EDGES: ReadonlySet<string> = new Set([
  "packages/zk/src/client/connect-reader.ts",
  "packages/zk/src/client/read-data-set.ts",
  "packages/zk/src/client/request-line.ts",
  "packages/zk/src/client/time-budget.ts",
  "packages/zk/src/client/unasked-allowance.ts",
  "packages/zk/src/transports/tcp-transport.ts",
  "subgraphs/place/src/collector/timers.ts",
  "subgraphs/place/src/drivers/node-zklib/transport.ts",
  "subgraphs/place/src/jobs/job-desk.ts",
  "subgraphs/place/src/open-erasures.ts",
  "subgraphs/place/src/store/epoch.ts",
  "subgraphs/place/src/store/salt.ts",
  "subgraphs/place/src/store/postgres/ledger.ts",
  "subgraphs/place/src/store/postgres/session.ts",
  "subgraphs/place/src/store/sqlite/retell.ts",
  "subgraphs/place/src/system-clock.ts",
  "subgraphs/place/src/visit-readers.ts",
]);

/** The one file that starts threads. */
const THREADS = "packages/service/src/process/start-thread.ts";

interface Source {
  readonly path: string;
  readonly text: string;
}

interface Manifest {
  readonly path: string;
  readonly name: string;
  /** Subpath as importers write it, such as `./cursor`, to file. */
  readonly exports: ReadonlyMap<string, string>;
}

function readSources(patterns: readonly string[]): readonly Source[] {
  return patterns
    .flatMap((pattern) => globSync(pattern))
    .filter((path) => !/node_modules|\/generated\/|\.next\//.test(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

function readManifest(path: string): Manifest {
  const json: unknown = JSON.parse(readFileSync(path, "utf8"));
  const { name, exports = {} } = Object(json);
  return {
    path,
    name: String(name),
    exports: new Map(Object.entries(Object(exports)).map(([key, file]) => [key, String(file)])),
  };
}

/** Subpaths of our packages that a source of another package imports, such as `@biometricflow/schema/cursor`. */
function listImports(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/["'](@biometricflow\/[^"']+)["']/g)].map(([, it]) => it ?? "")),
  );
}

function findExportFaults(manifest: Manifest, imported: ReadonlySet<string>): readonly string[] {
  const { path, name, exports } = manifest;
  return [...exports].flatMap(([subpath, file]) => {
    if (subpath.includes("*")) return [`${path}: exports "${subpath}": list the public files one by one`];
    if (!existsSync(join(dirname(path), file))) return [`${path}: exports ${file}, which is not there`];
    const isUsed = PUBLISHED.includes(name) || imported.has(name + subpath.slice(1));
    return isUsed ? [] : [`${path}: exports "${subpath}", which no other package imports`];
  });
}

/** What every thread needs stands in one place. */
function findThreadFaults(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path, text }) => path !== THREADS && text.includes("new Worker("))
    .map(({ path }) => `${path}: starts a thread; startThread of ${THREADS} does`);
}

function findLoopbackFaults(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => !/^config\/|^packages\/reader-simulator\/|\.test\.tsx?$/.test(path))
    .filter(({ text }) => text.includes("127.0.0.1"))
    .map(({ path }) => `${path}: says 127.0.0.1; an address is configuration`);
}

/** An edge that is none any more goes from the list: what comes there later is looked at again. */
function findTimeFaults(sources: readonly Source[]): readonly string[] {
  const uses = sources
    .filter(({ path }) => TIMELESS.some((room) => room.test(path)) && !path.includes(".test."))
    .flatMap(({ path, text }) => {
      const call = TIME_OR_CHANCE.exec(text.replaceAll(/^\s*(\/?\*|\/\/).*$/gm, ""));
      return call === null ? [] : [{ path, call: call[0] }];
    });
  const used = new Set(uses.map(({ path }) => path));
  return [
    ...uses
      .filter(({ path }) => !EDGES.has(path))
      .map(
        ({ path, call }) =>
          `${path}: ${call}: time and chance come from a port; see EDGES in scripts/check-structure.ts`,
      ),
    ...[...EDGES].filter((path) => !used.has(path)).map((path) => `${path}: is no edge of time and chance any more`),
  ];
}

function findLengthFaults(sources: readonly Source[]): readonly string[] {
  const lengths = sources.map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }));
  const sorted = lengths.map(({ lines }) => lines).toSorted((left, right) => left - right);
  const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0;
  const long = lengths
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${MAX_LINES}`);
  return p90 > MAX_P90_LINES ? [...long, `nine of ten files have at most ${p90} lines, not ${MAX_P90_LINES}`] : long;
}

const sources = readSources(SOURCES);
const users = readSources([
  ...SOURCES,
  "{scripts,examples}/**/*.{ts,mjs}",
  "web/*.ts",
  "packages/*/cli/**/*.ts",
  "codegen.ts",
]);
const faults = [
  ...MANIFESTS.flatMap((pattern) => globSync(pattern)).flatMap((path) =>
    findExportFaults(readManifest(path), listImports(users)),
  ),
  ...findThreadFaults(sources),
  ...findLoopbackFaults(sources),
  ...findTimeFaults(sources),
  ...findLengthFaults(sources.filter(({ path }) => !path.includes(".test."))),
];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
