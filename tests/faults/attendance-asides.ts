import type { Fault } from "./fault.ts";

const asides = {
  file: "subgraphs/attendance/src/domain/follow/aside-rows.ts",
  project: "unit",
  tests: "attendance/src/domain/follow/aside-rows",
} as const;

/** Faults over which days a row leaves in doubt that is set aside. */
export const ASIDE_FAULTS: readonly Fault[] = [
  {
    ...asides,
    name: "a row that is set aside was made before all that was told",
    find: "latest = Math.max(provedUntilMs, toldMs ?? provedUntilMs)",
    replace: "latest = provedUntilMs",
  },
  {
    ...asides,
    name: "a row that is set aside is of no time whose rows were missing",
    find: "Math.min(toldMs, missingFromMs ?? toldMs)",
    replace: "toldMs",
  },
  {
    ...asides,
    name: "the log of a reader's first read says nothing of when its rows were made",
    find: "toMs: Math.min(row.toMs, atMs + 1), ",
    replace: "",
  },
  {
    ...asides,
    name: "a clock that was put back before the reader's first day is believed",
    find: "atMs >= (behindMs ?? Number.NEGATIVE_INFINITY)",
    replace: "atMs >= 0",
  },
  {
    ...asides,
    name: "a row that was released leaves its days in doubt",
    find: '      case "RELEASED":\n',
    replace: "",
  },
  {
    name: "days of rows that are set aside are proved",
    file: "packages/rules/src/completeness.ts",
    find: 'fromMs < day.toMs && toMs > day.fromMs)) return "NOT_PROVED"',
    replace: 'fromMs < day.toMs && toMs > day.fromMs)) return "PROVED"',
    project: "unit",
    tests: "rules/src/completeness",
  },
];
