import type { CursorList } from "@biometricflow/schema/cursor";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfterKeys, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { ShiftTarget } from "../../domain/shifts/named-shift.ts";
import type { AssignmentPosition, AssignmentSelection } from "../../domain/shifts/shift-store.ts";
import type { InputMaybe, QueryShiftAssignmentsArgs, ShiftAssignmentFilter } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { ShiftAssignmentPage } from "../../graph/pages.ts";
import { toFingerprint } from "../record-selection.ts";
import { parseChosen } from "../chosen-ids.ts";

/** Lists who was given which shift. @throws BAD_USER_INPUT, BAD_CURSOR */
export async function listAssignments(
  args: QueryShiftAssignmentsArgs,
  context: AttendanceContext,
): Promise<ShiftAssignmentPage> {
  const { shiftReader } = context;
  const { placeIds } = await context.readScope();
  const selection: AssignmentSelection = {
    shiftIds: parseChosen(args.filter?.shiftIds, "filter.shiftIds"),
    targets: toTargets(args.filter),
    placeIds,
  };
  const cursorList = { field: "shiftAssignments", order: "TARGET_ASC", of: toFingerprint(selection) };
  const after = parsePosition(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => shiftReader.listAssignments(selection, { limit, after }),
    count: () => shiftReader.countAssignments(selection),
    cursorList,
    toCursorKeys: ({ target, from }) => [target.kind, target.id, from],
  });
  return page;
}

function toTargets(filter: InputMaybe<ShiftAssignmentFilter> | undefined): readonly ShiftTarget[] | undefined {
  const [placeIds, departmentIds, personIds] = [
    parseChosen(filter?.placeIds, "filter.placeIds"),
    parseChosen(filter?.departmentIds, "filter.departmentIds"),
    parseChosen(filter?.personIds, "filter.personIds"),
  ];
  if (!placeIds && !departmentIds && !personIds) return undefined;
  const toKind = (kind: ShiftTarget["kind"], ids: readonly string[] | null | undefined) =>
    (ids ?? []).map((id) => ({ kind, id }));
  return [...toKind("PLACE", placeIds), ...toKind("DEPARTMENT", departmentIds), ...toKind("PERSON", personIds)];
}

function parsePosition(after: string | null | undefined, list: CursorList): AssignmentPosition | undefined {
  const keys = parseAfterKeys(after, ["string", "string", "string"], list);
  if (keys === undefined) return undefined;
  const [kind = "", id = "", from = ""] = keys.map(String);
  return [kind, id, from];
}
