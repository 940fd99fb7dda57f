import { parseNewPassword } from "./domain/account.ts";
import type { AccountChange, AccountView } from "./domain/account.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { badInput, DirectoryError, tooManyFailures } from "./domain/errors.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import { hashLinkToken, judgePasswordLink, type LinkJudgement } from "./domain/password-link.ts";
import { type Principal, toUsername } from "./domain/principal.ts";
import { createSignInLimit, DEFAULT_SIGN_IN_LIMIT, type SignInLimitOptions } from "./domain/sign-in-limit.ts";
import type { SecondFactors } from "./second-factor/second-factors.ts";
import type { Client } from "./sign-in.ts";

/** What a client sends. */
export type LinkInput = Readonly<Record<string, unknown>>;

/** The links by which owners of accounts set their passwords. */
export interface PasswordLinks {
  /** Whose password the link sets. @throws {DirectoryError} PASSWORD_LINK_USED, _EXPIRED, _UNKNOWN, RATE_LIMITED */
  readonly check: (input: LinkInput, address: string) => Promise<Principal>;
  /**
   * Sets the password; the link serves once, however many come at the same moment.
   *
   * @throws {DirectoryError} as `check`; as `requireCode`, the link stays good; BAD_USER_INPUT or PASSWORD_TOO_COMMON for a password that will not do, the link stays good
   */
  readonly redeem: (input: LinkInput, client: Client) => Promise<Principal>;
}

/** What the links need. */
export interface PasswordLinksOptions {
  readonly store: Pick<DirectoryStore, "viewAccounts" | "changeAccounts">;
  readonly now: () => number;
  readonly passwordHash: PasswordHash;
  /** A link proves less than a second factor: its code is asked for too. */
  readonly requireCode: SecondFactors["requireCode"];
  /** Wrong links that one address may send. */
  readonly limit?: SignInLimitOptions;
}

interface Judged {
  readonly judgement: LinkJudgement;
  readonly account: Principal | undefined;
}

const MAX_TOKEN_CHARS = 256;

/** Creates the links of one directory. */
export function createPasswordLinks(options: PasswordLinksOptions): PasswordLinks {
  const { store, now, passwordHash, requireCode, limit } = options;
  const failures = createSignInLimit(limit ?? DEFAULT_SIGN_IN_LIMIT);
  const judge = ({ find, findPasswordLink }: AccountView, hash: string): Judged => {
    const link = findPasswordLink(hash);
    const account = link && find(link.subject);
    return { judgement: judgePasswordLink(link, account, now()), account };
  };
  const countGuess = (address: string): void => {
    const seconds = failures.secondsToWait(address, now());
    if (seconds > 0) throw tooManyFailures("wrong password links", seconds);
    failures.addFailure(address, now());
  };
  const requireGood = ({ judgement, account }: Judged): Principal => {
    if (judgement === "GOOD" && account !== undefined) return account;
    throw toRefusal(judgement);
  };
  /** Only wrong links are counted: the right one is heard from wherever it comes. */
  const find = async (input: LinkInput, address: string): Promise<{ hash: string; account: Principal }> => {
    const hash = hashLinkToken(parseToken(input));
    const judged = await store.viewAccounts((accounts) => judge(accounts, hash));
    if (judged.judgement === "UNKNOWN") countGuess(address);
    return { hash, account: requireGood(judged) };
  };
  return {
    check: async (input, address) => (await find(input, address)).account,
    redeem: async (input, { address, signal }) => {
      const { hash, account } = await find(input, address); // before the password is hashed, which is meant to be slow
      const password = parseNewPassword(input["password"], toUsername(account.subject));
      await requireCode(account, parseOtp(input));
      const secretHash = await passwordHash.hash(password, signal);
      const decision = await store.changeAccounts((accounts): AccountChange & { judged: Judged } => {
        const judged = judge(accounts, hash);
        return judged.judgement === "GOOD" ? { judged, ...toSet(judged, secretHash, now()) } : { judged };
      });
      return decision.principal ?? requireGood(decision.judged);
    },
  };
}

function toSet({ account }: Judged, secretHash: string, atMs: number): AccountChange {
  if (account === undefined) return {};
  const { subject } = account;
  return {
    principal: { ...account, secretHash, waitsForPassword: false },
    endPasswordLinks: { subject, endedBy: "USED" },
    endSessions: { subject, endedBy: "PASSWORD", atMs },
  };
}

function parseToken({ token }: LinkInput): string {
  if (typeof token === "string" && token !== "" && token.length <= MAX_TOKEN_CHARS) return token;
  throw badInput("token", `The token of a password link, of at most ${MAX_TOKEN_CHARS} characters, is needed`);
}

function parseOtp({ otp }: LinkInput): string | undefined {
  if (otp === undefined || otp === null || otp === "") return undefined;
  if (typeof otp === "string" && otp.length <= MAX_TOKEN_CHARS) return otp;
  throw badInput("otp", `A code of at most ${MAX_TOKEN_CHARS} characters is needed`);
}

function toRefusal(judgement: LinkJudgement): DirectoryError {
  if (judgement === "USED")
    return new DirectoryError("PASSWORD_LINK_USED", "This link has been used; sign in with the password that it set");
  if (judgement === "EXPIRED") {
    const message = "This link counts no more: it is too old or was replaced; ask your administrator for another one";
    return new DirectoryError("PASSWORD_LINK_EXPIRED", message);
  }
  return new DirectoryError("PASSWORD_LINK_UNKNOWN", "This is no link of this organisation; copy the whole line");
}
