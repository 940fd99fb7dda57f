import { toUsername } from "../domain/principal.ts";
import { hasPasskeys } from "../domain/passkey.ts";
import { isActive } from "../domain/second-factor.ts";
import { toWriteRight } from "../domain/write-right.ts";
import type { AccountResolvers, PasswordLinkResolvers } from "../generated/resolvers.ts";

/** The fields of an account. */
export const Account: AccountResolvers = {
  id: ({ subject }) => subject,
  username: ({ subject }) => toUsername(subject),
  places: ({ places }) => [...places],
  users: ({ users }) => [...users],
  isEnabled: ({ enabled }) => enabled,
  hasSecondFactor: ({ secondFactor }) => isActive(secondFactor),
  hasPasskeys: (account) => hasPasskeys(account),
  deviceWrites: (account) => toWriteRight(account),
  deviceWriteGrant: ({ deviceWrites }) => deviceWrites?.grant ?? null,
  waitsForPassword: ({ waitsForPassword }) => waitsForPassword === true,
};

/** The fields of a link. */
export const PasswordLink: PasswordLinkResolvers = {
  expiresAt: ({ expiresAtMs }) => new Date(expiresAtMs).toISOString(),
};
