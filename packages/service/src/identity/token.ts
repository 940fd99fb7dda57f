import { createHash, type KeyObject, randomUUID } from "node:crypto";
import jwt from "jsonwebtoken";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { SigningKey } from "./keys.ts";
import { TOKEN_ROLES } from "./role.ts";

/** Issuer of the tokens that clients hold. */
export const DIRECTORY_ISSUER = "biometricflow-directory";
/** Issuer of the tokens that the router sends to subgraphs. */
export const ROUTER_ISSUER = "biometricflow-router";
/** Issuer of the tokens that attendance sends to places, and to the router for its exports. */
export const ATTENDANCE_ISSUER = "service:attendance";

/** What a token is for. A verifier wants both: the kind stands in the token's header, the audience in its claims. */
export interface TokenUse {
  readonly kind:
    | "client"
    | "socket"
    | "directory"
    | "attendance"
    | "place"
    | "feed"
    | "serials"
    | "identity"
    | "export";
  readonly audience: string;
}

/**
 * Every use of a token. The ids of places are chosen by operators, so that each sort of audience has a namespace of
 * its own: a place named `directory` is `place:directory`.
 */
export const TOKEN_USES = {
  /** Held by clients, for the router; signed by the directory. */
  client: { kind: "client", audience: "service:router" },
  /** Held by page script, for the router's socket; signed by the router. */
  socket: { kind: "socket", audience: "socket:router" },
  /** Of the router, for the directory. */
  directory: { kind: "directory", audience: "service:directory" },
  /** Of the router, for attendance. */
  attendance: { kind: "attendance", audience: "service:attendance" },
  /** Of the router, for one place. */
  place: (id: string) => ({ kind: "place", audience: `place:${id}` }),
  /** Of a follower, for the change feed of one place and nothing else; signed by the follower. */
  feed: (place: string) => ({ kind: "feed", audience: `place:${place}` }),
  /** Of the directory, for the change feed of attendance and nothing else; signed by the directory. */
  attendanceFeed: { kind: "feed", audience: "service:attendance" },
  /** Of the directory, for the serial numbers of one place's readers and nothing else; signed by the directory. */
  serials: (place: string) => ({ kind: "serials", audience: `place:${place}` }),
  /** Of attendance, for queries to the router in the name of whoever asked for an export. */
  export: { kind: "export", audience: "service:router" },
  /** Of the router, for `/version` of whatever place answers at an address: it opens nothing else. */
  identity: { kind: "identity", audience: "service:identity" },
} as const satisfies Record<string, TokenUse | ((id: string) => TokenUse)>;

const tokenClaims = z.object({
  iss: z.string(),
  aud: z.string(),
  /** The account or API key; `anonymous` for the role PUBLIC. */
  sub: z.string().min(1),
  /** Seconds since 1970. */
  exp: z.int(),
  iat: z.int(),
  jti: z.string().min(1),
  /** The session: the family of refresh tokens it belongs to. */
  sid: z.string(),
  kid: z.string().optional(),
  role: z.enum(TOKEN_ROLES),
  /** Place ids; `["*"]` is every enabled place. */
  places: z.array(z.string()).readonly(),
  /** Ids of the users an EMPLOYEE is. */
  users: z.array(z.string()).readonly().optional(),
  /** The account's name for people. */
  name: z.string().optional(),
  /** Who asks in truth, where that is somebody else than `sub`: an administrator who views as it. Source: RFC 8693 section 4.1. */
  act: z
    .object({ sub: z.string().min(1) })
    .readonly()
    .optional(),
  /**
   * Seconds since 1970: until when mutations that write to readers are taken; absent where they always are. A client's token says 0 for
   * a right that is given for a time: the router follows until when, and says it in its own tokens.
   */
  deviceWritesUntil: z.int().optional(),
  /** Of an export: the router's own token by which it was asked for. What that one says of rights counts. */
  grant: z.string().optional(),
});

/** What a token says. */
export type TokenClaims = Readonly<z.output<typeof tokenClaims>>;

/** The claims a signer is given; the rest it fills in. */
export type NewTokenClaims = Omit<TokenClaims, "iss" | "aud" | "exp" | "iat" | "jti" | "kid">;

/** A token was refused. `TOKEN_EXPIRED` asks for a refresh; `UNAUTHENTICATED` for a new sign-in. The token is not in the message. */
export class TokenError extends Error {
  readonly code: "UNAUTHENTICATED" | "TOKEN_EXPIRED";

  constructor(code: "UNAUTHENTICATED" | "TOKEN_EXPIRED", options?: ErrorOptions) {
    super(code === "TOKEN_EXPIRED" ? "The token has expired" : "The token is not valid", options);
    this.name = "TokenError";
    this.code = code;
  }
}

