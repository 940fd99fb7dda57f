import { readTokenRole } from "./token-life.ts";

/** What stands in a screen's cookie once its key is over: it is not asked again, for wrong keys count as failed sign-ins. */
export const SCREEN_OVER = "over";

/** Whether a session's token is a screen's, as it states itself: the router judges tokens, this only tells what to ask for. */
export function isScreenToken(token: string | undefined): boolean {
  return token !== undefined && readTokenRole(token) === "SCREEN";
}
