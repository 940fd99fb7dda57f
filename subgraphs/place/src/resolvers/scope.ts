import type { Viewer } from "@biometricflow/service/identity/viewer";

/** Whether the viewer's claims leave this user open: an EMPLOYEE sees the users it is, everybody else all. */
export function canSeeUser(viewer: Viewer, userId: string): boolean {
  return viewer.users?.includes(userId) ?? true;
}

/** Whether a gathered field is answered here: it names no places, or this one. */
export function isPlaceAsked(placeIds: readonly string[] | undefined, placeId: string): boolean {
  return placeIds?.includes(placeId) ?? true;
}
