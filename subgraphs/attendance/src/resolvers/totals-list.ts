import { createConnection } from "@biometricflow/subgraph/connection";
import { parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { RecordSelection } from "../domain/records/listed-record.ts";
import type { GroupTotals, TotalsGroup } from "../domain/records/period-totals.ts";
import type {
  AttendanceTotalsResolvers,
  LeaveOfKindResolvers,
  QueryAttendanceTotalsArgs,
} from "../generated/resolvers.ts";
import { askFirst } from "../graph/ask-first.ts";
import type { AttendanceContext } from "../graph/context.ts";
import { sumApproved } from "../graph/overtime-totals.ts";
import type { TotalsPage, TotalsRow } from "../graph/pages.ts";
import { toReaders } from "./overlay.ts";
import { parseNamePosition } from "./person-selection.ts";
import { toCurrency, toFingerprint, toSelection } from "./record-selection.ts";

/** Totals of the records that the viewer may see. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listTotals(args: QueryAttendanceTotalsArgs, context: AttendanceContext): Promise<TotalsPage> {
  const { totals, additionalHolidays } = toReaders(args.additionalHolidays, context);
  const { selection, placeIds } = await toSelection(args.filter, context);
  const groupBy = args.groupBy ?? "PERSON";
  const cursorList = {
    field: "attendanceTotals",
    order: groupBy,
    of: toFingerprint({ ...selection, additionalHolidays }),
  };
  const after = parseNamePosition(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: async (limit) => {
      askFirst(context, [], selection);
      const rows = await totals.list(selection, groupBy, { limit, after });
      return additionalHolidays.length > 0 ? rows.map(toUndecided) : toRows(rows, { selection, groupBy, context });
    },
    count: () => totals.count(selection, groupBy),
    cursorList,
    toCursorKeys: ({ nameKey, id }) => [nameKey, id],
  });
  return { ...page, ...toCurrency(context, selection, placeIds) };
}

interface TotalsTerms {
  readonly selection: RecordSelection;
  readonly groupBy: TotalsGroup;
  readonly context: AttendanceContext;
}

/** The rows of a page; approved overtime and leave by kind are counted for all of them, once, when they are asked for. */
function toRows(rows: readonly GroupTotals[], { selection, groupBy, context }: TotalsTerms): readonly TotalsRow[] {
  const own = groupBy === "PERSON" ? { ...selection, personIds: rows.map(({ id }) => id) } : selection;
  const readSums = once(() => sumApproved(own, groupBy, context));
  const readLeave = once(async () => {
    return Map.groupBy(await context.absenceReader.countLeave(own, groupBy), ({ groupId }) => groupId);
  });
  return rows.map((row) => ({
    ...row,
    sumApproved: async () => (await readSums()).get(row.id) ?? 0,
    countLeave: async () => (await readLeave()).get(row.id) ?? [],
  }));
}

/** Decisions on overtime and leave are counted over what is kept: nothing is said of what would be. */
function toUndecided(row: GroupTotals): TotalsRow {
  return { ...row, sumApproved: async () => null, countLeave: async () => null };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

/** Whose totals they are; the figures are theirs by name. */
export const AttendanceTotalsFields: AttendanceTotalsResolvers = {
  person: ({ groupBy, id, pin, name, nameKey, personKey }) =>
    groupBy === "PERSON" && pin !== undefined && personKey !== undefined
      ? { key: personKey, id, pin, name, nameKey }
      : null,
  department: ({ groupBy, id, name }) => (groupBy === "DEPARTMENT" && id !== "" ? { id, name } : null),
  place: ({ groupBy, id }) => (groupBy === "PLACE" ? { id } : null),
  approvedOvertimeMinutes: ({ sumApproved: sum }) => sum(),
  leaveByKind: async ({ countLeave }, _args, { kinds }) => {
    const counted = await countLeave();
    if (counted === null) return null;
    const named = await Promise.all(counted.map(async (leave) => ({ leave, kind: await kinds.load(leave.kindId) })));
    return named
      .toSorted((left, right) => compareText(left.kind?.name ?? "", right.kind?.name ?? ""))
      .map(({ leave }) => leave);
  },
  attendanceRatePct: ({ attendanceRatePct }) => attendanceRatePct ?? null,
  hoursProgressPct: ({ hoursProgressPct }) => hoursProgressPct ?? null,
};

/** Days of leave of one kind. */
export const LeaveOfKindFields: LeaveOfKindResolvers = {
  kind: ({ kindId }, _args, { kinds }) => kinds.load(kindId),
};

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
