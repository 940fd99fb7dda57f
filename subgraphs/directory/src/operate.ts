import { existsSync } from "node:fs";
import { ROLES, type Role } from "@biometricflow/service/identity/role";
import Database from "better-sqlite3";
import {
  type AccountOutcome,
  decideAdd,
  decideAddKey,
  decideBind,
  decideChange,
  decideForgetFactor,
  decideUnbind,
  decideWriteRight,
  parseKeyName,
  parseNewPassword,
  parseUsername,
  toAccount,
} from "./domain/account.ts";
import { type OidcBinding, toIssuer } from "./domain/oidc-binding.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { createApiKey, hashApiKey, toKeyPrefix } from "./domain/password.ts";
import {
  isPersonsRole,
  type Principal,
  toAccountSubject,
  toKeySubject,
  toUsername,
  isUsable,
} from "./domain/principal.ts";
import { mayMake } from "./domain/api-key.ts";
import { freeSerial, type SerialSpan } from "./domain/serial.ts";
import type { DeviceWriteRight } from "./domain/timed-writes.ts";
import { endGrant, toWriteRight, withWriteRight } from "./domain/write-right.ts";
import { createInlinePasswordHash } from "./passwords/inline-password-hash.ts";
import { findOperatedStore, openOperatedStore, type StorePlace } from "./open-store.ts";
import { createDirectoryStore } from "./store/directory-store.ts";

export { readViewedType } from "@biometricflow/schema/audit-views";
export { AUTH_ACTIONS } from "./auth-action-names.ts";
export { refuseDemoSecrets } from "./first-accounts.ts";
export { hasOperatedStore, type StorePlace } from "./open-store.ts";
export type { DirectoryPerson } from "./domain/kept-person.ts";
export { type OperatedPeople, openPeople } from "./operate-person.ts";
export { type OperatedPrivacy, openPrivacy } from "./operate-privacy.ts";
export { type DirectoryDue, openRetention } from "./operate-retention.ts";
export { DEVICE_WRITE_RIGHTS, type DeviceWriteRight } from "./domain/timed-writes.ts";
export { type AuditVerdict, verifyAudit } from "./operate-audit.ts";

/** Every role that an operator gives to an account: a FEEDER and a SCREEN are programs. Whose an EMPLOYEE's is, `linkAccount` says; until then it sees nobody. */
export const ACCOUNT_ROLES = ROLES.filter(isPersonsRole);

/** Every role of a program's key: an EMPLOYEE is a person. */
export const KEY_ROLES = ROLES.filter((role) => role !== "EMPLOYEE");

/** An account as an operator sees it. */
export interface OperatedAccount {
  readonly username: string;
  readonly role: Role;
  readonly places: readonly string[];
  readonly enabled: boolean;
  /** Whether somebody at the sign-in provider is bound to it. */
  readonly isBound: boolean;
  readonly deviceWrites: DeviceWriteRight;
}

/** A new account, its password in clear. */
export interface AccountToAdd extends Pick<OperatedAccount, "username" | "role" | "places"> {
  readonly password: string;
  /** At any time when omitted. */
  readonly deviceWrites?: DeviceWriteRight;
}

/**
 * The accounts of a directory for whoever owns its store, whether the directory runs or not: the store lets one writer in at
 * a time, each change looks and writes in one transaction, and the directory keeps nothing of it in memory.
 * Methods throw BAD_USER_INPUT (`code`) for a username or password that will not do.
 */
export interface OperatedAccounts {
  readonly list: () => Promise<readonly OperatedAccount[]>;
  readonly add: (account: AccountToAdd) => Promise<AccountOutcome>;
  /** Gives another password, enables the account and ends its sessions. */
  readonly reset: (username: string, password: string) => Promise<AccountOutcome>;
  /** Nobody signs in with the account any more, and its sessions end. */
  readonly disable: (username: string) => Promise<AccountOutcome>;
  /**
   * Whether the account may write to readers at any time, or for a time that another administrator gives. Its sessions end. WRITING_KEYS while it
   * has keys that write at any time.
   */
  readonly setDeviceWrites: (username: string, right: DeviceWriteRight) => Promise<AccountOutcome>;
  /** Its owner lost the second factor: the password alone signs in, until there is another. Its sessions end. */
  readonly forgetFactor: (username: string) => Promise<AccountOutcome>;
  /** Whom the provider calls so signs in by it, and nobody else. */
  readonly bind: (username: string, identity: Pick<OidcBinding, "issuer" | "subject">) => Promise<AccountOutcome>;
  /** The provider lets nobody into the account any more. Its sessions end. */
  readonly unbind: (username: string) => Promise<AccountOutcome>;
  readonly listKeys: () => Promise<readonly OperatedKey[]>;
  /** Makes an API key. It is told once: the store keeps its hash. */
  readonly addKey: (key: Pick<OperatedKey, "name" | "role" | "places">) => Promise<AddedKey>;
  /** Nobody signs in with the key any more, and its sessions end. It never comes back: make another. */
  readonly disableKey: (name: string) => Promise<AccountOutcome>;
  readonly close: () => Promise<void>;
}

