import { createHash, randomBytes } from "node:crypto";
import { DirectoryError, tooManyFailures } from "./errors.ts";
import { hasPasskeys, type Passkey, passkeyRequired } from "./passkey.ts";

/** What proves, beside the password, that the owner of an account is there. Instants are milliseconds since 1970. */
export interface SecondFactor {
  /** The secret that codes are made from, encrypted. */
  readonly sealedSecret: string;
  /** Since when sign-ins ask for a code; `undefined` until its owner has shown one. */
  readonly confirmedAtMs: number | undefined;
  /** The time step of the newest code that was taken: that one and earlier ones are taken no more. */
  readonly lastStep: number;
  /** Wrong codes since the last right one. */
  readonly failures: number;
  /** When the last of those came. */
  readonly failedAtMs: number;
  /** What is kept of the recovery codes that are left. */
  readonly recoveryHashes: readonly string[];
}

/** The second factor of an account; `undefined` where there is none. */
export interface FactorState {
  readonly factor: SecondFactor | undefined;
}

/** A code that somebody gives. */
export type GivenCode =
  | { readonly kind: "TIME"; readonly digits: string }
  /** One of those that were written down; as it is kept. */
  | { readonly kind: "RECOVERY"; readonly hash: string };

/** A code, looked at beside the secret. */
export type LookedAtCode =
  /** `step`: the time step that it is of; `undefined` where it is of none that counts now. */
  { readonly kind: "TIME"; readonly step: number | undefined } | Extract<GivenCode, { readonly kind: "RECOVERY" }>;

/** What a code leads to. */
export type CodeDecision =
  | { readonly kind: "TAKEN" | "WRONG"; readonly factor: SecondFactor }
  /** Too many wrong ones came: none is looked at for so many seconds. */
  | { readonly kind: "WAIT"; readonly seconds: number };

/** How many recovery codes are given at a time. */
const RECOVERY_CODES = 10;
/** Bytes of each: what can be copied by hand, and never be tried through. */
const RECOVERY_BYTES = 10;
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
/** Wrong codes that cost nothing. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
const MAX_DOUBLINGS = 7;

/** A factor whose owner has shown no code of it yet. */
export function startFactor(sealedSecret: string): SecondFactor {
  const none = { lastStep: 0, failures: 0, failedAtMs: 0, recoveryHashes: [] };
  return { sealedSecret, confirmedAtMs: undefined, ...none };
}

/** Whether sign-ins ask for a code. */
export function isActive(
  factor: SecondFactor | undefined,
): factor is SecondFactor & { readonly confirmedAtMs: number } {
  return factor?.confirmedAtMs !== undefined;
}

/** Of whom a second factor is asked, whether they have one or not. */
export type FactorPolicy = "OFF" | "ADMIN";

/** Whether an account must set one up before it can do anything else. Programs have keys, and no telephone. */
export function mustSetUpFactor(
  account: { readonly subject: string; readonly role: string; readonly secondFactor?: SecondFactor },
  policy: FactorPolicy,
): boolean {
  const isAdministrator = account.subject.startsWith("account/") && account.role === "ADMIN";
  return policy === "ADMIN" && isAdministrator && !isActive(account.secondFactor);
}

/** @throws {DirectoryError} SECOND_FACTOR_SETUP_REQUIRED, PASSKEY_REQUIRED for whoever must have a second factor and showed one factor */
export function refuseWithoutFactor(
  account: Parameters<typeof mustSetUpFactor>[0] & { readonly passkeys?: readonly Passkey[] },
  policy: FactorPolicy,
): void {
  if (!mustSetUpFactor(account, policy)) return;
  if (hasPasskeys(account)) throw passkeyRequired();
  const message = "Administrators of this organisation sign in by a second factor: set one up first";
  throw new DirectoryError("SECOND_FACTOR_SETUP_REQUIRED", message);
}

/** An account as it was before its owner set up a second factor, without passkeys too: they count as one. */
export function withoutFactors<Account extends { readonly secondFactor?: SecondFactor; readonly passkeys?: unknown }>(
  account: Account,
): Omit<Account, "secondFactor" | "passkeys"> {
  const { secondFactor: _factor, passkeys: _passkeys, ...rest } = account;
  return rest;
}

/** An account whose sign-ins ask for the password alone; its passkeys stay. */
export function withoutFactor<Account extends { readonly secondFactor?: SecondFactor }>(
  account: Account,
): Omit<Account, "secondFactor"> {
  const { secondFactor: _removed, ...rest } = account;
  return rest;
}

/** Whether a sign-in ended in nothing but the question for a second factor: it is no failure. */
export function isAskedFor(outcome: string): boolean {
  return ["SECOND_FACTOR_REQUIRED", "SECOND_FACTOR_SETUP_REQUIRED", "PASSKEY_REQUIRED"].includes(outcome);
}

/** Reads a code as people write it; what has no digits alone is one of those that were written down. */
export function parseCode(text: string): GivenCode {
  const plain = text.replaceAll(/[\s-]/gu, "").toLowerCase();
  return /^\d{6}$/.test(plain) ? { kind: "TIME", digits: plain } : { kind: "RECOVERY", hash: hashRecoveryCode(plain) };
}

/**
 * Takes each code once. After some wrong ones every further one costs a wait that doubles up to an hour, whoever gives it and
 * from wherever: who knows the password has few tries a day. The right one has to wait as well, else the wait would say nothing.
 */
export function decideCode(factor: SecondFactor, code: LookedAtCode, nowMs: number): CodeDecision {
  const seconds = secondsToWait(factor, nowMs);
  if (seconds > 0) return { kind: "WAIT", seconds };
  const taken = takeCode(factor, code);
  if (taken !== undefined) return { kind: "TAKEN", factor: { ...taken, failures: 0 } };
  return { kind: "WRONG", factor: { ...factor, failures: factor.failures + 1, failedAtMs: nowMs } };
}

/** @throws {DirectoryError} RATE_LIMITED, SECOND_FACTOR_WRONG for what was not taken */
export function requireTaken(decision: CodeDecision, argument?: string): void {
  if (decision.kind === "TAKEN") return;
  if (decision.kind === "WAIT") throw tooManyFailures("wrong codes", decision.seconds);
  const message = "This code is wrong, too old or was used already; wait for the next one";
  throw new DirectoryError("SECOND_FACTOR_WRONG", message, argument === undefined ? {} : { argument });
}

/** New recovery codes in clear, to be told once. */
export function createRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = toBase32(randomBytes(RECOVERY_BYTES));
    return (letters.match(/.{4}/g) ?? []).join("-");
  });
}

/** What is kept of a recovery code. It holds 80 random bits, so that no slow hash is needed. */
export function hashRecoveryCode(code: string): string {
  return createHash("sha256").update(code.replaceAll("-", "")).digest("base64url");
}

function takeCode(factor: SecondFactor, code: LookedAtCode): SecondFactor | undefined {
  if (code.kind === "TIME") {
    return code.step !== undefined && code.step > factor.lastStep ? { ...factor, lastStep: code.step } : undefined;
  }
  const left = factor.recoveryHashes.filter((hash) => hash !== code.hash);
  return left.length < factor.recoveryHashes.length ? { ...factor, recoveryHashes: left } : undefined;
}

function secondsToWait({ failures, failedAtMs }: SecondFactor, nowMs: number): number {
  if (failures < FREE_FAILURES) return 0;
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(MAX_DOUBLINGS, failures - FREE_FAILURES));
  return Math.max(0, Math.ceil((failedAtMs + waitMs - nowMs) / 1000));
}

function toBase32(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five, 2))).join("");
}
