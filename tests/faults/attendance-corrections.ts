import type { Fault } from "./fault.ts";

/** Faults of what people correct. */
export const CORRECTION_FAULTS: readonly Fault[] = [
  {
    name: "somebody decides what they asked for themselves",
    file: "subgraphs/attendance/src/domain/corrections/check-move.ts",
    find: "actor === enteredBy || actor === account",
    replace: "actor === account",
    project: "unit",
    tests: "check-move",
  },
  {
    name: "a punch that was ignored counts",
    file: "subgraphs/attendance/src/domain/corrections/applied-punches.ts",
    find: "raw.filter(({ id }) => !ignored.has(id))",
    replace: "raw",
    project: "unit",
    tests: "applied-punches",
  },
  {
    name: "a correction that is taken back leaves its days as they were",
    file: "subgraphs/attendance/src/domain/corrections/correction-state.ts",
    find: '["REVERTED", ["MARK_DAYS"]]',
    replace: '["REVERTED", []]',
    project: "unit",
    tests: "correction-state",
  },
  {
    name: "a record that comes into a locked period is let in",
    file: "subgraphs/attendance/src/domain/periods/period.ts",
    find: "return holds(before) ?? holds(after);",
    replace: "return holds(before);",
    project: "unit",
    tests: "periods.test",
  },
  {
    name: "a document whose lines were changed is right",
    file: "subgraphs/attendance/src/domain/periods/check-document.ts",
    find: "if (found === sha256) return [];",
    replace: "if (found.length === sha256.length) return [];",
    project: "unit",
    tests: "check-document",
  },
  {
    name: "a document is sealed without records that were locked",
    file: "subgraphs/attendance/src/sealing/period-documents.ts",
    find: "if (records !== period.rows)",
    replace: "if (records > period.rows)",
    project: "unit",
    tests: "sealing/period-documents",
  },
  {
    name: "a lock whose sealing broke off with its process is never sealed by itself",
    file: "subgraphs/attendance/src/sealing/period-documents.ts",
    find: "for (const period of left ?? []) begin(period);",
    replace: "void left;",
    project: "unit",
    tests: "sealing/period-documents",
  },
];