/** An API key as an operator sees it. */
export interface OperatedKey {
  readonly name: string;
  readonly role: Role;
  readonly places: readonly string[];
  readonly enabled: boolean;
  /** How it begins; keys of older versions do not say. */
  readonly prefix?: string;
  /** RFC 3339; those that `bf` makes have no end. */
  readonly expiresAt?: string;
  /** RFC 3339, to the minute. */
  readonly lastUsedAt?: string;
  /** RFC 3339; keys of older versions do not say. */
  readonly createdAt?: string;
  /** Whether it signs in today. */
  readonly isActive: boolean;
  /** The account that made it, where that may make no such key any more. */
  readonly formerMaker?: string;
}

/** What came of making a key. */
export type AddedKey =
  | { readonly outcome: "DONE"; readonly apiKey: string }
  | { readonly outcome: Exclude<AccountOutcome, "DONE"> };

/** Opens the accounts in a directory's store, which is made where there is none yet. */
export async function openAccounts(place: StorePlace, now: () => number = Date.now): Promise<OperatedAccounts> {
  const store = createDirectoryStore(await openOperatedStore(place));
  const passwords = createInlinePasswordHash();
  const change = async (
    subject: string,
    changes: Partial<Pick<Principal, "secretHash" | "enabled">>,
    action: string,
  ): Promise<AccountOutcome> => {
    const act = { action, atMs: now() };
    const { outcome } = await store.changeAccounts(({ find }) => decideChange(subject, changes, { find, act }));
    return outcome;
  };
  return {
    list: async () => (await store.listPrincipals()).filter(isAccount).map(toOperated),
    add: async ({ password, username, deviceWrites = "ALWAYS", ...rest }) => {
      const name = parseUsername(username);
      const secretHash = await passwords.hash(parseNewPassword(password, name));
      const account = withWriteRight(toAccount({ username: name, secretHash, ...rest }), deviceWrites);
      const act = { action: "addAccount", atMs: now() };
      const { outcome } = await store.changeAccounts((accounts) => decideAdd(account, accounts, act));
      return outcome;
    },
    reset: async (username, password) => {
      const secretHash = await passwords.hash(parseNewPassword(password, username));
      return change(toAccountSubject(username), { secretHash, enabled: true }, "resetAccount");
    },
    disable: (username) => change(toAccountSubject(username), { enabled: false }, "disableAccount"),
    ...createWaysIn(store, now),
    listKeys: async () => {
      const principals = await store.listPrincipals();
      const bySubject = new Map(principals.map((it) => [it.subject, it]));
      return principals.filter((it) => !isAccount(it)).map((it) => toOperatedKey(it, bySubject, now()));
    },
    addKey: async ({ name, ...rest }) => {
      const apiKey = createApiKey();
      const subject = toKeySubject(parseKeyName(name));
      const made = { prefix: toKeyPrefix(apiKey), createdAtMs: now(), createdBy: "operator" };
      const key = { subject, name, secretHash: hashApiKey(apiKey), users: [], enabled: true, ...rest, key: made };
      const act = { action: "addKey", atMs: now() };
      const { outcome } = await store.changeAccounts((accounts) => decideAddKey(key, accounts, act));
      return outcome === "DONE" ? { outcome, apiKey } : { outcome };
    },
    disableKey: (name) => change(toKeySubject(name), { enabled: false }, "disableKey"),
    close: () => store.close(),
  };
}

function createWaysIn(
  store: Pick<DirectoryStore, "changeAccounts">,
  now: () => number,
): Pick<OperatedAccounts, "setDeviceWrites" | "forgetFactor" | "bind" | "unbind"> {
  return {
    setDeviceWrites: async (username, right) => {
      const act = { action: "setDeviceWrites", atMs: now() };
      const subject = toAccountSubject(username);
      return (await store.changeAccounts((accounts) => decideWriteRight(subject, right, { ...accounts, act }))).outcome;
    },
    forgetFactor: async (username) => {
      const subject = toAccountSubject(username);
      const act = { action: "forgetSecondFactor", atMs: now() };
      return (await store.changeAccounts(({ find }) => decideForgetFactor(subject, { find, act }))).outcome;
    },
    bind: async (username, { issuer, subject }) => {
      const [account, identity] = [toAccountSubject(username), { issuer: toIssuer(issuer), subject }];
      const act = { action: "bindOidc", atMs: now() };
      return (await store.changeAccounts((accounts) => decideBind(account, identity, { ...accounts, act }))).outcome;
    },
    unbind: async (username) => {
      const subject = toAccountSubject(username);
      const act = { action: "unbindOidc", atMs: now() };
      return (await store.changeAccounts(({ find }) => decideUnbind(subject, { find, act }))).outcome;
    },
  };
}

