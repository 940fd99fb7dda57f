import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import type { PeopleReader } from "../domain/people/people-store.ts";
import { isNarrowed, toPeopleScope, type ViewerScope } from "../domain/people/viewer-scope.ts";

/** Reads what a viewer sees: everything that is asked of people or records is asked within it. */
export async function readViewerScope(
  viewer: Viewer,
  known: readonly string[],
  people: Pick<PeopleReader, "findAccountHolder">,
): Promise<ViewerScope> {
  const placeIds = viewer.places === "*" ? undefined : known.filter((id) => canSeePlace(viewer, id));
  const holder = isNarrowed(viewer.role) ? await people.findAccountHolder(viewer.subject) : undefined;
  return { placeIds, people: toPeopleScope(viewer.role, holder) };
}
