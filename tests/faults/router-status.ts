import type { Fault } from "./fault.ts";

const HEARTBEAT = {
  file: "router/src/place-links/heartbeat.ts",
  project: "unit",
  tests: "router/src/place-links/heartbeat.test.ts",
} as const;

/** Faults of what the router learns of places and their readers. */
export const ROUTER_STATUS_FAULTS: readonly Fault[] = [
  {
    ...HEARTBEAT,
    name: "a place that fell silent is noticed after ten seconds",
    find: "const BEAT_MS = 750;",
    replace: "const BEAT_MS = 3000;",
  },
  {
    ...HEARTBEAT,
    name: "a place that answers each ping late is given up",
    find: "    unanswered = 0;\n",
    replace: "",
  },
  {
    name: "a router that connects anew is not told how the readers are",
    file: "subgraphs/place/src/serving/reader-report.ts",
    find: "told.set(socket, text);",
    replace: "told.set(ledger, text);",
    project: "unit",
    tests: "subgraphs/place/src/serving/reader-report.test.ts",
  },
];
