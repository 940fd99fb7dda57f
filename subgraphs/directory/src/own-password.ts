import { parseNewPassword } from "./domain/account.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { badInput, DirectoryError } from "./domain/errors.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import { toUsername } from "./domain/principal.ts";
import { checkOwnPassword, type Owner } from "./second-factor/own-account.ts";
import type { Client, SignInCheck } from "./sign-in.ts";

/** One's password as it is, and as it shall be. */
export interface PasswordChange {
  readonly oldPassword: string;
  readonly newPassword: string;
}

/** Changes the own password; gives when. @throws {DirectoryError} WRONG_PASSWORD, RATE_LIMITED, PASSWORD_TOO_COMMON, BAD_USER_INPUT */
export type ChangeOwnPassword = (owner: Owner, change: PasswordChange, client: Client) => Promise<number>;

/** What the change needs. */
export interface OwnPasswordOptions {
  readonly store: Pick<DirectoryStore, "changeAccounts">;
  readonly now: () => number;
  readonly passwordHash: PasswordHash;
  /** Whoever took over an open session guesses the old password no faster than at the door. */
  readonly checkSignIn: SignInCheck;
}

/** Creates the change of the own password. */
export function createOwnPassword({ store, now, passwordHash, checkSignIn }: OwnPasswordOptions): ChangeOwnPassword {
  return async (owner, { oldPassword, newPassword }, client) => {
    const { subject, sessionId } = owner;
    if (!subject.startsWith("account/")) throw badInput("input", "A program's key has no password");
    const username = toUsername(subject);
    const password = parseNewPassword(newPassword, username);
    const given = { password: oldPassword, argument: "input.oldPassword", client };
    const account = await checkOwnPassword(checkSignIn, owner, given);
    const secretHash = await passwordHash.hash(password, client.signal);
    const atMs = now();
    const { isSame } = await store.changeAccounts(({ find }) => {
      const current = find(subject);
      if (current?.enabled !== true || current.secretHash !== account.secretHash) return { isSame: false };
      return {
        isSame: true,
        principal: { ...current, secretHash, waitsForPassword: false },
        endSessions: { subject, endedBy: "PASSWORD" as const, atMs, exceptId: sessionId },
        endPasswordLinks: { subject, endedBy: "REPLACED" as const },
      };
    });
    if (!isSame)
      throw new DirectoryError("CHANGED_MEANWHILE", "The account was changed meanwhile; sign in and try again");
    return atMs;
  };
}
