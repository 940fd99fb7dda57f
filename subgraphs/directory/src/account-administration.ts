import { parseUsername } from "./domain/account.ts";
import {
  type AccountRequest,
  type AdministeredChange,
  decideCreate,
  decideReset,
  decideUpdate,
} from "./domain/administration.ts";
import { parseAccountRole, parsePersonName, parsePlaces, parseUsers } from "./domain/account-input.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { createApiKey } from "./domain/password.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import { createLinkToken, hashLinkToken, PASSWORD_LINK_MS } from "./domain/password-link.ts";
import { type Principal, toAccountSubject } from "./domain/principal.ts";
import type { DeviceWriteRight } from "./domain/timed-writes.ts";
import { withWriteRight } from "./domain/write-right.ts";

/** A link in clear; told once. */
export interface ToldLink {
  readonly url: string;
  readonly expiresAtMs: number;
}

/** An account whose owner is to set a password. */
export interface LinkedAccount extends Pick<AdministeredChange, "before"> {
  readonly account: Principal;
  readonly link: ToldLink;
}

/** What a client asks of an account; absent and null both leave as it is. */
export interface AccountInput {
  readonly name?: string | null;
  readonly role?: string | null;
  readonly places?: readonly string[] | null;
  readonly users?: readonly string[] | null;
  readonly isEnabled?: boolean | null;
  readonly deviceWrites?: DeviceWriteRight | null;
}

/** What administrators do to accounts. Methods throw the refusals of `domain/administration.ts`, and BAD_USER_INPUT. */
export interface AccountAdministration {
  readonly create: (input: AccountInput & { readonly username: string }, actor: string) => Promise<LinkedAccount>;
  readonly update: (subject: string, input: AccountInput, actor: string) => Promise<AdministeredChange>;
  readonly reset: (subject: string, actor: string) => Promise<LinkedAccount>;
}

/** What the administration stands on. */
export interface AccountAdministrationOptions {
  readonly store: Pick<DirectoryStore, "changeAccounts" | "listPlaces">;
  readonly now: () => number;
  readonly passwordHash: PasswordHash;
  /** The origin under which browsers reach the dashboard. */
  readonly webOrigin: string;
}

/** Creates the administration of one directory's accounts. */
export function createAccountAdministration(options: AccountAdministrationOptions): AccountAdministration {
  const { store, now, passwordHash, webOrigin } = options;
  const parse = createParse(store);
  /** Nobody knows it, and comparing with it takes as long as with any other. */
  const hashNothing = () => passwordHash.hash(createApiKey());
  const createLink = (subject: string) => toLink(subject, now() + PASSWORD_LINK_MS, webOrigin);
  return {
    create: async ({ username: given, ...input }, actor) => {
      const username = parseUsername(given);
      const { role = "VIEWER", places = [], users = [], name = username, deviceWrites } = await parse(input);
      const subject = toAccountSubject(username);
      const rights = { role, places, users: role === "EMPLOYEE" ? users : [] };
      const secretHash = await hashNothing();
      const added = { subject, name, secretHash, ...rights, enabled: true, waitsForPassword: true };
      const account = withWriteRight(added, deviceWrites ?? "ALWAYS");
      const { kept, told } = createLink(subject);
      await store.changeAccounts((accounts) => ({
        ...decideCreate(account, accounts, { actor, atMs: now() }),
        addPasswordLink: kept,
      }));
      return { before: undefined, account, link: told };
    },
    update: async (subject, input, actor) => {
      const request = await parse(input);
      return store.changeAccounts((accounts) =>
        decideUpdate(subject, { request, accounts, act: { actor, atMs: now() } }),
      );
    },
    reset: async (subject, actor) => {
      const secretHash = await hashNothing();
      const { kept, told } = createLink(subject);
      const { before, principal } = await store.changeAccounts((accounts) => ({
        ...decideReset(subject, { secretHash, accounts, act: { actor, atMs: now() } }),
        addPasswordLink: kept,
      }));
      return { before, account: principal, link: told };
    },
  };
}

function createParse(store: Pick<DirectoryStore, "listPlaces">) {
  return async ({ name, role, places, users, isEnabled, deviceWrites }: AccountInput): Promise<AccountRequest> => {
    const known = new Set((await store.listPlaces()).map(({ file }) => file.id));
    return {
      ...(isGiven(name) ? { name: parsePersonName(name) } : {}),
      ...(isGiven(role) ? { role: parseAccountRole(role) } : {}),
      ...(isGiven(places) ? { places: parsePlaces(places, known) } : {}),
      ...(isGiven(users) ? { users: parseUsers(users) } : {}),
      ...(isGiven(isEnabled) ? { enabled: isEnabled } : {}),
      ...(isGiven(deviceWrites) ? { deviceWrites } : {}),
    };
  };
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/** What is kept of a new link, and what is told of it. */
function toLink(subject: string, expiresAtMs: number, webOrigin: string) {
  const token = createLinkToken();
  const kept = { hash: hashLinkToken(token), subject, expiresAtMs, endedBy: undefined };
  return { kept, told: { url: `${webOrigin}/password?token=${token}`, expiresAtMs } };
}
