import type { CursorList } from "@biometricflow/schema/cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseAfter, parseIds } from "@biometricflow/subgraph/list-arguments";
import type { PersonSelection } from "../domain/people/people-store.ts";
import type { InputMaybe, PersonFilter } from "../generated/resolvers.ts";
import type { AttendanceContext } from "../graph/context.ts";
import { toPlacesInScope } from "./scope.ts";
import { parseChosen } from "./chosen-ids.ts";
import { parseSearch } from "./parse-search.ts";

/** What a filter of people means to a viewer. */
interface ScopedPeople {
  readonly selection: PersonSelection;
  /** The places that the list is about. */
  readonly placeIds: readonly string[];
}

/** The people that a filter means, within what the viewer sees. @throws BAD_USER_INPUT, FORBIDDEN */
export async function toPersonSelection(
  filter: InputMaybe<PersonFilter> | undefined,
  { viewer, placeIds: known, readScope }: AttendanceContext,
): Promise<ScopedPeople> {
  const asked = parseIds(filter?.placeIds, "filter.placeIds", "PLACE");
  const placeIds = toPlacesInScope(viewer, known, asked);
  const scope = await readScope();
  const selection = {
    placeIds: asked === undefined ? scope.placeIds : placeIds,
    departmentIds: parseChosen(filter?.departmentIds, "filter.departmentIds"),
    search: parseSearch(filter?.search, "filter.search"),
    scope: scope.people,
  };
  return { selection, placeIds };
}

/** The position after which a list in the order of names goes on. @throws BAD_CURSOR */
export function parseNamePosition(
  after: string | null | undefined,
  list: CursorList,
): readonly [nameKey: string, id: string] | undefined {
  const position = parseAfter(after, { ...list, keyType: "string" });
  if (position === undefined) return undefined;
  const [key, id] = position;
  if (typeof key !== "string") throw codedError("BAD_CURSOR", "The cursor does not belong to this list", {});
  return [key, id];
}
