import { randomUUID } from "node:crypto";
import type { NewTokenClaims, TokenClaims, TokenSigner, TokenVerifier } from "@biometricflow/service/identity/token";
import { TOKEN_USES, TokenError } from "@biometricflow/service/identity/token";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { DirectoryError } from "./domain/errors.ts";
import { hashApiKey } from "./domain/password.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import { type Credentials, type Principal, toAccountSubject } from "./domain/principal.ts";
import { encodeRefreshToken, parseRefreshToken } from "./domain/refresh-token.ts";
import { decideRefresh, endSession, isAlive, type Session, startSession } from "./domain/session.ts";
import { createSignInLimit, DEFAULT_SIGN_IN_LIMIT, type SignInLimitOptions } from "./domain/sign-in-limit.ts";
import { createTurns } from "./domain/turns.ts";

/** The tokens of a session. */
export interface SessionTokens {
  readonly subject: string;
  readonly accessToken: string;
  /** Seconds until the access token expires. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

/** Signing in, staying signed in, signing out. */
export interface Sessions {
  /** @throws {DirectoryError} UNAUTHENTICATED, alike for unknown names and wrong secrets; RATE_LIMITED */
  readonly signIn: (credentials: Credentials, address: string) => Promise<SessionTokens>;
  /** Starts a session of somebody whose right to it was just proved. @throws {DirectoryError} UNAUTHENTICATED */
  readonly open: (principal: Principal) => Promise<SessionTokens>;
  /** @throws {DirectoryError} UNAUTHENTICATED; the reuse of an old token ends its session */
  readonly refresh: (refreshToken: string) => Promise<SessionTokens>;
  /** The claims of a client token that counts; `undefined` when it does not, or its session is over. */
  readonly verify: (accessToken: string) => Promise<TokenClaims | undefined>;
  /** Ends the session of a refresh token. False when there was none to end. */
  readonly signOut: (refreshToken: string) => Promise<boolean>;
}

/** What sessions need. */
export interface SessionsOptions {
  readonly store: DirectoryStore;
  readonly sign: TokenSigner;
  readonly verify: TokenVerifier;
  /** Derives refresh tokens; another secret ends all sessions. */
  readonly refreshSecret: Buffer;
  readonly now: () => number;
  readonly passwordHash: PasswordHash;
  readonly signInLimit?: SignInLimitOptions;
}

/** How long a client's token counts, in seconds. */
const ACCESS_TOKEN_SECONDS = 3600;

/** From how many addresses an account may fail to its limit before it must wait wherever it comes from. */
const ADDRESSES_PER_ACCOUNT = 5;

/** Creates the sessions of one directory. */
export function createSessions(options: SessionsOptions): Sessions {
  const { store, refreshSecret, now } = options;
  const findSignedIn = createSignInCheck(options);
  const toTokens = (session: Session, principal: Principal): SessionTokens => ({
    subject: principal.subject,
    accessToken: options.sign(toClaims(session, principal), {
      use: TOKEN_USES.client,
      expiresInSeconds: ACCESS_TOKEN_SECONDS,
    }),
    expiresIn: ACCESS_TOKEN_SECONDS,
    refreshToken: encodeRefreshToken({ sessionId: session.id, generation: session.generation }, refreshSecret),
  });
  const open = async (principal: Principal): Promise<SessionTokens> => {
    const session = startSession(randomUUID(), principal.subject, now());
    // while the password was compared, an operator may have replaced it or disabled the account
    const isAdded = await store.addSession(session, (it) => it.enabled && it.secretHash === principal.secretHash);
    if (!isAdded) throw sessionOver();
    return toTokens(session, principal);
  };
  return {
    open,
    signIn: async (credentials, address) => open(await findSignedIn(credentials, address)),
    refresh: async (refreshToken) => {
      const token = parseRefreshToken(refreshToken, refreshSecret);
      if (token === undefined) throw sessionOver();
      const decision = await store.changeSession(token.sessionId, (it) => decideRefresh(it, token.generation, now()));
      if (decision.kind !== "ACCEPTED") throw sessionOver();
      const principal = await store.findPrincipal(decision.session.subject);
      if (principal === undefined || !principal.enabled) throw sessionOver();
      return toTokens(decision.session, principal);
    },
    verify: async (accessToken) => {
      const claims = readClaims(options.verify, accessToken);
      const session = claims && (await store.findSession(claims.sid));
      return session !== undefined && isAlive(session, now()) ? claims : undefined;
    },
    signOut: async (refreshToken) => {
      const token = parseRefreshToken(refreshToken, refreshSecret);
      if (token === undefined) return false;
      const { wasAlive } = await store.changeSession(token.sessionId, (session) => ({
        wasAlive: session !== undefined && isAlive(session, now()),
        ...(session === undefined ? {} : { session: endSession(session, "SIGN_OUT", now()) }),
      }));
      return wasAlive;
    },
  };
}

/**
 * Checks credentials; failures are counted by account and address, and more of them by account alone, because addresses
 * can be many or invented, before the secret is looked at again. Tries of one account are checked one after the other:
 * otherwise a thousand at once would all be heard.
 */
function createSignInCheck({ store, now, passwordHash, signInLimit }: SessionsOptions) {
  const { maxFailures, windowMs } = signInLimit ?? DEFAULT_SIGN_IN_LIMIT;
  const byAddress = createSignInLimit({ maxFailures, windowMs });
  const byAccount = createSignInLimit({ maxFailures: maxFailures * ADDRESSES_PER_ACCOUNT, windowMs });
  const noAccountHash = passwordHash.hash(randomUUID());
  const inTurn = createTurns();
  const check = async (credentials: Credentials, name: string, address: string): Promise<Principal> => {
    const key = `${name} ${address}`;
    const seconds = Math.max(byAddress.secondsToWait(key, now()), byAccount.secondsToWait(name, now()));
    if (seconds > 0) throw tooManyFailures(seconds);
    const principal =
      credentials.kind === "apiKey"
        ? await store.findApiKey(hashApiKey(credentials.apiKey))
        : await findAccount({ store, passwordHash }, credentials, await noAccountHash);
    if (principal === undefined || !principal.enabled) {
      byAddress.addFailure(key, now());
      byAccount.addFailure(name, now());
      throw new DirectoryError("UNAUTHENTICATED", "The name or the secret is wrong");
    }
    byAddress.clear(key); // not byAccount: the owner's sign-in must not give a guesser new tries
    return principal;
  };
  return (credentials: Credentials, address: string): Promise<Principal> => {
    const name = toLimitName(credentials);
    return inTurn(name, () => check(credentials, name, address));
  };
}

/** An unknown name costs the same time as a wrong password, so that names cannot be found out by the clock. */
async function findAccount(
  { store, passwordHash }: Pick<SessionsOptions, "store" | "passwordHash">,
  { username, password }: Extract<Credentials, { kind: "password" }>,
  noAccountHash: string,
): Promise<Principal | undefined> {
  const account = await store.findPrincipal(toAccountSubject(username));
  const matches = await passwordHash.matches(password, account?.secretHash ?? noAccountHash);
  return matches ? account : undefined;
}

function toLimitName(credentials: Credentials): string {
  return credentials.kind === "apiKey" ? hashApiKey(credentials.apiKey) : toAccountSubject(credentials.username);
}

function tooManyFailures(seconds: number): DirectoryError {
  const message = `Too many failed sign-ins; try again in ${seconds} s`;
  return new DirectoryError("RATE_LIMITED", message, { retryAfterSeconds: seconds });
}

function sessionOver(): DirectoryError {
  return new DirectoryError("UNAUTHENTICATED", "The session is over; sign in again");
}

function toClaims(session: Session, { subject, name, role, places, users }: Principal): NewTokenClaims {
  return { sub: subject, sid: session.id, role, places, name, ...(role === "EMPLOYEE" ? { users } : {}) };
}

function readClaims(verify: TokenVerifier, accessToken: string): TokenClaims | undefined {
  try {
    return verify(accessToken);
  } catch (error) {
    if (error instanceof TokenError) return undefined;
    throw error;
  }
}
