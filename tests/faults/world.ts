import type { Fault } from "./fault.ts";

const SRC = "subgraphs/place/src";
const world = { project: "integration", tests: "world/world.test" } as const;

/** Faults that the laws of a world notice, whatever else does. */
export const WORLD_FAULTS: readonly Fault[] = [
  {
    ...world,
    name: "punches are acknowledged before they are stored",
    file: `${SRC}/drivers/zk-push.ts`,
    find: "await takePunches(desk, readerId, body);",
    replace: "void takePunches(desk, readerId, body);",
  },
  {
    ...world,
    name: "a reader that sums more rows than the ledger has is proven",
    file: `${SRC}/domain/push/range-check.ts`,
    find: "if (sum !== ledgerRows) {",
    replace: "if (sum < ledgerRows) {",
  },
  {
    ...world,
    name: "a reader that tells no sums is not doubted for it",
    file: `${SRC}/domain/push/push-completeness.ts`,
    find: '["COUNT_UNTOLD", push?.hasNoSums === true]',
    replace: '["COUNT_UNTOLD", false]',
  },
];