/** Whose which reader is, for whoever owns the directory's store, whether the directory runs or not. */
export interface OperatedSerials {
  /** In the order in which they began. */
  readonly list: () => Promise<readonly SerialSpan[]>;
  /** Ends that a place has a reader; `undefined` where none has it. */
  readonly free: (serialNumber: string) => Promise<SerialSpan | undefined>;
  readonly close: () => Promise<void>;
}

/** Opens whose which reader is, in a directory's store, which is made where there is none yet. */
export async function openSerials(place: StorePlace, now: () => number = Date.now): Promise<OperatedSerials> {
  const store = createDirectoryStore(await openOperatedStore(place));
  return {
    list: () => store.listSerials(),
    free: async (serialNumber) => {
      const { changes } = await store.changeSerials((last) => {
        const freed = freeSerial(last(serialNumber), now());
        return { changes: freed === undefined ? [] : [freed] };
      });
      return changes[0];
    },
    close: () => store.close(),
  };
}

/**
 * Makes a store that was restored from a backup safe to serve: sessions and set-up links that ended since the backup was
 * made would count again, so all of them end, as do rights for a time, and no token from before counts, of whatever session.
 *
 * @throws {TypeError} when the file is no whole store
 */
export async function endRestoredRights(place: StorePlace, now: () => number = Date.now): Promise<void> {
  if (existsSync(place.file)) refuseDamaged(place.file);
  const database = await findOperatedStore(place);
  if (database === undefined) return;
  const store = createDirectoryStore(database);
  try {
    const atMs = now();
    const at = new Date(atMs).toISOString();
    for (const { subject } of await store.listPrincipals())
      await store.changeAccounts(({ find }) => {
        const principal = find(subject);
        const ended = principal === undefined ? {} : { principal: endGrant(principal, atMs) };
        return { ...ended, endSessions: { subject, endedBy: "RESTORE", atMs } };
      });
    const audit = { at, actor: "operator", action: "restoreStore", outcome: "OK", requestId: "" };
    await store.changeAccounts(() => ({
      endSetupTokens: "RESTORE",
      endPasswordLinks: { endedBy: "RESTORE" },
      renewIssuedUntilMs: atMs,
      audit,
    }));
  } finally {
    await store.close();
  }
}

function refuseDamaged(storeFile: string): void {
  const db = new Database(storeFile, { fileMustExist: true });
  try {
    const check: unknown = db.pragma("quick_check(1)", { simple: true });
    if (check !== "ok") throw new TypeError(`the store is damaged: ${String(check)}`);
  } finally {
    db.close();
  }
}

function isAccount({ subject }: Principal): boolean {
  return subject.startsWith("account/");
}

function toOperatedKey(principal: Principal, bySubject: ReadonlyMap<string, Principal>, nowMs: number): OperatedKey {
  const { name, role, places, enabled, key } = principal;
  const { prefix, expiresAtMs, usedAtMs, createdAtMs, createdBy = "" } = key ?? {};
  const isFormer = createdBy.startsWith("account/") && !mayMake(bySubject.get(createdBy), principal);
  return {
    ...{ name, role, places, enabled },
    isActive: isUsable(principal, nowMs),
    ...(prefix === undefined ? {} : { prefix }),
    ...(expiresAtMs === undefined ? {} : { expiresAt: new Date(expiresAtMs).toISOString() }),
    ...(usedAtMs === undefined ? {} : { lastUsedAt: new Date(usedAtMs).toISOString() }),
    ...(createdAtMs === undefined ? {} : { createdAt: new Date(createdAtMs).toISOString() }),
    ...(isFormer ? { formerMaker: toUsername(createdBy) } : {}),
  };
}

/** As it was written when the account was added, unless somebody has another name since. */
function toOperated({ subject, name, role, places, enabled, oidc, ...rest }: Principal): OperatedAccount {
  const username = toAccountSubject(name) === subject ? name : toUsername(subject);
  return { username, role, places, enabled, isBound: oidc !== undefined, deviceWrites: toWriteRight(rest) };
}
