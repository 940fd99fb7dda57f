import type { Role } from "@biometricflow/service/identity/role";
import type { TimedWrites } from "./timed-writes.ts";
import { badInput } from "./errors.ts";
import type { OidcBinding } from "./oidc-binding.ts";
import type { Passkey } from "./passkey.ts";
import type { SecondFactor } from "./second-factor.ts";

/** Whoever can sign in: an account of a person, or an API key of a program. */
export interface Principal {
  /** `account/<username>` or `key/<name>`; what tokens carry as `sub`. */
  readonly subject: string;
  /** The name for people. */
  readonly name: string;
  /** Text of `hashPassword` for accounts, `hashApiKey` for keys. */
  readonly secretHash: string;
  readonly role: Role;
  /** Place ids; `["*"]` is every enabled place. */
  readonly places: readonly string[];
  /** Ids of the users that an EMPLOYEE is; empty for others. */
  readonly users: readonly string[];
  readonly enabled: boolean;
  /** True until whoever holds the account's link has set a password: nobody signs in before. */
  readonly waitsForPassword?: boolean;
  /** Of an account whose owner began to set one up, or has one. */
  readonly secondFactor?: SecondFactor;
  /** Of an account whose owner made some. */
  readonly passkeys?: readonly Passkey[];
  /** Of an account whose owner a provider knows. */
  readonly oidc?: OidcBinding;
  /** Of an account that may write to readers for a time alone; absent where it may at any time, as far as its role may. */
  readonly deviceWrites?: TimedWrites;
  /** Of an API key. */
  readonly key?: KeyFacts;
}

/** What is known of an API key beside its rights; keys of older versions say nothing of themselves. */
export interface KeyFacts {
  /** How the key begins: it tells one from others. */
  readonly prefix?: string;
  /** Milliseconds since 1970. */
  readonly createdAtMs?: number;
  /** Who made it. */
  readonly createdBy?: string;
  /** From then on nobody signs in with it; those that operators make have no end. */
  readonly expiresAtMs?: number;
  /** To the minute. */
  readonly usedAtMs?: number;
}

/** Whether whoever holds the secret may sign in, and stay so. */
export function isUsable({ enabled, key }: Pick<Principal, "enabled" | "key">, nowMs: number): boolean {
  return enabled && (key?.expiresAtMs === undefined || nowMs < key.expiresAtMs);
}

/** Roles of programs: no account of a person has one. */
const OF_PROGRAMS: ReadonlySet<string> = new Set<Role>(["FEEDER", "SCREEN"]);

/** Whether an account of a person may have a role. */
export function isPersonsRole(role: Role): boolean {
  return !OF_PROGRAMS.has(role);
}

/** What someone signs in with. */
export type Credentials =
  /** `otp`: the code of the second factor, where the account has one. */
  | { readonly kind: "password"; readonly username: string; readonly password: string; readonly otp?: string }
  | { readonly kind: "apiKey"; readonly apiKey: string };

const MAX_CREDENTIAL_CHARS = 256;

/**
 * Reads credentials from a client's input. Both ways of writing the API key are taken.
 *
 * @throws {DirectoryError} BAD_USER_INPUT unless there is exactly an API key, or a username with a password
 */
export function parseCredentials(input: Readonly<Record<string, unknown>>): Credentials {
  const apiKey = readOptionalText(input, "apiKey") ?? readOptionalText(input, "api_key");
  const username = readOptionalText(input, "username");
  const password = readOptionalText(input, "password");
  const otp = readOptionalText(input, "otp");
  if (apiKey !== undefined && username === undefined && password === undefined) return { kind: "apiKey", apiKey };
  if (apiKey === undefined && username !== undefined && password !== undefined) {
    return { kind: "password", username, password, ...(otp === undefined ? {} : { otp }) };
  }
  throw badInput("input", "Give either an API key, or a username with a password");
}

/** Reads a refresh token from a client's input; both ways of writing the key are taken. @throws {DirectoryError} BAD_USER_INPUT */
export function parseRefreshInput(input: Readonly<Record<string, unknown>>): string {
  const token = readOptionalText(input, "refresh_token") ?? readOptionalText(input, "refreshToken");
  if (token === undefined) throw badInput("refresh_token", "A refresh token is needed");
  return token;
}

function readOptionalText(input: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = input[key];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string" && value.length <= MAX_CREDENTIAL_CHARS) return value;
  throw badInput(key, `${key} must be a text of at most ${MAX_CREDENTIAL_CHARS} characters`);
}

/** The subject of an account: usernames do not differ by case, or by how their letters are composed. */
export function toAccountSubject(username: string): string {
  return `account/${username.normalize("NFKC").trim().toLowerCase()}`;
}

/** What the owner of an account signs in with. */
export function toUsername(subject: string): string {
  return subject.replace(/^account\//, "");
}

/** The subject of an API key. */
export function toKeySubject(name: string): string {
  return `key/${name}`;
}