/** Signs claims for one use. */
export type TokenSigner = (
  claims: NewTokenClaims,
  options: {
    readonly use: TokenUse;
    /** From now. */
    readonly expiresInSeconds: number;
    /** Of the token that this one stands for; now when omitted. */
    readonly issuedAtMs?: number;
  },
) => string;

/** Gives a token's claims. @throws {TokenError} */
export type TokenVerifier = (token: string) => TokenClaims;

/** Milliseconds since 1970. */
type Now = () => number;

/** Creates a signer of ES256 tokens; `now` is the system clock when omitted. */
export function createTokenSigner(options: {
  /** Or what gives the one of now. */
  readonly key: SigningKey | (() => SigningKey);
  readonly issuer: string;
  readonly now?: Now;
}): TokenSigner {
  const { key, issuer, now = Date.now } = options;
  return (claims, { use, expiresInSeconds, issuedAtMs = now() }) => {
    const iat = Math.floor(issuedAtMs / 1000);
    const { kid, privateKey } = typeof key === "function" ? key() : key;
    const exp = Math.floor(now() / 1000) + expiresInSeconds;
    const payload = { ...claims, iss: issuer, aud: use.audience, iat, exp, jti: randomUUID(), kid };
    const header = { alg: "ES256", typ: toHeaderType(use), kid } as const;
    return jwt.sign(payload, privateKey, { algorithm: "ES256", header });
  };
}

/** How a verifier checks. */
export interface TokenVerifierOptions {
  /** The keys that count now; asked on each call, so that a key set may change. */
  readonly keys: () => ReadonlyMap<string, KeyObject>;
  readonly issuer: string;
  readonly use: TokenUse;
  /** A token counts so long after its end, for whoever wants to know what was said then; 0 when omitted. */
  readonly graceSeconds?: number;
  /** Verified tokens remembered until they expire; 10,000 when omitted. */
  readonly maxCached?: number;
  readonly now?: Now;
}

interface Verified {
  readonly claims: TokenClaims;
  readonly kid: string;
  readonly key: KeyObject;
}

/**
 * Creates a verifier that takes ES256 alone, from a known key, this issuer and this use.
 * A token is verified once and then recognised by its SHA-256 until it expires or its key is gone.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { now = Date.now, graceSeconds = 0 } = options;
  const cache = new LRUCache<string, Verified>({ max: options.maxCached ?? 10_000 });
  return (token) => {
    const digest = createHash("sha256").update(token).digest("base64");
    const known = cache.get(digest);
    if (known !== undefined && options.keys().get(known.kid) === known.key) {
      if ((known.claims.exp + graceSeconds) * 1000 > now()) return known.claims;
      cache.delete(digest);
      throw new TokenError("TOKEN_EXPIRED");
    }
    const verified = verifyToken(token, options, Math.floor(now() / 1000));
    cache.set(digest, verified);
    return verified.claims;
  };
}

/** Explicit typing of tokens: no token of one kind is taken for one of another. Source: RFC 8725 section 3.11. */
function toHeaderType({ kind }: TokenUse): string {
  return `${kind}+jwt`;
}

/** How far the clock of an issuer on another machine may be ahead, in seconds. */
const CLOCK_SKEW_SECONDS = 60;

function verifyToken(token: string, options: TokenVerifierOptions, nowSeconds: number): Verified {
  const { kid, typ } = readHeader(token) ?? {};
  const key = kid === undefined ? undefined : options.keys().get(kid);
  if (kid === undefined || key === undefined || typ !== toHeaderType(options.use))
    throw new TokenError("UNAUTHENTICATED");
  const payload = verifySignature(token, key, options, nowSeconds);
  const claims = tokenClaims.safeParse(payload);
  if (!claims.success) throw new TokenError("UNAUTHENTICATED", { cause: claims.error });
  if (claims.data.iat > nowSeconds + CLOCK_SKEW_SECONDS) throw new TokenError("UNAUTHENTICATED");
  return { claims: claims.data, kid, key };
}

/** The library's decoder throws for a payload that is no JSON, before any signature was looked at. */
function readHeader(token: string): jwt.JwtHeader | undefined {
  try {
    return jwt.decode(token, { complete: true })?.header;
  } catch (cause) {
    throw new TokenError("UNAUTHENTICATED", { cause });
  }
}

function verifySignature(
  token: string,
  key: KeyObject,
  options: TokenVerifierOptions,
  clockTimestamp: number,
): unknown {
  const { issuer, use, graceSeconds: clockTolerance = 0 } = options;
  const { audience } = use;
  try {
    return jwt.verify(token, key, { algorithms: ["ES256"], issuer, audience, clockTimestamp, clockTolerance });
  } catch (cause) {
    throw new TokenError(cause instanceof jwt.TokenExpiredError ? "TOKEN_EXPIRED" : "UNAUTHENTICATED", { cause });
  }
}
