import { type CursorList, parseCursor, toCursorTag } from "@biometricflow/schema/cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseFirst, parseIds } from "@biometricflow/subgraph/list-arguments";
import type { AdjustmentSelection } from "../../domain/periods/period-store.ts";
import type { QueryAdjustmentsArgs, QueryPeriodsArgs } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { AdjustmentPage, PeriodPage } from "../../graph/pages.ts";
import { toFingerprint } from "../record-selection.ts";
import { toPlacesInScope } from "../scope.ts";
import { parseChosen } from "../chosen-ids.ts";

/** Lists periods. @throws BAD_USER_INPUT, BAD_CURSOR */
export function listPeriods(args: QueryPeriodsArgs, { periods }: AttendanceContext): PeriodPage {
  const cursorList = { field: "periods", order: "NEWEST" };
  const after = parseNumber(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => periods.list({ limit, after }),
    count: periods.count,
    cursorList,
    toCursorKeys: ({ id }) => [id],
  });
  return page;
}

/** Lists adjustments of people in the viewer's scope. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listAdjustments(args: QueryAdjustmentsArgs, context: AttendanceContext): Promise<AdjustmentPage> {
  const { periods } = context;
  const selection = await toSelection(args.filter ?? {}, context);
  const cursorList = { field: "adjustments", order: "NEWEST", of: toFingerprint(selection) };
  const after = parseNumber(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => periods.listAdjustments(selection, { limit, after }),
    count: () => periods.countAdjustments(selection),
    cursorList,
    toCursorKeys: ({ id }) => [id],
  });
  return page;
}

async function toSelection(
  filter: NonNullable<QueryAdjustmentsArgs["filter"]>,
  { viewer, placeIds: known, readScope }: AttendanceContext,
): Promise<AdjustmentSelection> {
  const asked = parseIds(filter.placeIds, "filter.placeIds", "PLACE");
  const scope = await readScope();
  return {
    periodId: filter.periodId ?? undefined,
    carriedIntoId: filter.carriedIntoId ?? undefined,
    isOpen: filter.isOpen ?? undefined,
    scope,
    people: {
      ids: parseChosen(filter.personIds, "filter.personIds"),
      departmentIds: parseChosen(filter.departmentIds, "filter.departmentIds"),
      placeIds: asked === undefined ? scope.placeIds : toPlacesInScope(viewer, known, asked),
      scope: scope.people,
    },
  };
}

/** The number in a cursor: that of the id it stands after. @throws BAD_CURSOR */
export function parseNumber(after: string | null | undefined, list: CursorList): number | undefined {
  if (after === null || after === undefined) return undefined;
  const [id, tag] = parseCursor(after, ["string", "string"]) ?? [];
  const [, digits] = typeof id === "string" ? (/^[a-z]\.(\d{1,15})$/.exec(id) ?? []) : [];
  if (digits === undefined || tag !== toCursorTag(list))
    throw codedError("BAD_CURSOR", "The cursor does not belong to this list", { argument: "after" });
  return Number(digits);
}
