import { codedError, requestError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import type { PersonRecord } from "../domain/people/people-store.ts";
import type { AttendanceContext } from "../graph/context.ts";

/**
 * The places that a question is about: all that the viewer sees, or those that it names.
 *
 * @throws FORBIDDEN for a place that the viewer does not see, and the same for one that is none
 */
export function toPlacesInScope(
  viewer: Viewer,
  known: readonly string[],
  asked: readonly string[] | undefined,
): readonly string[] {
  const visible = known.filter((id) => canSeePlace(viewer, id));
  const hidden = asked?.find((id) => !visible.includes(id));
  if (hidden !== undefined) throw requestError("FORBIDDEN", "The place is out of your scope");
  return asked === undefined ? visible : visible.filter((id) => asked.includes(id));
}

/**
 * The person that a change is about.
 *
 * @throws NOT_FOUND for one out of the viewer's scope, and the same for one who is none
 */
export async function findPersonInScope(
  { people }: Pick<AttendanceContext, "people">,
  id: string,
  argument: string,
): Promise<PersonRecord> {
  const person = await people.load(id);
  if (person === null) throw codedError("NOT_FOUND", "There is no such person in your scope", { argument });
  return person;
}

/** What holds for people of any place is said by whoever sees every place. @throws FORBIDDEN */
export function requireEverywhere({ viewer }: Pick<AttendanceContext, "viewer">): void {
  if (viewer.places !== "*") throw codedError("FORBIDDEN", "It is about people of any place, and yours are some", {});
}

/**
 * A person is changed by whoever sees every place, or the person's home place.
 *
 * @throws FORBIDDEN
 */
export function requireOwnPlace({ viewer, placeIds }: AttendanceContext, homePlaceId: string | undefined): void {
  const known = homePlaceId === undefined || placeIds.includes(homePlaceId);
  if (viewer.places === "*" && known) return;
  if (homePlaceId !== undefined && known && canSeePlace(viewer, homePlaceId)) return;
  throw codedError("FORBIDDEN", "The person's home place is out of your scope", { argument: "input.homePlaceId" });
}
