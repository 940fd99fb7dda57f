import type { SigningKey } from "@biometricflow/service/identity/keys";
import {
  ATTENDANCE_ISSUER,
  createTokenSigner,
  DIRECTORY_ISSUER,
  type NewTokenClaims,
  ROUTER_ISSUER,
  TOKEN_USES,
  type TokenUse,
} from "@biometricflow/service/identity/token";

const ADMIN: NewTokenClaims = { sub: "admin", sid: "s1", name: "admin", role: "ADMIN", places: ["*"] };

/** Tokens as the services of a federation sign them. */
export interface HarnessTokens {
  /** A client's, of an ADMIN of all places unless `claims` say otherwise. */
  readonly token: (claims?: Partial<NewTokenClaims>, expiresInSeconds?: number) => string;
  /** A token of the directory for another use, or of another time; `token` makes those that count. */
  readonly misuse: (use: TokenUse, nowMs?: number) => string;
  /** A token of an export that somebody with these claims asked for; `said` is what attendance says of itself. */
  readonly exportToken: (claims?: Partial<NewTokenClaims>, said?: Partial<NewTokenClaims>) => string;
}

/** Signs by the keys of the services. */
export function createHarnessTokens(
  keys: Readonly<Record<"directory" | "router" | "attendance", SigningKey>>,
): HarnessTokens {
  const sign = createTokenSigner({ key: keys.directory, issuer: DIRECTORY_ISSUER });
  const signGrant = createTokenSigner({ key: keys.router, issuer: ROUTER_ISSUER });
  const signExport = createTokenSigner({ key: keys.attendance, issuer: ATTENDANCE_ISSUER });
  return {
    token: (claims = {}, expiresInSeconds = 3600) =>
      sign({ ...ADMIN, ...claims }, { use: TOKEN_USES.client, expiresInSeconds }),
    misuse: (use, nowMs = Date.now()) =>
      createTokenSigner({ key: keys.directory, issuer: DIRECTORY_ISSUER, now: () => nowMs })(ADMIN, {
        use,
        expiresInSeconds: 600,
      }),
    exportToken: (claims = {}, said = {}) => {
      const asked = { ...ADMIN, ...claims };
      const grant = signGrant(asked, { use: TOKEN_USES.attendance, expiresInSeconds: 60 });
      return signExport({ ...asked, grant, ...said }, { use: TOKEN_USES.export, expiresInSeconds: 60 });
    },
  };
}
