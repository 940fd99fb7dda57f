import type { Fault } from "./fault.ts";

const COMPARISON = "subgraphs/place/src/domain/verify/log-comparison.ts";
const SUMS = "subgraphs/place/src/domain/verify/sum-comparison.ts";
const OF_SUMS = { project: "unit", tests: "place/src/domain/verify/sum-comparison" } as const;
const TESTS = { project: "unit", tests: "place/src/domain/verify/log-comparison" } as const;

/** Faults of the comparison of a reader with the ledger. */
export const PLACE_VERIFY_FAULTS: readonly Fault[] = [
  {
    name: "a row of the ledger stands for as many rows of a log as like",
    file: COMPARISON,
    find: "it !== undefined && this.#countMet(it.digest) < it.copies",
    replace: "it !== undefined",
    ...TESTS,
  },
  {
    name: "a row that another reader has counts as this reader's",
    file: COMPARISON,
    find: "if (match.deviceId !== this.#scope.deviceId) day.elsewhere += 1;",
    replace: "if (match.deviceId === undefined) day.elsewhere += 1;",
    ...TESTS,
  },
  {
    name: "a punch that came while the log was read is called missing on the reader",
    file: COMPARISON,
    find: "if (row.receivedAtMs >= beganMs) {",
    replace: "if (row.receivedAtMs > Infinity) {",
    ...TESTS,
  },
  {
    name: "a row that is set aside for its verify code is called missing in the ledger",
    file: COMPARISON,
    find: "return own !== undefined && own.verifyCode !== verifyCode;",
    replace: "return own === undefined;",
    ...TESTS,
  },
  {
    name: "days that differ on a reader that pushes are taken for equal where the ledger has nothing of them",
    file: SUMS,
    find: "readerRows === 0 || readerRows === ledgerRows",
    replace: "ledgerRows === 0 || readerRows === ledgerRows",
    ...OF_SUMS,
  },
  {
    name: "a day is in both halves of days that differ",
    file: SUMS,
    find: "toSpan(addDay(middle, 1), lastDay)",
    replace: "toSpan(middle, lastDay)",
    ...OF_SUMS,
  },
  {
    name: "rows of the minute that runs count as missing on a reader that pushes",
    file: SUMS,
    find: "[{ ...toSpan(today, today), to: newest }]",
    replace: "[toSpan(today, today)]",
    ...OF_SUMS,
  },
  {
    name: "sums are asked for before the rows that were asked for before them",
    file: "subgraphs/place/src/domain/push/push-order.ts",
    find: "toMostAtOnce(order) !== most)",
    replace: "toMostAtOnce(order) > most)",
    project: "unit",
    tests: "domain/push/push-order",
  },
];
