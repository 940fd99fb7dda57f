import { type CursorList, encodeCursor, toCursorTag } from "@biometricflow/schema/cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseAfterKeys, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { LimitHit, LimitKind } from "../../domain/limits/limit-hits.ts";
import type { ViewerScope } from "../../domain/people/viewer-scope.ts";
import type { LimitFilter, QueryLimitHitsArgs } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { type HitPosition, type HitSelection, scanHits, toPosition } from "../../graph/limit-scan.ts";
import type { LimitPage } from "../../graph/pages.ts";
import { toPersonSelection } from "../person-selection.ts";
import { toFingerprint } from "../record-selection.ts";
import { parseChosen } from "../chosen-ids.ts";

const MAX_DAYS = 62;
const DAY_MS = 86_400_000;

/** Lists limits that people passed. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listLimitHits(args: QueryLimitHitsArgs, context: AttendanceContext): Promise<LimitPage> {
  const selection = await toHitSelection(args.filter, context);
  const cursorList = { field: "limitHits", order: "NAME_ASC", of: toFingerprint({ ...args.filter, ...selection }) };
  const after = parsePosition(args.after, cursorList);
  const page = { limit: parseFirst(args.first), after };
  const { hits, next } = await scanHits(selection, page, context);
  const toCursor = (position: HitPosition | undefined) =>
    position === undefined ? null : encodeCursor([...position, toCursorTag(cursorList)]);
  const edges = hits.map((node) => ({ node, cursor: toCursor(toPosition(node)) ?? "" }));
  return {
    edges,
    pageInfo: {
      hasNextPage: next !== undefined,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: toCursor(next) ?? edges.at(-1)?.cursor ?? null,
    },
  };
}

async function toHitSelection(filter: LimitFilter, context: AttendanceContext): Promise<HitSelection> {
  const { from, to, personIds, departmentIds, placeIds, search, kinds } = filter;
  if (from > to) throw codedError("BAD_USER_INPUT", "from is after to", { argument: "filter.from" });
  if (Date.parse(to) - Date.parse(from) >= MAX_DAYS * DAY_MS)
    throw codedError("BAD_USER_INPUT", `Limits are listed over at most ${MAX_DAYS} dates`, { argument: "filter.to" });
  const { selection } = await toPersonSelection({ departmentIds, placeIds, search }, context);
  const scope = await context.readScope();
  return {
    from,
    to,
    people: { ...selection, ids: parseChosen(personIds, "filter.personIds") },
    isShown: (hit) => isShown(hit, scope),
    kinds: kinds?.filter(isLimitKind),
  };
}

/** As a list of records would show the record of the date. */
function isShown({ day }: LimitHit, { placeIds, people }: ViewerScope): boolean {
  if (placeIds !== undefined && !placeIds.includes(day.placeId)) return false;
  if (people === undefined) return true;
  const isOfDepartment = day.departmentId !== undefined && people.departmentIds.includes(day.departmentId);
  return isOfDepartment || people.personIds.includes(day.personId);
}

function isLimitKind(kind: string): kind is LimitKind {
  return !kind.startsWith("OVERTIME_");
}

function parsePosition(after: string | null | undefined, list: CursorList): HitPosition | undefined {
  const keys = parseAfterKeys(after, ["string", "string", "string", "string"], list);
  if (keys === undefined) return undefined;
  const [nameKey = "", id = "", date = "", kind = ""] = keys.map(String);
  return [nameKey, id, date, kind];
}
