import { parseIds } from "@biometricflow/subgraph/list-arguments";
import type { QueryResolvers } from "../generated/resolvers.ts";
import { ExportQueries } from "./exports/export-query.ts";
import { reportSources } from "../graph/sources.ts";
import { AbsenceQuery } from "./absences/absence-query.ts";
import { listAttendance } from "./attendance-list.ts";
import { CalendarQuery } from "./calendars/calendar-query.ts";
import { CorrectionQuery } from "./corrections/correction-query.ts";
import { LimitQuery } from "./limits/limit-fields.ts";
import { PeriodQuery } from "./periods/period-query.ts";
import { listMatrix } from "./matrix.ts";
import { listPersons } from "./person-list.ts";
import { listPresence } from "./presence/presence-list.ts";
import { listSummary } from "./summary/summary-list.ts";
import { ShiftQuery } from "./shifts/shift-query.ts";
import { listExceptions } from "./exceptions/exception-list.ts";
import { listInsights } from "./insights/insight-list.ts";
import { toReaders } from "./overlay.ts";
import { listFindings } from "./enrolments/enrolment-findings.ts";
import { PinQuery } from "./pins/pin-query.ts";
import { listTotals } from "./totals-list.ts";
import { toPlacesInScope } from "./scope.ts";
import { WorkRuleQuery } from "./work-rules/work-rule-resolvers.ts";

/** The queries of attendance. */
export const Query: QueryResolvers = {
  ...AbsenceQuery,
  ...CorrectionQuery,
  ...ExportQueries,
  ...PeriodQuery,

  ...ShiftQuery,
  ...WorkRuleQuery,
  ...LimitQuery,
  attendanceSources: async (_root, args, { viewer, placeIds, feeds }) => {
    const inScope = toPlacesInScope(viewer, placeIds, parseIds(args.placeIds, "placeIds", "PLACE"));
    return [...(await reportSources(feeds, inScope))];
  },

  attendance: (_root, args, context, info) => listAttendance(args, context, info),

  persons: (_root, args, context) => listPersons(args, context),

  person: (_root, { id }, { people }) => people.load(id),

  ownPerson: async (_root, _args, { people, peopleReader, viewer }) => {
    const holder = await peopleReader.findAccountHolder(viewer.subject);
    return holder === undefined ? null : people.load(holder.personId);
  },

  ownRecord: async (_root, _args, { readOwnPersonId, people }) => {
    const id = await readOwnPersonId();
    return id === undefined || (await people.load(id)) === null ? null : { id };
  },

  departments: async (_root, _args, { peopleReader, readScope }) => {
    const { placeIds, people: scope } = await readScope();
    return [...(await peopleReader.listDepartments({ placeIds, scope }))];
  },

  ...PinQuery,

  enrolmentFindings: (_root, args, context) => listFindings(args, context),

  ...CalendarQuery,

  summary: (_root, args, context) => listSummary(args, context),

  exceptions: (_root, args, context) => listExceptions(args, context),

  insights: (_root, args, context) => listInsights(args, context),

  presence: (_root, args, context) => listPresence(args, context),

  attendanceMatrix: (_root, args, context) => listMatrix(args, context),

  attendanceTotals: (_root, args, context) => listTotals(args, context),

  attendanceDay: async (_root, { personId, date, additionalHolidays }, context) => {
    const { records } = toReaders(additionalHolidays, context);
    const { placeIds, people: scope } = await context.readScope();
    const page = { limit: 1, after: undefined, isDescending: false };
    const [record = null] = await records.list({ from: date, to: date, personIds: [personId], placeIds, scope }, page);
    return record;
  },
};
