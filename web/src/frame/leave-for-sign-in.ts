import { hasUnsent } from "../typing/unsent.ts";
import { SessionEnd } from "./session-end.ts";

/** The session of this page; its sign-in page leads back to this page with everything its address says. */
export const sessionEnd = new SessionEnd({ hasUnsent, leave: leaveForSignIn });

/** Leaves for the sign-in page. */
export function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?${new URLSearchParams({ next: `${pathname}${search}`, reason: "ended" })}`);
}

/** Whether a code says that the session is over. */
export function isSessionEnd(code: string): boolean {
  return code === "UNAUTHENTICATED" || code === "TOKEN_EXPIRED";
}
