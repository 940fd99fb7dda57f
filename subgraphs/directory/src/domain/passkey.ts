import { badInput, DirectoryError } from "./errors.ts";

/** A passkey of an account (WebAuthn), as it is kept. Instants are milliseconds since 1970. */
export interface Passkey {
  /** Of the credential, base64url. */
  readonly id: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** How often it signed, as it says itself; 0 for ever where it does not count. */
  readonly counter: number;
  /** How browsers reach it. */
  readonly transports: readonly string[];
  /** What its owner calls it. */
  readonly name: string;
  readonly createdAtMs: number;
  readonly usedAtMs?: number;
  /** Whether it is kept elsewhere too (its backup state), as it said last. Absent of one that was not asked yet. */
  readonly isSynced?: boolean;
}

/** What a passkey says of itself with each signature. */
export type PasskeyUse = Required<Pick<Passkey, "counter" | "isSynced">>;

/** Whose passkeys are asked for. */
export interface PasskeyOwner {
  readonly subject: string;
}

const MAX_PASSKEYS = 20;
const MAX_NAME_CHARS = 64;

/** Reads what somebody calls a passkey. @throws {DirectoryError} BAD_USER_INPUT */
export function parsePasskeyName(text: string): string {
  const name = text.normalize("NFC").trim();
  if (name !== "" && Array.from(name).length <= MAX_NAME_CHARS && !/\p{C}/u.test(name)) return name;
  throw badInput("input.name", `The name must have 1 to ${MAX_NAME_CHARS} visible characters`);
}

/** @throws {DirectoryError} BAD_USER_INPUT for more than anybody has devices */
export function addTo(passkeys: readonly Passkey[], added: Passkey): readonly Passkey[] {
  if (passkeys.length < MAX_PASSKEYS) return [...passkeys, added];
  throw badInput("input", `You have ${MAX_PASSKEYS} passkeys: remove one first`);
}

/** @throws {DirectoryError} BAD_USER_INPUT where there is none of this id */
export function renameIn(passkeys: readonly Passkey[], id: string, name: string): readonly Passkey[] {
  requireOne(passkeys, id);
  return passkeys.map((it) => (it.id === id ? { ...it, name } : it));
}

/** @throws {DirectoryError} BAD_USER_INPUT where there is none of this id */
export function removeFrom(passkeys: readonly Passkey[], id: string): readonly Passkey[] {
  requireOne(passkeys, id);
  return passkeys.filter((it) => it.id !== id);
}

/**
 * The passkey after a signature; `undefined` where its counter did not go on: it was copied, and nobody knows which of both
 * this is. One that never counts says 0 each time.
 */
export function noteUse(passkey: Passkey, { counter, isSynced }: PasskeyUse, nowMs: number): Passkey | undefined {
  const isCounting = counter > 0 || passkey.counter > 0;
  if (isCounting && counter <= passkey.counter) return undefined;
  return { ...passkey, counter, isSynced, usedAtMs: nowMs };
}

/** Whether an account has a passkey. */
export function hasPasskeys({ passkeys = [] }: { readonly passkeys?: readonly Passkey[] }): boolean {
  return passkeys.length > 0;
}

/** No sign-in by a passkey. Clients learn the same of each; the log learns which account, and why. */
export class PasskeyRefusedError extends DirectoryError {
  readonly reason: "UNAUTHENTICATED" | "PASSKEY_COUNTER_BACK";

  constructor(subject?: string, reason: PasskeyRefusedError["reason"] = "UNAUTHENTICATED") {
    super("UNAUTHENTICATED", "This passkey is not taken here", {}, subject);
    this.name = "PasskeyRefusedError";
    this.reason = reason;
  }
}

function requireOne(passkeys: readonly Passkey[], id: string): void {
  if (!passkeys.some((it) => it.id === id)) throw badInput("input.id", "You have no such passkey");
}

/** An account that signs in by its password alone: whoever takes that takes what was made with the old one. */
export function withoutPasskeys<Account extends { readonly passkeys?: unknown }>(
  account: Account,
): Omit<Account, "passkeys"> {
  const { passkeys: _passkeys, ...rest } = account;
  return rest;
}

/** The password alone does not do for an account that has passkeys and must have two factors. */
export function passkeyRequired(): DirectoryError {
  return new DirectoryError(
    "PASSKEY_REQUIRED",
    "Sign in by a passkey: the password alone does not do for this account",
  );
}
