import { compareCursorKeys, type CursorKeys } from "@biometricflow/schema/cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfterKeys, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { type SummaryGroup, type SummaryOrder, toRankedFigure, toRanks } from "../../domain/summary/summary-rows.ts";
import type { QuerySummaryArgs } from "../../generated/resolvers.ts";
import { askFirst } from "../../graph/ask-first.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { SummaryPage, SummaryRowRecord } from "../../graph/summary-page.ts";
import { toReaders } from "../overlay.ts";
import { parseRange } from "../date-range.ts";
import { toCurrency, toFingerprint, toSelection } from "../record-selection.ts";
import { readSummary, type SummaryRead } from "./read-summary.ts";
import { toFigures } from "./summary-fields.ts";

/** Figures of the records or punches that the viewer may see. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listSummary(args: QuerySummaryArgs, context: AttendanceContext): Promise<SummaryPage> {
  const { groupBy } = args;
  requireNoShifts(args);
  const { summaries, additionalHolidays } = toReaders(args.additionalHolidays, context);
  const order = args.orderBy ?? "KEY_ASC";
  const { selection, placeIds } = await toSelection({ ...args.filter, ...parseRange(args.range, "range") }, context);
  const cursorList = { field: `summary ${groupBy}`, order, of: toFingerprint({ ...selection, additionalHolidays }) };
  const after = parseAfterKeys(args.after, ["number", "string", "string"], cursorList);
  askFirst(context, [], selection);
  let reading: Promise<SummaryRead> | undefined;
  const read = () => (reading ??= readSummary(selection, groupBy, { ...context, summaries }));
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: async (limit) => toPage(toOrdered(await read(), groupBy, order), after, limit),
    count: async () => (await read()).rows.length,
    cursorList,
    toCursorKeys: ({ position }) => position,
  });
  return {
    ...page,
    ...toCurrency(context, selection, placeIds),
    total: async () => {
      const { total } = await read();
      return total === undefined ? null : toFigures(total);
    },
    totalPunches: async () => {
      const { totalPunches } = await read();
      return totalPunches === undefined ? null : { ...totalPunches, usual: null };
    },
  };
}

/** @throws BAD_USER_INPUT for shifts of punches: an answer that left them out would be of others too */
function requireNoShifts({ groupBy, filter }: QuerySummaryArgs): void {
  const isOfPunches = groupBy === "DEVICE" || groupBy === "HOUR";
  if (!isOfPunches || (filter?.shiftIds ?? undefined) === undefined) return;
  throw codedError("BAD_USER_INPUT", `Punches are of no shift: leave shiftIds out, or do not group by ${groupBy}`, {
    argument: "filter.shiftIds",
  });
}

const WITHOUT_FIGURE = Number.MAX_SAFE_INTEGER;

function toOrdered(
  { rows, readUsual }: SummaryRead,
  groupBy: SummaryGroup,
  order: SummaryOrder,
): readonly SummaryRowRecord[] {
  const placed = rows.map((entry) => {
    const figure = toRankedFigure(entry, order);
    return { entry, figure, position: [figure === undefined ? WITHOUT_FIGURE : -figure, entry.nameKey, entry.id] };
  });
  placed.sort((left, right) => compareCursorKeys(left.position, right.position));
  const ranks = toRanks(placed.map(({ figure }) => figure));
  return placed.map(({ entry, position }, index) => ({ groupBy, entry, position, rank: ranks[index], readUsual }));
}

function toPage(
  ordered: readonly SummaryRowRecord[],
  after: CursorKeys | undefined,
  limit: number,
): readonly SummaryRowRecord[] {
  const start = after === undefined ? 0 : ordered.findIndex(({ position }) => compareCursorKeys(position, after) > 0);
  return start < 0 ? [] : ordered.slice(start, start + limit);
}
