import { type CursorList, parseCursor, toCursorTag } from "@biometricflow/schema/cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseFirst, parseIds } from "@biometricflow/subgraph/list-arguments";
import { fromCorrectionId } from "../../domain/corrections/correction.ts";
import type { CorrectionSelection } from "../../domain/corrections/correction-store.ts";
import type { QueryCorrectionsArgs } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { CorrectionPage } from "../../graph/pages.ts";
import { toFingerprint } from "../record-selection.ts";
import { toPlacesInScope } from "../scope.ts";
import { parseChosen } from "../chosen-ids.ts";

/** Lists corrections in the viewer's scope. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listCorrections(
  args: QueryCorrectionsArgs,
  context: AttendanceContext,
  given: Pick<CorrectionSelection, "isRequest"> & { readonly field: string },
): Promise<CorrectionPage> {
  const { corrections } = context;
  const { field, ...more } = given;
  const selection = { ...(await toSelection(args.filter ?? {}, context)), ...more };
  const cursorList = { field, order: "NEWEST", of: toFingerprint(selection) };
  const after = parseKey(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => corrections.list(selection, { limit, after }),
    count: () => corrections.count(selection),
    cursorList,
    toCursorKeys: ({ id }) => [id],
  });
  return page;
}

async function toSelection(
  filter: NonNullable<QueryCorrectionsArgs["filter"]>,
  { viewer, placeIds: known, readScope }: AttendanceContext,
): Promise<CorrectionSelection> {
  const asked = parseIds(filter.placeIds, "filter.placeIds", "PLACE");
  const scope = await readScope();
  return {
    from: filter.from ?? undefined,
    to: filter.to ?? undefined,
    states: filter.state ?? undefined,
    groupIds: parseChosen(filter.groupIds, "filter.groupIds"),
    people: {
      ids: parseChosen(filter.personIds, "filter.personIds"),
      departmentIds: parseChosen(filter.departmentIds, "filter.departmentIds"),
      placeIds: asked === undefined ? scope.placeIds : toPlacesInScope(viewer, known, asked),
      scope: scope.people,
    },
  };
}

function parseKey(after: string | null | undefined, list: CursorList): number | undefined {
  if (after === null || after === undefined) return undefined;
  const [id, tag] = parseCursor(after, ["string", "string"]) ?? [];
  const key = typeof id === "string" ? fromCorrectionId(id) : undefined;
  if (key === undefined || tag !== toCursorTag(list))
    throw codedError("BAD_CURSOR", "The cursor does not belong to this list", { argument: "after" });
  return key;
}
