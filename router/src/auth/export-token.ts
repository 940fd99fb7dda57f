import { parseBearer } from "@biometricflow/service/identity/bearer-token";
import { LONGEST_TOKEN_SECONDS } from "@biometricflow/service/identity/key-rotation";
import type { KeySet } from "@biometricflow/service/identity/keys";
import type { SigningKeys } from "@biometricflow/service/identity/signing-keys";
import {
  ATTENDANCE_ISSUER,
  createTokenVerifier,
  ROUTER_ISSUER,
  TOKEN_USES,
  type TokenClaims,
  TokenError,
} from "@biometricflow/service/identity/token";
import { toViewer, type Viewer } from "@biometricflow/service/identity/viewer";
import { type Authenticate, judgeSession } from "./client-token.ts";
import type { RevokedSessions } from "./revoked-sessions.ts";

/** Where `POST /graphql` takes tokens of exports too. */
export interface ExportTokenOptions {
  /** Public keys of attendance, which runs exports. */
  readonly attendanceKeys: () => KeySet;
  /** The router's own keys: it knows again what it said to attendance of whoever asked for the export. */
  readonly keys: Pick<SigningKeys, "keySet">;
  /** Judges every other token. */
  readonly authenticate: Authenticate;
  readonly revoked: RevokedSessions;
  readonly now?: () => number;
}

/** An export lasts no longer than what was said of its asker, by a token of a minute. */
const GRANT_SECONDS = LONGEST_TOKEN_SECONDS.router - 60;

/**
 * Creates the check of tokens that takes those of exports: signed by attendance a minute ago, and carrying the router's own
 * token (`grant`) by which the export was asked for. The rights are those of the grant, never more, whatever else the token
 * says; its session is looked at anew each time.
 */
export function createExportAuthenticate(options: ExportTokenOptions): Authenticate {
  const { attendanceKeys, keys, authenticate, revoked, now = Date.now } = options;
  const verify = createTokenVerifier({ keys: attendanceKeys, issuer: ATTENDANCE_ISSUER, use: TOKEN_USES.export, now });
  const verifyGrant = createTokenVerifier({
    keys: keys.keySet,
    issuer: ROUTER_ISSUER,
    use: TOKEN_USES.attendance,
    graceSeconds: GRANT_SECONDS,
    now,
  });
  const judge = (authorization: string | undefined): Viewer | undefined => {
    const token = parseBearer(authorization);
    if (token === undefined) return undefined;
    try {
      const claims = verify(token);
      return toExportViewer(claims, verifyGrant(claims.grant ?? ""));
    } catch (error) {
      if (error instanceof TokenError) return undefined; // the other judge says what is wrong with it
      throw error;
    }
  };
  return async (authorization) => {
    const viewer = judge(authorization);
    return viewer === undefined ? authenticate(authorization) : judgeSession(revoked, viewer);
  };
}

/** @throws {TokenError} where both speak of different people */
function toExportViewer({ sub, sid, exp }: TokenClaims, grant: TokenClaims): Viewer {
  if (grant.sub !== sub || grant.sid !== sid) throw new TokenError("UNAUTHENTICATED");
  return { ...toViewer(grant), expiresAtMs: exp * 1000, mayOnlyQuery: true };
}
