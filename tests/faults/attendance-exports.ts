import type { Fault } from "./fault.ts";

/** Faults of exports. */
export const EXPORT_FAULTS: readonly Fault[] = [
  {
    name: "a cell is a formula when a mark that nobody sees stands before it",
    file: "subgraphs/attendance/src/sheets/safe-text.ts",
    find: "[\\s\\p{Cc}\\p{Cf}]*",
    replace: "",
    project: "unit",
    tests: "csv-writer",
  },
  {
    name: "hours as decimals are rounded row by row",
    file: "subgraphs/attendance/src/domain/exports/hours.ts",
    find: "sum += minutes;",
    replace: "sum = minutes;",
    project: "unit",
    tests: "domain/exports/hours",
  },
  {
    name: "an asker with many pages goes before the others",
    file: "subgraphs/attendance/src/exports/turns.ts",
    find: "waiting.delete(subject);",
    replace: "if (rest.length === 0) waiting.delete(subject);",
    project: "unit",
    tests: "exports/turns",
  },
  {
    name: "a file forgets the additional holidays with which it was asked for",
    file: "subgraphs/attendance/src/resolvers/exports/export-input.ts",
    find: "additionalHolidays ? { additionalHolidays } : {}",
    replace: "{}",
    project: "unit",
    tests: "exports/export-input",
  },
  {
    name: "attendance says whose an export is",
    file: "router/src/auth/export-token.ts",
    find: "if (grant.sub !== sub || grant.sid !== sid)",
    replace: "if (grant.sub !== sub)",
    project: "integration",
    tests: "scope/export-token",
  },
];
