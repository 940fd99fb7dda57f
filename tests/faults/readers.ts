import type { Fault } from "./fault.ts";

/** Faults of readers that are added and changed in the graph, of their drivers, and of the simulated ones. */
export const READER_FAULTS: readonly Fault[] = [
  {
    name: "a simulated reader gives up where its port is another's by UDP",
    file: "packages/reader-simulator/src/reader-port.ts",
    find: "const PORT_TRIES = 20;",
    replace: "const PORT_TRIES = 1;",
    project: "integration",
    tests: "simulator-udp-port",
  },
];
