import type { DirectoryStore } from "./domain/directory-store.ts";
import { DirectoryError, tooBusy, tooManyFailures } from "./domain/errors.ts";
import { createInFlight } from "./domain/in-flight.ts";
import { hashApiKey, isSameHash } from "./domain/password.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import { type Credentials, isUsable, type Principal, toAccountSubject } from "./domain/principal.ts";
import { createSignInLimit, DEFAULT_SIGN_IN_LIMIT, type SignInLimitOptions } from "./domain/sign-in-limit.ts";
import { type Attempt, createSignInPace } from "./domain/sign-in-pace.ts";
import { createWaitingRoom } from "./domain/waiting-room.ts";

/** Whoever sends something, as far as the edges know. */
export interface Client {
  /** The router's word for it, else who is connected. */
  readonly address: string;
  /** Its program in few words, as it names itself. */
  readonly client?: string;
  /** Aborts when the client goes away. */
  readonly signal?: AbortSignal;
}

/** What checking credentials needs. */
export interface SignInOptions {
  readonly store: Pick<DirectoryStore, "findApiKey" | "findPrincipal">;
  readonly now: () => number;
  readonly passwordHash: PasswordHash;
  readonly signInLimit?: SignInLimitOptions;
  /** Waits before a try is heard. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<unknown>;
}

/** Gives whoever the credentials are of. */
export type SignInCheck = (credentials: Credentials, client: Client) => Promise<Principal>;

/** Tries on one account that wait; the best of many more are heard. */
const MAX_WAITING = 16;
/** Tries under way from one address, whose users may be many behind one proxy. */
const MAX_OF_ADDRESS = 128;
const MAX_OF_ALL = 1024;
/** From how many addresses an account may fail to its limit before every failure is told to wait. */
const ADDRESSES_PER_ACCOUNT = 5;
const WRONG_KEYS = "key/";

/**
 * Creates the check of credentials. Failures by account and address slow later tries, and tell wrong ones to wait
 * (RATE_LIMITED); the right secret is always heard. Tries of one account are heard one after the other, those of an
 * address that has failed least first; where the account signed in before it has a line of its own. Nobody holds a slot of the
 * hash while waiting.
 */
export function createSignInCheck(options: SignInOptions): SignInCheck {
  const { store, now, wait, signInLimit = DEFAULT_SIGN_IN_LIMIT } = options;
  const { maxFailures, windowMs } = signInLimit;
  const byPair = createSignInLimit({ maxFailures, windowMs });
  const byAccount = createSignInLimit({ maxFailures: maxFailures * ADDRESSES_PER_ACCOUNT, windowMs });
  const pace = createSignInPace({ maxFailures, windowMs });
  const room = createWaitingRoom({ maxWaiting: MAX_WAITING, refuse: tooBusy });
  const ofAddress = createInFlight(MAX_OF_ADDRESS, tooBusy);
  const ofAll = createInFlight(MAX_OF_ALL, tooBusy);
  const judge = (attempt: Attempt, principal: Principal | undefined): Principal => {
    const pair = `${attempt.name} ${attempt.address}`;
    if (principal !== undefined && isUsable(principal, now())) {
      byPair.clear(pair);
      pace.addSuccess(attempt, now());
      return principal;
    }
    const seconds = Math.max(byPair.secondsToWait(pair, now()), byAccount.secondsToWait(attempt.name, now()));
    if (attempt.name === WRONG_KEYS && seconds > 0) throw tooManyFailures("failed sign-ins", seconds); // a program that asks on holds nobody up
    byPair.addFailure(pair, now());
    if (attempt.name !== WRONG_KEYS) byAccount.addFailure(attempt.name, now()); // a key is no account: others' keys are others
    pace.addFailure(attempt, now());
    if (seconds > 0) throw tooManyFailures("failed sign-ins", seconds);
    throw new DirectoryError("UNAUTHENTICATED", "The name or the secret is wrong");
  };
  const hear = async (attempt: Attempt, password: string, signal?: AbortSignal): Promise<Principal> => {
    const delayMs = pace.delayMs(attempt, now());
    if (delayMs > 0) await wait(delayMs, signal);
    return judge(attempt, await findAccount(options, { name: attempt.name, password, ...toSignal(signal) }));
  };
  return async (credentials, { address, signal }) => {
    if (credentials.kind === "apiKey") {
      // 256 random bits cannot be guessed: a key costs a look, and is heard at once
      const secretHash = hashApiKey(credentials.apiKey);
      const found = await store.findApiKey(secretHash);
      return judge({ name: WRONG_KEYS, address }, hasSecret(found, secretHash) ? found : undefined);
    }
    const attempt = { name: toAccountSubject(credentials.username), address };
    const key = pace.isKnown(attempt, now()) ? `${attempt.name} ${address}` : attempt.name;
    const rank = pace.failures(attempt, now());
    const enter = () =>
      room.enter({ key, rank, ...toSignal(signal) }, () => hear(attempt, credentials.password, signal));
    return ofAll("", () => ofAddress(address, enter));
  };
}

/** An unknown name costs the same time as a wrong password, so that names cannot be found out by the clock. */
async function findAccount(
  { store, passwordHash }: Pick<SignInOptions, "store" | "passwordHash">,
  given: { readonly name: string; readonly password: string; readonly signal?: AbortSignal },
): Promise<Principal | undefined> {
  const account = await store.findPrincipal(given.name);
  if (account !== undefined) {
    return (await passwordHash.matches(given.password, account.secretHash, given.signal)) ? account : undefined;
  }
  await passwordHash.pretend(given.password, given.signal);
  return undefined;
}

function hasSecret(found: Principal | undefined, secretHash: string): boolean {
  return found !== undefined && isSameHash(found.secretHash, secretHash);
}

function toSignal(signal: AbortSignal | undefined) {
  return signal === undefined ? {} : { signal };
}
