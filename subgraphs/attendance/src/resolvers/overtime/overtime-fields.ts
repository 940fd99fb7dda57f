import { toDateTime } from "@biometricflow/subgraph/date-time";
import type {
  DayRecordResolvers,
  OvertimeApprovalResolvers,
  OvertimeLineResolvers,
} from "../../generated/resolvers.ts";

/** What is said of a record's overtime. */
export const DayOvertimeFields = {
  approvedOvertimeMinutes: async ({ person, date, additionalHolidays }, _args, { overtime }) =>
    additionalHolidays ? null : ((await overtime.load({ personKey: person.key, date }))?.counted.minutes ?? 0),
  overtimeApproval: async ({ person, date }, _args, { overtime }) =>
    (await overtime.load({ personKey: person.key, date })) ?? null,
} satisfies DayRecordResolvers;

/** A decision's fields. */
export const OvertimeApprovalFields: OvertimeApprovalResolvers = {
  minutes: ({ approval }) => approval.minutes,
  countedMinutes: ({ counted }) => counted.minutes,
  isWorkedLess: ({ counted }) => counted.lines.some(({ key }) => key === "WORKED_LESS"),
  reason: ({ approval }) => approval.reason,
  by: ({ approval }) => approval.actor,
  at: ({ approval }) => toDateTime(approval.atMs) ?? "",
  lines: ({ counted }) => [...counted.lines],
};

/** A line's fields. */
export const OvertimeLineFields: OvertimeLineResolvers = {
  boundMinutes: ({ bound }) => bound ?? null,
  rule: ({ rule }) => rule ?? null,
};
