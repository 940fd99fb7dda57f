import { randomUUID } from "node:crypto";
import type { NewTokenClaims, TokenClaims, TokenSigner, TokenVerifier } from "@biometricflow/service/identity/token";
import { TOKEN_USES, TokenError } from "@biometricflow/service/identity/token";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { DirectoryError } from "./domain/errors.ts";
import { type Credentials, isUsable, type Principal } from "./domain/principal.ts";
import { hasPasskeys } from "./domain/passkey.ts";
import { encodeRefreshToken, parseRefreshToken } from "./domain/refresh-token.ts";
import {
  decideRefresh,
  endSession,
  isAlive,
  type Session,
  type SessionLimits,
  type SessionOrigin,
  startSession,
  toTokenSeconds,
} from "./domain/session.ts";
import { type FactorPolicy, mustSetUpFactor, refuseWithoutFactor } from "./domain/second-factor.ts";
import type { SecondFactors } from "./second-factor/second-factors.ts";
import type { Client, SignInCheck } from "./sign-in.ts";

/** The tokens of a session. */
export interface SessionTokens {
  readonly subject: string;
  readonly accessToken: string;
  /** Seconds until the access token expires. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

/** By what somebody signs in: a passkey, whose owner showed a finger or a PIN to it, is both factors; a provider's word is one. */
export type SignInProof = "PASSWORD" | "PASSKEY" | "OIDC";

/** Signing in, staying signed in, signing out. */
export interface Sessions {
  /**
   * @throws {DirectoryError} UNAUTHENTICATED, alike for unknown names and wrong secrets; SECOND_FACTOR_REQUIRED and
   * SECOND_FACTOR_WRONG for a right password alone; RATE_LIMITED; SERVICE_UNAVAILABLE
   */
  readonly signIn: (credentials: Credentials, client: Client) => Promise<SessionTokens>;
  /**
   * Starts a session of somebody whose right to it was just proved.
   *
   * @throws {DirectoryError} UNAUTHENTICATED; SECOND_FACTOR_SETUP_REQUIRED for whoever must set one up before
   */
  readonly open: (principal: Principal, origin: SessionOrigin, proof?: SignInProof) => Promise<SessionTokens>;
  /** @throws {DirectoryError} UNAUTHENTICATED; the reuse of an old token ends its session */
  readonly refresh: (refreshToken: string) => Promise<SessionTokens>;
  /** The claims of a client token that counts; `undefined` when it does not, or its session is over. */
  readonly verify: (accessToken: string) => Promise<TokenClaims | undefined>;
  /** Ends the session of a refresh token; `subject` is whose it is, when there is one. */
  readonly signOut: (refreshToken: string) => Promise<{ readonly isSignedOut: boolean; readonly subject?: string }>;
}

/** The session of a refresh token does not go on. */
export class SessionOverError extends DirectoryError {
  /** It ended because this token had been used before. */
  readonly isReuse: boolean;

