/** Set by the proxy on every request, over whatever a client sent: `signed-in`, or why there is no session. */
export const SESSION_HEADER = "x-session";

/** What a route answers where a session is needed and missing. */
export interface SignedOut {
  readonly status: number;
  readonly code: "UNAUTHENTICATED" | "SERVICE_UNAVAILABLE";
  readonly message: string;
}

/** A session that nobody can renew now may live again; one that has ended does not. */
export function toSignedOut(headers: Headers): SignedOut {
  if (headers.get(SESSION_HEADER) !== "unavailable")
    return { status: 401, code: "UNAUTHENTICATED", message: "Sign in." };
  return { status: 503, code: "SERVICE_UNAVAILABLE", message: "The session cannot be renewed now." };
}
