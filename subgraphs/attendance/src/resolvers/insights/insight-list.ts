import { type CursorList, encodeCursor, parseCursor, toCursorTag } from "@biometricflow/schema/cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseFirst, parseIds } from "@biometricflow/subgraph/list-arguments";
import { INSIGHT_KINDS } from "../../domain/insights/insight.ts";
import type { QueryInsightsArgs } from "../../generated/resolvers.ts";
import { createClock } from "../../graph/clock-minutes.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { InsightPage } from "../../graph/insight-page.ts";
import { scanInsights } from "../../graph/insight-scan.ts";
import type { InsightPosition, InsightSelection } from "../../graph/insight-turns.ts";
import { type DateRange, parseRange } from "../date-range.ts";
import { toCurrency, toFingerprint } from "../record-selection.ts";
import { toPlacesInScope } from "../scope.ts";

const MOST_DAYS = 92;

/** Insights of what the viewer may see. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listInsights(args: QueryInsightsArgs, context: AttendanceContext): Promise<InsightPage> {
  const { insights, peopleReader, corrections } = context;
  const { selection, placeIds } = await toInsightSelection(args, context);
  const cursorList = { field: "insights", order: selection.kinds.join(), of: toFingerprint(selection) };
  const after = parsePosition(args.after, cursorList, selection);
  const sources = { insights, peopleReader, toClockMinutes: createClock(corrections.timeZones) };
  const { found, next } = await scanInsights(selection, { limit: parseFirst(args.first), after }, sources);
  const toCursor = (position: InsightPosition) => encodeCursor([...position, toCursorTag(cursorList)]);
  const edges = found.map(({ insight: node, position }) => ({ node, cursor: toCursor(position) }));
  return {
    ...toCurrency(context, { ...selection.people, from: selection.from, to: selection.to }, placeIds),
    edges,
    pageInfo: {
      hasNextPage: next !== undefined,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: next === undefined ? (edges.at(-1)?.cursor ?? null) : toCursor(next),
    },
  };
}

async function toInsightSelection(args: QueryInsightsArgs, context: AttendanceContext) {
  const { from, to } = parseRange(args, "from", MOST_DAYS);
  const asked = parseIds(args.placeIds, "placeIds", "PLACE");
  const inScope = toPlacesInScope(context.viewer, context.placeIds, asked);
  const placeIds = asked === undefined ? undefined : inScope;
  const scope = await context.readScope();
  const departmentIds = args.departmentIds ?? undefined;
  const people = { placeIds: placeIds ?? scope.placeIds, departmentIds, scope: scope.people };
  const kinds = INSIGHT_KINDS.filter((kind) => args.kinds?.includes(kind) ?? true);
  const selection: InsightSelection = { from, to, kinds, people, placeIds, scope };
  return { selection, placeIds: inScope };
}

/** @throws BAD_CURSOR */
function parsePosition(
  after: string | null | undefined,
  list: CursorList,
  { from, to }: DateRange,
): InsightPosition | undefined {
  if (after === null || after === undefined) return undefined;
  const shape = ["string", "string", "string", "string", "string"] as const;
  const [part, group, id, key, tag] = (parseCursor(after, shape) ?? []).map(String);
  const isOfList = tag === toCursorTag(list) && group !== undefined && id !== undefined && key !== undefined;
  if (isOfList && part === "1") return [part, group, id, key];
  if (isOfList && part === "0" && from <= group && group <= to) return [part, group, id, key];
  throw codedError("BAD_CURSOR", "The cursor does not belong to this list", { argument: "after" });
}
