import { createHash } from "node:crypto";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";

/** Who looks, as far as it decides which places are named. */
export type PlaceViewer = Pick<Viewer, "places">;

/** Before the local part of an id whose place is not named: the id of no place. */
const NO_NAME = "-";

/** The place, where the viewer sees it. */
export function showPlace(viewer: PlaceViewer, id: string): { readonly id: string } | null {
  return canSeePlace(viewer, id) ? { id } : null;
}

/** A global id as a viewer may read it: of a place that is not seen it names nothing, and is the same each time. */
export function showGlobalId(viewer: PlaceViewer, id: string): string {
  const [place = ""] = id.split("/", 1);
  if (place === id || canSeePlace(viewer, place)) return id;
  return `${NO_NAME}/${createHash("sha256").update(id).digest("base64url").slice(0, 16)}`;
}
