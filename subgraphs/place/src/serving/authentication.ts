import { authenticateRouter } from "@biometricflow/service/identity/bearer-token";
import { requestError } from "@biometricflow/service/errors/error-codes";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";

/** Gives the viewer of an `authorization` value that the router signed for this place. */
export type Authenticate = (authorization: string | undefined) => Viewer;

/**
 * Creates the check of everything that reaches data. A place serves the router alone, and never the public.
 *
 * The returned function throws `UNAUTHENTICATED` (HTTP 401) without a valid token of the router for this place, and
 * `FORBIDDEN` (HTTP 403) when the token's own claims leave the place out.
 */
export function createAuthentication(placeId: string, verify: TokenVerifier): Authenticate {
  return (authorization) => {
    const viewer = authenticateRouter(verify, authorization);
    if (viewer.role === "PUBLIC") throw requestError("UNAUTHENTICATED", "A place has nothing public");
    if (!canSeePlace(viewer, placeId)) throw requestError("FORBIDDEN", "The token does not name this place");
    return viewer;
  };
}
