import type { Fault } from "./fault.ts";

/** Faults on the way from the collectors of a place to its store. */
export const PLACE_STORE_FAULTS: readonly Fault[] = [
  {
    name: "a page of users replaces all users of its reader",
    file: "subgraphs/place/src/domain/store-faults.ts",
    find: "ledger.recordEnrolments(...args)",
    replace: "ledger.recordEnrolments(args[0], args[1])",
    project: "unit",
    tests: "place/src/domain/store-faults",
  },
  {
    name: "what followers are told of a reader is lost on the way to the store",
    file: "subgraphs/place/src/domain/store-faults.ts",
    find: "ledger.recordFacts(...args)",
    replace: "ledger.recordFacts(args[0], args[1])",
    project: "unit",
    tests: "place/src/domain/store-faults",
  },
  {
    name: "a row given to another person goes unnoticed",
    file: "subgraphs/place/src/store/ledger-check.ts",
    find: "return hasOwnIds && toRowChain",
    replace: "return toRowChain",
    project: "integration",
    tests: "integration/bf-store",
  },
  {
    name: "rows cut off at the end of a ledger go unnoticed",
    file: "subgraphs/place/src/store/ledger-check.ts",
    find: "if (previous.equals(head)) return undefined;",
    replace: "if (position >= 0) return undefined;",
    project: "integration",
    tests: "integration/bf-store",
  },
  {
    name: "a restored ledger trusts what was proved before its backup",
    file: "subgraphs/place/src/store/sqlite/epoch.ts",
    find: "    db.prepare(ageProofs).run();\n",
    replace: "",
    project: "integration",
    tests: "integration/bf-store",
  },
  {
    name: "a ledger is exchanged under the place that writes it",
    file: "packages/bf/src/restore/refuse-running.ts",
    find: "if (isStoreInUse(ledger)) throw runningPlace",
    replace: 'if (ledger === "") throw runningPlace',
    project: "integration",
    tests: "integration/bf-store",
  },
];
