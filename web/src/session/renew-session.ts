import "server-only";
import { type AuthOutcome, refreshSession, type SessionTokens } from "./router-auth.ts";
import { judgeToken } from "./token-life.ts";

/** A request's session after renewal. */
export type SessionState =
  /** `renewed` holds tokens that the answer must set as cookies. */
  | { readonly kind: "signedIn"; readonly accessToken: string; readonly renewed?: SessionTokens }
  /** `ended`: the session is over and its cookies go. `unavailable`: nobody can renew it now; the cookies stay. */
  | { readonly kind: "signedOut"; readonly reason: "none" | "ended" | "unavailable" };

const pending = new Map<string, Promise<AuthOutcome>>();

/** One refresh per token at a time: parallel requests of a page share it. */
function refreshOnce(refreshToken: string, forwardedFor: string | null): Promise<AuthOutcome> {
  const running = pending.get(refreshToken);
  if (running) return running;
  const refresh = refreshSession(refreshToken, forwardedFor).finally(() => pending.delete(refreshToken));
  pending.set(refreshToken, refresh);
  return refresh;
}

/** Judges the cookies of a request and renews the session when its token is about to end. */
export async function renewSession(
  accessToken: string | undefined,
  refreshToken: string | undefined,
  forwardedFor: string | null,
): Promise<SessionState> {
  const judgement = judgeToken(accessToken, Date.now());
  if (accessToken && judgement === "good") return { kind: "signedIn", accessToken };
  if (!refreshToken) {
    return accessToken && judgement === "ending"
      ? { kind: "signedIn", accessToken }
      : { kind: "signedOut", reason: accessToken ? "ended" : "none" };
  }
  const outcome = await refreshOnce(refreshToken, forwardedFor);
  if (outcome.ok) return { kind: "signedIn", accessToken: outcome.tokens.accessToken, renewed: outcome.tokens };
  if (accessToken && judgement === "ending") return { kind: "signedIn", accessToken };
  return { kind: "signedOut", reason: outcome.code === "UNAUTHENTICATED" ? "ended" : "unavailable" };
}
