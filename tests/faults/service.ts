import type { Fault } from "./fault.ts";

const HTTP = "packages/service/src/http";

/** Faults of what every process has: its HTTP server, its log, its start. */
export const SERVICE_FAULTS: readonly Fault[] = [
  {
    name: "a start removes what a process that runs has just written to look at the disk",
    file: "packages/service/src/observe/disk-watch.ts",
    find: "if (pid === undefined || isRunning(Number(pid))) continue;",
    replace: "if (pid === undefined) continue;",
    project: "unit",
    tests: "packages/service/src/observe/disk-watch.test",
  },
  {
    name: "a process that stood still once refuses everybody",
    file: `${HTTP}/lateness.ts`,
    find: "lateTurns >= LATE_TURNS",
    replace: "lateTurns > 0",
    project: "unit",
    tests: "service/src/http/lateness",
  },
  {
    name: "a process refuses what it is asked first because its start took long",
    file: `${HTTP}/http-server.ts`,
    find: `  let lateness: LatenessWatch | undefined;
  app.addHook("onReady", async () => {
    lateness = watchLateness();
  });
`,
    replace: "  const lateness: LatenessWatch | undefined = watchLateness();\n",
    project: "integration",
    tests: "http-server",
  },
  {
    name: "a request may be sent for ever",
    file: `${HTTP}/http-server.ts`,
    find: "requestTimeout: requestMs,",
    replace: "requestTimeout: 0,",
    project: "integration",
    tests: "http-clients",
  },
  {
    name: "connections are not counted",
    file: `${HTTP}/http-server.ts`,
    find: "app.server.maxConnections = connections;",
    replace: "",
    project: "integration",
    tests: "http-clients",
  },
  {
    name: "figures are for everybody",
    file: `${HTTP}/http-server.ts`,
    find: "if (!operators(authorization)) throw toOperatorRefusal();",
    replace: "",
    project: "integration",
    tests: "http-clients",
  },
  {
    name: "the router's question opens the figures too",
    file: `${HTTP}/http-server.ts`,
    find: "if (!operators(authorization)) throw",
    replace: "if (!operators(authorization) && !(options.askers ?? NOBODY)(authorization)) throw",
    project: "integration",
    tests: "http-clients",
  },
  {
    name: "an error of a socket ends the process",
    file: `${HTTP}/graphql-sockets.ts`,
    find: 'socket.on("error", fail);',
    replace: "",
    project: "integration",
    tests: "graphql-sockets",
  },
  {
    name: "lines that could not be written are forgotten",
    file: "packages/service/src/observe/line-writer.ts",
    find: "lost = isWritten ? 0 : lost + 1;",
    replace: "lost = 0;",
    project: "unit",
    tests: "line-writer",
  },
  {
    name: "a full disk behind the log ends the process",
    file: "packages/service/src/observe/line-writer.ts",
    find: "return [false, done > 0];",
    replace: 'throw new Error("no log");',
    project: "unit",
    tests: "line-writer",
  },
  {
    name: "a log grows for ever when its older part finds no room",
    file: "scripts/supervisor/log-file.ts",
    find: "const isKept = copy(file, `${file}.1`);",
    replace: 'const isKept = copy(file, `${file}.1`);\n  if (!isKept) return "CUT";',
    project: "unit",
    tests: "log-file",
  },
  {
    name: "a process that served once is never tried again after a fault of the disk",
    file: "scripts/supervisor/restart-delay.ts",
    find: "return end.hasServed ? FINAL_RESTART_MS : undefined;",
    replace: "return undefined;",
    project: "unit",
    tests: "restart-delay",
  },
  {
    name: "half a line stays in a reader's journal and takes the next one with it",
    file: "scripts/readers/reader-journal.ts",
    find: 'endsWithinLine(journal, size) ? "\\n" : ""',
    replace: '""',
    project: "unit",
    tests: "reader-journal",
  },
  {
    name: "a reader is COMPLETE while its place cannot store",
    file: "subgraphs/place/src/domain/completeness.ts",
    find: 'canStore ? [] : ["NOT_STORED"]',
    replace: "[]",
    project: "unit",
    tests: "domain/completeness",
  },
  {
    name: "a loss that could not be recorded is forgotten",
    file: "subgraphs/place/src/collector/visit-state.ts",
    find: "afterMark({ ...state, isUnmarked: true })",
    replace: "afterMark(state)",
    project: "unit",
    tests: "visit-state",
  },
];
