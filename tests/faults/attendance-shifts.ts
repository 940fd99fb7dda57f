import type { Fault } from "./fault.ts";

const DOMAIN = "subgraphs/attendance/src/domain";

/** Faults of shifts, of how they are compiled, and of additional holidays. */
export const SHIFT_FAULTS: readonly Fault[] = [
  {
    name: "a department's shift stands over a person's own",
    file: `${DOMAIN}/rules/compile-person.ts`,
    find: "layOver(decide(assignments), ofDepartments)",
    replace: "layOver(ofDepartments, decide(assignments))",
    project: "property",
    tests: "compiled-shifts",
  },
  {
    name: "a changed day off is thought to reach two dates away",
    file: `${DOMAIN}/rules/reach.ts`,
    find: "REACH_DAYS = 3",
    replace: "REACH_DAYS = 2",
    project: "property",
    tests: "attendance/test/reach",
  },
  {
    name: "a version holds a date longer than until the next one",
    file: `${DOMAIN}/rules/shift-book.ts`,
    find: "next ? addDays(next.from, -1) : LAST_DATE",
    replace: "next ? next.from : LAST_DATE",
    project: "unit",
    tests: "shift-book",
  },
  {
    name: "a record is chosen by a flag although its status is not asked for",
    file: `${DOMAIN}/records/overlay.ts`,
    find: "if (statuses !== undefined && !statuses.includes(status)) return false;",
    replace: "",
    project: "unit",
    tests: "domain/records/overlay",
  },
  {
    name: "a weekend is thought to hold beyond the next one",
    file: `${DOMAIN}/calendars/changed-dates.ts`,
    find: "next === undefined ? LAST_DATE : addDays(next.from, -1)",
    replace: "LAST_DATE",
    project: "unit",
    tests: "calendars/calendar-edit",
  },
  {
    name: "a date that is taken from a holiday takes those behind it along",
    file: `${DOMAIN}/calendars/holiday.ts`,
    find: "return [before, after].filter",
    replace: "return [before].filter",
    project: "unit",
    tests: "calendars/calendar-edit",
  },
  {
    name: "a holiday that is edited stays where it is none any more",
    file: `${DOMAIN}/calendars/holiday-plan.ts`,
    find: "known.filter((placeId) => !placeIds.includes(placeId))",
    replace: "known.filter(() => false)",
    project: "unit",
    tests: "calendars/holiday-plan",
  },
  {
    name: "a suggestion is confirmed a second time where it was confirmed already",
    file: `${DOMAIN}/calendars/holiday-plan.ts`,
    find: "calendars.filter(isNew).map",
    replace: "calendars.map",
    project: "unit",
    tests: "calendars/holiday-plan",
  },
  {
    name: "a shift is saved over one that somebody else made meanwhile",
    file: `${DOMAIN}/shifts/shift-revision.ts`,
    find: "if (revision === undefined || revision === found",
    replace: 'if (revision === undefined || revision === "" || revision === found',
    project: "unit",
    tests: "shifts/shift-revision",
  },
];
