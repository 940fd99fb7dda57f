import { type AccountView, type AccountChange, parseNewPassword, parseUsername, toAccount } from "./domain/account.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { badInput, DirectoryError, tooManyFailures } from "./domain/errors.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import type { Principal } from "./domain/principal.ts";
import {
  createSetupToken,
  hashSetupToken,
  judgeSetupToken,
  SETUP_TOKEN_MS,
  type SetupJudgement,
} from "./domain/setup-token.ts";
import type { Client } from "./sign-in.ts";
import { createSignInLimit, DEFAULT_SIGN_IN_LIMIT, type SignInLimitOptions } from "./domain/sign-in-limit.ts";

/** The one-time set-up: whoever holds the link that the start printed makes the first account. */
export interface Setup {
  /** Makes the token of a new link and ends earlier ones. `undefined` when there is an account already. */
  readonly issue: () => Promise<string | undefined>;
  /** @throws {DirectoryError} SETUP_LINK_USED, SETUP_LINK_EXPIRED, SETUP_LINK_UNKNOWN, RATE_LIMITED */
  readonly check: (input: SetupInput, address: string) => Promise<void>;
  /**
   * Makes the first account, an ADMIN of every place. The token serves once, however many come at the same moment.
   *
   * @throws {DirectoryError} as `check`; BAD_USER_INPUT for a username or password that will not do, the token stays good
   */
  readonly redeem: (input: SetupInput, client: Client) => Promise<Principal>;
}

/** What a client sends. */
export type SetupInput = Readonly<Record<string, unknown>>;

/** What the set-up needs. */
export interface SetupOptions {
  readonly store: DirectoryStore;
  readonly now: () => number;
  readonly passwordHash: PasswordHash;
  /** Wrong tokens that one address may send. */
  readonly limit?: SignInLimitOptions;
}

const MAX_TOKEN_CHARS = 256;

/** Creates the set-up of one directory. */
export function createSetup({ store, now, passwordHash, limit }: SetupOptions): Setup {
  const failures = createSignInLimit(limit ?? DEFAULT_SIGN_IN_LIMIT);
  const judge = ({ hasAccounts, findSetupToken }: AccountView, hash: string) =>
    judgeSetupToken(findSetupToken(hash), hasAccounts, now());
  const countGuess = (address: string): void => {
    const seconds = failures.secondsToWait(address, now());
    if (seconds > 0) throw tooManyFailures("wrong set-up links", seconds);
    failures.addFailure(address, now());
  };
  /**
   * A token of 256 random bits cannot be guessed, so the limit only keeps wrong ones from costing more than a look. The
   * right one is heard in any case: else others behind the same proxy could keep the owner out.
   */
  const findGoodToken = async (input: SetupInput, address: string): Promise<string> => {
    const hash = hashSetupToken(parseToken(input));
    const judgement = await store.viewAccounts((accounts) => judge(accounts, hash));
    if (judgement === "GOOD") return hash;
    if (judgement === "UNKNOWN") countGuess(address);
    throw toRefusal(judgement);
  };
  return {
    issue: async () => {
      const token = createSetupToken();
      const next = { hash: hashSetupToken(token), expiresAtMs: now() + SETUP_TOKEN_MS, endedBy: undefined };
      const { addSetupToken } = await store.changeAccounts(
        ({ hasAccounts }): AccountChange =>
          hasAccounts ? { endSetupTokens: "ACCOUNT" } : { endSetupTokens: "REPLACED", addSetupToken: next },
      );
      return addSetupToken === undefined ? undefined : token;
    },
    check: async (input, address) => void (await findGoodToken(input, address)),
    redeem: async (input, { address, signal }) => {
      const hash = await findGoodToken(input, address); // before the password is hashed, which is meant to be slow
      const username = parseUsername(input["username"]);
      const secretHash = await passwordHash.hash(parseNewPassword(input["password"], username), signal);
      const account = toAccount({ username, secretHash, role: "ADMIN", places: ["*"] });
      const { judgement } = await store.changeAccounts((accounts): AccountChange & { judgement: SetupJudgement } => {
        const verdict = judge(accounts, hash);
        return verdict === "GOOD"
          ? { judgement: verdict, principal: account, endSetupTokens: "USED" }
          : { judgement: verdict };
      });
      if (judgement !== "GOOD") throw toRefusal(judgement);
      return account;
    },
  };
}

function parseToken({ token }: SetupInput): string {
  if (typeof token === "string" && token !== "" && token.length <= MAX_TOKEN_CHARS) return token;
  throw badInput("token", `A set-up token of at most ${MAX_TOKEN_CHARS} characters is needed`);
}

function toRefusal(judgement: Exclude<SetupJudgement, "GOOD">): DirectoryError {
  if (judgement === "USED") {
    return new DirectoryError(
      "SETUP_LINK_USED",
      "This set-up link has been used, or somebody has an account already; sign in, or let an operator run bf account",
    );
  }
  if (judgement === "EXPIRED") {
    return new DirectoryError(
      "SETUP_LINK_EXPIRED",
      "This set-up link has expired or was replaced by that of a later start; use the newest, or start again for another",
    );
  }
  return new DirectoryError("SETUP_LINK_UNKNOWN", "This is no set-up link of this organisation; copy the whole line");
}