  constructor(subject?: string, isReuse = false) {
    super("UNAUTHENTICATED", "The session is over; sign in again", {}, subject);
    this.name = "SessionOverError";
    this.isReuse = isReuse;
  }
}

/** What sessions need. */
export interface SessionsOptions {
  readonly store: DirectoryStore;
  readonly sign: TokenSigner;
  readonly verify: TokenVerifier;
  /** Derives refresh tokens; another secret ends all sessions. */
  readonly refreshSecret: Buffer;
  readonly now: () => number;
  readonly checkSignIn: SignInCheck;
  readonly requireCode: SecondFactors["requireCode"];
  readonly limits: SessionLimits;
  /** Of whom a second factor is asked; of nobody when omitted. */
  readonly factorPolicy?: FactorPolicy;
  /** Told of whoever uses a session, as far as the directory hears of it. */
  readonly noteUse: (subject: string) => Promise<void>;
}

/** Creates the sessions of one directory. */
export function createSessions(options: SessionsOptions): Sessions {
  const { store, refreshSecret, now, limits } = options;
  const toTokens = createTokens(options);
  const open: Sessions["open"] = async (principal, origin, proof = "PASSWORD") => {
    if (proof !== "PASSKEY") refuseWithoutFactor(principal, options.factorPolicy ?? "OFF");
    const session = startSession({ id: randomUUID(), subject: principal.subject }, now(), origin);
    // while the password was compared, an operator may have replaced it or disabled the account
    const isAdded = await store.addSession(session, (it) => isUsable(it, now()) && isSameProof(it, principal));
    if (!isAdded) throw new SessionOverError(principal.subject);
    await options.noteUse(principal.subject);
    return toTokens(session, principal);
  };
  return {
    open,
    signIn: async (credentials, client) => {
      const principal = await options.checkSignIn(credentials, client);
      await options.requireCode(principal, credentials.kind === "password" ? credentials.otp : undefined);
      client.signal?.throwIfAborted(); // nobody is there to take the session
      return open(principal, client);
    },
    refresh: createRefresh(options, toTokens),
    verify: async (accessToken) => {
      const claims = readClaims(options.verify, accessToken);
      const session = claims && (await store.findSession(claims.sid));
      if (claims === undefined || session === undefined || !isAlive(session, now(), limits)) return undefined;
      await options.noteUse(claims.sub); // the router asks so once a minute for a key that it holds a token of
      return claims;
    },
    signOut: async (refreshToken) => {
      const token = parseRefreshToken(refreshToken, refreshSecret);
      if (token === undefined) return { isSignedOut: false };
      const { wasAlive, session } = await store.changeSession(token.sessionId, (known) => ({
        wasAlive: known !== undefined && isAlive(known, now(), limits),
        ...(known === undefined ? {} : { session: endSession(known, "SIGN_OUT", now()) }),
      }));
      return { isSignedOut: wasAlive, ...(session === undefined ? {} : { subject: session.subject }) };
    },
  };
}

/** Whether what was shown at the sign-in is what is asked for still. */
function isSameProof(left: Principal, right: Principal): boolean {
  const hasSameFactor = left.secondFactor?.confirmedAtMs === right.secondFactor?.confirmedAtMs;
  const toIds = ({ passkeys = [] }: Principal) => passkeys.map(({ id }) => id).join();
  const hasSameIdentity = left.oidc?.issuer === right.oidc?.issuer && left.oidc?.subject === right.oidc?.subject;
  return left.secretHash === right.secretHash && hasSameFactor && hasSameIdentity && toIds(left) === toIds(right);
}

function createRefresh(
  { store, refreshSecret, now, limits, noteUse, factorPolicy = "OFF" }: SessionsOptions,
  toTokens: ReturnType<typeof createTokens>,
): Sessions["refresh"] {
  return async (refreshToken) => {
    const token = parseRefreshToken(refreshToken, refreshSecret);
    if (token === undefined) throw new SessionOverError();
    const decision = await store.changeSession(token.sessionId, (it) =>
      decideRefresh(it, token.generation, { nowMs: now(), limits }),
    );
    if (decision.kind !== "ACCEPTED") throw new SessionOverError(decision.session?.subject, decision.kind === "REUSED");
    const { subject } = decision.session;
    const principal = await store.findPrincipal(subject);
    if (principal === undefined || !isUsable(principal, now())) throw new SessionOverError(subject);
    if (mustSetUpFactor(principal, factorPolicy) && !hasPasskeys(principal)) throw new SessionOverError(subject); // asked for since its sign-in
    await noteUse(subject);
    return toTokens(decision.session, principal);
  };
}

/** Creates the tokens of sessions. */
function createTokens({ sign, refreshSecret, now, limits }: SessionsOptions) {
  return (session: Session, principal: Principal): SessionTokens => {
    const expiresIn = toTokenSeconds(session, now(), { ...limits, rightsEndAtMs: principal.key?.expiresAtMs });
    return {
      subject: principal.subject,
      accessToken: sign(toClaims(session, principal), { use: TOKEN_USES.client, expiresInSeconds: expiresIn }),
      expiresIn,
      refreshToken: encodeRefreshToken({ sessionId: session.id, generation: session.generation }, refreshSecret),
    };
  };
}

function toClaims(session: Session, principal: Principal): NewTokenClaims {
  return { ...toRightsClaims(principal), sid: session.id };
}

/** What a token says of an account or key: who it is, and what it may see. */
export function toRightsClaims(principal: Principal): Omit<NewTokenClaims, "sid"> {
  const { subject, name, role, places, users, deviceWrites } = principal;
  const timed = deviceWrites === undefined ? {} : { deviceWritesUntil: 0 }; // the router follows until when
  return { sub: subject, role, places, name, ...(role === "EMPLOYEE" ? { users } : {}), ...timed };
}

function readClaims(verify: TokenVerifier, accessToken: string): TokenClaims | undefined {
  try {
    return verify(accessToken);
  } catch (error) {
    if (error instanceof TokenError) return undefined;
    throw error;
  }
}
