import type { Fault } from "./fault.ts";

/** Faults of absences, of their sheets, of approved overtime and of limits. */
export const ATTENDANCE_ABSENCE_FAULTS: readonly Fault[] = [
  {
    name: "two absences may share the last date of one",
    file: "subgraphs/attendance/src/domain/absences/absence.ts",
    find: "from <= span.to && span.from <= to",
    replace: "from <= span.to && span.from < to",
    project: "unit",
    tests: "absences/absence.test",
  },
  {
    name: "a change of an absence's part marks nothing",
    file: "subgraphs/attendance/src/domain/absences/absence.ts",
    find: "if (formatPart(before.part) !== formatPart(after.part)) return [before, after];",
    replace: "",
    project: "unit",
    tests: "absences/absence.test",
  },
  {
    name: "a cell of a sheet is a formula",
    file: "subgraphs/attendance/src/sheets/safe-text.ts",
    find: "return isFormulaBehindQuotes(text) ? `'${text}` : text;",
    replace: "return text;",
    project: "unit",
    tests: "sheets/named-rows",
  },
  {
    name: "a cap of the week begins anew each day",
    file: "subgraphs/attendance/src/domain/overtime/approved-overtime.ts",
    find: "used.set(key, usedMinutes + sumOf(lines));",
    replace: "used.set(key, sumOf(lines));",
    project: "unit",
    tests: "approved-overtime",
  },
  {
    name: "a season's rule stands below the usual one",
    file: "subgraphs/attendance/src/domain/work-rules/work-rule.ts",
    find: "to === undefined ? 1 : 0",
    replace: "to === undefined ? 0 : 1",
    project: "unit",
    tests: "work-rule",
  },
  {
    name: "a day exactly at a limit passes it",
    file: "subgraphs/attendance/src/domain/limits/limit-hits.ts",
    find: 'minutes <= rule.minutes) return undefined;\n  return { kind: "WORK_DAY"',
    replace: 'minutes < rule.minutes) return undefined;\n  return { kind: "WORK_DAY"',
    project: "unit",
    tests: "limit-hits",
  },
  {
    name: "a page of limits that looked at much ends the list",
    file: "subgraphs/attendance/src/graph/limit-scan.ts",
    find: "return { hits, next: position };",
    replace: "return { hits, next: undefined };",
    project: "unit",
    tests: "limit-scan",
  },
];
