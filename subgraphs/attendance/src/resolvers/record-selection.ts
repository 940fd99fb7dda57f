import { createHash } from "node:crypto";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseIds } from "@biometricflow/subgraph/list-arguments";
import type { RecordSelection } from "../domain/records/listed-record.ts";
import type { AttendanceFilter } from "../generated/resolvers.ts";
import type { AttendanceContext } from "../graph/context.ts";
import type { Currency } from "../graph/pages.ts";
import { reportSources } from "../graph/sources.ts";
import { toPlacesInScope } from "./scope.ts";
import { parseChosen } from "./chosen-ids.ts";
import { parseSearch } from "./parse-search.ts";

/** What a filter means to a viewer. */
export interface ScopedSelection {
  readonly selection: RecordSelection;
  /** The places that the list is about. */
  readonly placeIds: readonly string[];
}

/** The records that a filter means, within what the viewer sees. @throws BAD_USER_INPUT, FORBIDDEN */
export async function toSelection(filter: AttendanceFilter, context: AttendanceContext): Promise<ScopedSelection> {
  const { viewer, placeIds: known, readScope } = context;
  const { from, to } = filter;
  if (from > to) throw codedError("BAD_USER_INPUT", "from is after to", { argument: "filter.from" });
  const asked = parseIds(filter.placeIds, "filter.placeIds", "PLACE");
  const placeIds = toPlacesInScope(viewer, known, asked);
  const scope = await readScope();
  const selection = {
    from,
    to,
    placeIds: asked === undefined ? scope.placeIds : placeIds,
    departmentIds: parseChosen(filter.departmentIds, "filter.departmentIds"),
    personIds: parseChosen(filter.personIds, "filter.personIds"),
    shiftIds: parseChosen(filter.shiftIds, "filter.shiftIds"),
    statuses: filter.status ?? undefined,
    flags: filter.flags ?? undefined,
    overtime: filter.overtime ?? undefined,
    search: parseSearch(filter.search, "filter.search"),
    scope: scope.people,
  };
  return { selection, placeIds };
}

/** A cursor of another list is told by it. */
export function toFingerprint(selection: object): string {
  return createHash("sha256").update(JSON.stringify(selection)).digest("base64url").slice(0, 22);
}

/** How far figures of a selection are true. */
export function toCurrency(
  { records, feeds }: AttendanceContext,
  selection: RecordSelection,
  placeIds: readonly string[],
): Currency {
  return {
    recomputing: () => records.countMarked(selection),
    sources: () => reportSources(feeds, placeIds),
  };
}
