import { requestError } from "../errors/error-codes.ts";
import { TokenError, type TokenVerifier } from "./token.ts";
import { toViewer, type Viewer } from "./viewer.ts";

/** How every API key begins, so that people, logs and the router can tell one from a token. */
export const API_KEY_PREFIX = "bfk_";

/** The token of an `authorization: Bearer ...` header. `undefined` when there is none of that form. */
export function parseBearer(header: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(header ?? "")?.[1];
}

/**
 * The viewer behind a header that must hold a valid token, for subgraphs: only the router calls, so that an
 * expired token is a refusal like any other.
 *
 * @throws `UNAUTHENTICATED` with HTTP status 401.
 */
export function authenticateRouter(verify: TokenVerifier, authorization: string | undefined): Viewer {
  const token = parseBearer(authorization);
  if (token === undefined) throw requestError("UNAUTHENTICATED", "A token of the router is required");
  try {
    return toViewer(verify(token));
  } catch (error) {
    if (error instanceof TokenError) throw requestError("UNAUTHENTICATED", "The token is not valid here");
    throw error;
  }
}
