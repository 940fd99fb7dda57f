import type { Fault } from "./fault.ts";

const LOG_CLEAR = "subgraphs/place/src/domain/log-clear";
const OF_OBSTACLES = {
  file: `${LOG_CLEAR}/obstacles.ts`,
  project: "unit",
  tests: "domain/log-clear/obstacles",
} as const;
const OF_STATE = { file: `${LOG_CLEAR}/log-clear.ts`, project: "unit", tests: "domain/log-clear/log-clear" } as const;

/** Faults of what keeps a reader's log from being cleared too early. */
export const PLACE_LOG_CLEAR_FAULTS: readonly Fault[] = [
  {
    name: "a log of which nobody knows whether the ledger has it all is cleared",
    ...OF_OBSTACLES,
    find: '["NOT_PROVED", !isProved]',
    replace: '["NOT_PROVED", false]',
  },
  {
    name: "a log is cleared that has rows which came after it was read whole",
    ...OF_OBSTACLES,
    find: "|| newSinceProof !== 0) return false",
    replace: ") return false",
  },
  {
    name: "a log is cleared whose ledger was never backed up",
    ...OF_OBSTACLES,
    find: "countNotBackedUp(device) > 0 || device.backup === undefined",
    replace: "device.backup !== undefined && countNotBackedUp(device) > 0",
  },
  {
    name: "rows since the last backup are in no second place when a log is cleared",
    ...OF_OBSTACLES,
    find: "countNotBackedUp(device) > 0 || device",
    replace: "device",
  },
  {
    name: "whoever asked confirms it alone at once",
    ...OF_STATE,
    find: "areTwo || nowMs >= aloneFromMs",
    replace: "areTwo || nowMs >= 0",
  },
  {
    name: "an API key is taken for a second person",
    ...OF_STATE,
    find: '!subject.startsWith("key/")',
    replace: 'subject !== ""',
  },
  {
    name: "a request that lapsed is confirmed",
    ...OF_STATE,
    find: "const known = last && look(last, false, nowMs);",
    replace: "const known = last;",
  },
  {
    name: "a log is said to be as it was where nobody knows whether the reader cleared it",
    file: "subgraphs/place/src/collector/log-clearing.ts",
    find: "punches !== undefined && punches >= rows",
    replace: "punches === undefined || punches >= rows",
    project: "unit",
    tests: "collector/log-clearing",
  },
  {
    name: "after it was cleared a log is taken for a lost one",
    file: "subgraphs/place/src/collector/log-clearing.ts",
    find: "await beginEmptyLog(clearing);",
    replace: "",
    project: "integration",
    tests: "tests/integration/place-log-clear.test.ts",
  },
  {
    name: "a log is cleared that has another row than were read",
    file: "packages/zk/src/client/clear-log.ts",
    find: "punches !== storedRows",
    replace: "punches < storedRows",
    project: "integration",
    tests: "tests/integration/place-log-clear.test.ts",
  },
];
