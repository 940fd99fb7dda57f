import type { Fault } from "./fault.ts";

const SRC = "subgraphs/attendance/src";
const marks = {
  file: `${SRC}/domain/records/dirty-mark.ts`,
  project: "unit",
  tests: "attendance/src/domain/records/dirty-mark",
} as const;

/** Faults over which records are worked out, and when. */
export const ATTENDANCE_LOAD_FAULTS: readonly Fault[] = [
  {
    ...marks,
    name: "dates that were marked again while they were worked out count as done",
    find: "mark.token <= each.token && ",
    replace: "",
  },
  {
    ...marks,
    name: "years of one person are worked out at once",
    find: "from: newest.from > first ? newest.from : first, ",
    replace: "",
  },
  {
    name: "who asked first has every turn until all is right",
    file: `${SRC}/recompute/asked-work.ts`,
    find: "      askers.delete(subject);\n      askers.set(subject, selections);\n      return",
    replace: "      return",
    project: "unit",
    tests: "attendance/src/recompute/asked-work",
  },
  {
    name: "every month that a reader shows has a part of its own",
    file: `${SRC}/store/postgres/months.ts`,
    find: " && month >= FIRST_MONTH && month <= last",
    replace: "",
    project: "unit",
    tests: "attendance/src/store/postgres/months",
  },
  {
    name: "statements of every length are kept for ever",
    file: "packages/subgraph/src/store/statement-cache.ts",
    find: "if (prepared.size >= MOST_STATEMENTS) prepared.clear();",
    replace: "",
    project: "unit",
    tests: "store/statement-cache.test",
  },
  {
    name: "a mark of somebody is joined with nobody's",
    file: "subgraphs/attendance/src/domain/records/dirty-mark.ts",
    find: "const others = knownOf.get(personKey) ?? [];",
    replace: "const others: readonly DirtyMark[] = knownOf.get(-1) ?? [];",
    project: "unit",
    tests: "records/dirty-mark.test",
  },
  {
    name: "the years of one person are previewed in one turn",
    file: `${SRC}/recompute/pin-preview.ts`,
    find: "const DAYS_PER_TURN = 92;",
    replace: "const DAYS_PER_TURN = 9_200;",
    project: "unit",
    tests: "attendance/src/recompute/pin-preview",
  },
  {
    name: "the last night of a slice has no leave",
    file: `${SRC}/domain/records/work-slices.ts`,
    find: "toMs(to) + PUNCH_MARGIN_MS",
    replace: "toMs(to)",
    project: "unit",
    tests: "attendance/src/domain/records/work-slices",
  },
  {
    name: "a time of which rows are missing counts as proved",
    file: `${SRC}/domain/records/reader-proof.ts`,
    find: "missing === undefined ? [] :",
    replace: "missing !== undefined ? [] :",
    project: "unit",
    tests: "attendance/src/domain/records/reader-proof",
  },
  {
    name: "rows that were missing are so whatever is proved",
    file: `${SRC}/store/fed-readers.ts`,
    find: "(untilMs === undefined ? before?.missing : null)",
    replace: "before?.missing",
    project: "integration",
    tests: "attendance/lost-log",
  },
  {
    name: "a month of 200 people comes into the answer in one turn",
    file: `${SRC}/graph/request-turns.ts`,
    find: "const VALUES_PER_TURN = 8_000;",
    replace: "const VALUES_PER_TURN = 8_000_000;",
    project: "unit",
    tests: "attendance/src/resolvers/matrix.test",
  },
];
