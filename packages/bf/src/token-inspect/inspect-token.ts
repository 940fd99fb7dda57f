import type { KeySet } from "@biometricflow/service/identity/keys";
import {
  ATTENDANCE_ISSUER,
  createTokenVerifier,
  DIRECTORY_ISSUER,
  ROUTER_ISSUER,
  TOKEN_USES,
  TokenError,
  type TokenUse,
} from "@biometricflow/service/identity/token";

/** What a token says, and whether it counts where it is meant for. */
export interface InspectedToken {
  /** `UNCHECKED`: there were no keys to check it by. */
  readonly verdict: "COUNTS" | "EXPIRED" | "REFUSED" | "UNCHECKED";
  /** Why, for people. */
  readonly reason: string;
  /** What such a token is for; `null` for one that is for nothing here. */
  readonly purpose: string | null;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Negative for one that is over; `null` where it does not say. */
  readonly expiresInSeconds: number | null;
}

interface KnownUse {
  readonly use: TokenUse;
  readonly issuer: string;
  readonly purpose: string;
}

const PLACE = /^place:(.+)$/;

/** Reads a token; `undefined` for a text that is none. Whether it counts says the verifier of the services, and nobody else. */
export function inspectToken(token: string, keys: KeySet | undefined, nowMs: number): InspectedToken | undefined {
  const [head = "", body = "", ...rest] = token.split(".");
  const [header, claims] = [decode(head), decode(body)];
  if (header === undefined || claims === undefined || rest.length !== 1) return undefined;
  const known = findUse(header["typ"], claims["aud"]);
  const exp = claims["exp"];
  const expiresInSeconds = typeof exp === "number" ? Math.floor(exp - nowMs / 1000) : null;
  return { ...judge(token, { known, keys, nowMs }), purpose: known?.purpose ?? null, header, claims, expiresInSeconds };
}

function judge(
  token: string,
  by: { readonly known: KnownUse | undefined; readonly keys: KeySet | undefined; readonly nowMs: number },
): Pick<InspectedToken, "verdict" | "reason"> {
  const { known, keys, nowMs } = by;
  if (known === undefined)
    return { verdict: "REFUSED", reason: "its kind and its audience belong to no use of a token" };
  if (keys === undefined)
    return {
      verdict: "UNCHECKED",
      reason: "anybody may have written it: --config or --jwks gives the keys to check it by",
    };
  try {
    createTokenVerifier({ keys: () => keys, issuer: known.issuer, use: known.use, now: () => nowMs })(token);
    return { verdict: "COUNTS", reason: "signed by a known key; whether its session is over, the router alone knows" };
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    if (error.code === "TOKEN_EXPIRED")
      return { verdict: "EXPIRED", reason: "signed by a known key, and over: sign in again" };
    return {
      verdict: "REFUSED",
      reason: "no known key signed it so: another organisation's, changed, or of a key that was exchanged",
    };
  }
}

/** Kind and audience must belong together; a place's id stands in the audience alone. */
function findUse(typ: unknown, audience: unknown): KnownUse | undefined {
  if (typeof typ !== "string" || typeof audience !== "string") return undefined;
  const place = PLACE.exec(audience)?.[1] ?? "";
  return listUses(place).find(({ use }) => typ === `${use.kind}+jwt` && audience === use.audience);
}

function listUses(place: string): readonly KnownUse[] {
  const router = { issuer: ROUTER_ISSUER };
  return [
    { use: TOKEN_USES.client, issuer: DIRECTORY_ISSUER, purpose: "a client's, for queries to the router" },
    { use: TOKEN_USES.socket, ...router, purpose: "a page's, for subscriptions at the router's socket" },
    { use: TOKEN_USES.directory, ...router, purpose: "the router's, for the directory" },
    { use: TOKEN_USES.attendance, ...router, purpose: "the router's, for attendance" },
    { use: TOKEN_USES.place(place), ...router, purpose: `the router's, for the place ${place}` },
    { use: TOKEN_USES.identity, ...router, purpose: "the router's, for /version of a place" },
    {
      use: TOKEN_USES.feed(place),
      issuer: ATTENDANCE_ISSUER,
      purpose: `attendance's, for the feed of the place ${place}`,
    },
    { use: TOKEN_USES.export, issuer: ATTENDANCE_ISSUER, purpose: "attendance's, for the queries of an export" },
    {
      use: TOKEN_USES.serials(place),
      issuer: DIRECTORY_ISSUER,
      purpose: `the directory's, for the readers of the place ${place}`,
    },
  ];
}

function decode(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined; // no JSON: no token
  }
}
