import { ROLES, type Role } from "@biometricflow/service/identity/role";
import { type AccountView, parseKeyName } from "./account.ts";
import {
  type AdministeredChange,
  type AdministratorAct,
  coversPlaces,
  requireAdmin,
  requireWritesAlways,
} from "./administration.ts";
import { badInput, DirectoryError } from "./errors.ts";
import { isUsable, type Principal } from "./principal.ts";
import { writesAlways } from "./write-right.ts";

const DAY_MS = 86_400_000;
/** The longest life of a key: a year, and a day for whoever counts it generously. */
export const LONGEST_KEY_MS = 367 * DAY_MS;
/** Roles of programs that count at places that are named, never at all. */
const BOUND: ReadonlySet<Role> = new Set(["PLACE_ADMIN", "FEEDER", "SCREEN"]);

/** What becomes of a key: it serves, it came to its end, or somebody ended it. */
export const KEY_STATES = ["ACTIVE", "EXPIRED", "REVOKED"] as const;

/** What has become of a key. */
export type KeyState = (typeof KEY_STATES)[number];

/** What has become of a key by now. */
export function toKeyState(key: Principal, nowMs: number): KeyState {
  if (!key.enabled) return "REVOKED";
  return isUsable(key, nowMs) ? "ACTIVE" : "EXPIRED";
}

/** Whether somebody may make such a key today. */
export function mayMake(maker: Principal | undefined, key: Pick<Principal, "places" | "role">): boolean {
  const { places } = key;
  const isAllowed = maker?.enabled === true && maker.role === "ADMIN" && coversPlaces(maker.places, places);
  return isAllowed && (writesAlways(maker) || !writesAlways(key));
}

/** Reads the role of a key at some places. @throws {DirectoryError} BAD_USER_INPUT */
export function parseKeyRole(value: string, places: readonly string[]): Role {
  const role = ROLES.find((known) => known === value);
  if (role === undefined || role === "EMPLOYEE") throw badInput("input.role", "A key has one of the other roles");
  if (BOUND.has(role) && places.includes("*")) throw badInput("input.places", `A ${role} needs places that are named`);
  return role;
}

/** Reads until when a key serves. @throws {DirectoryError} BAD_USER_INPUT for what is over, and beyond the longest life */
export function parseKeyEnd(value: string, nowMs: number): number {
  const endsAtMs = Date.parse(value);
  if (endsAtMs > nowMs && endsAtMs - nowMs <= LONGEST_KEY_MS) return endsAtMs;
  throw badInput("input.expiresAt", "A key ends in the future, and within a year");
}

/** Reads a key's name. @throws {DirectoryError} BAD_USER_INPUT */
export function parseNewKeyName(value: string): string {
  try {
    return parseKeyName(value);
  } catch (error) {
    if (error instanceof DirectoryError) throw badInput("input.name", error.message);
    throw error;
  }
}

/**
 * Adds a key with at most the places of whoever makes it. A key makes none: it would outlive its own end by that.
 *
 * @throws {DirectoryError} FORBIDDEN, ACCOUNT_EXISTS
 */
export function decideCreateKey(
  key: Principal,
  accounts: AccountView,
  { actor }: AdministratorAct,
): AdministeredChange {
  const admin = requireAdmin(accounts, actor);
  if (!actor.startsWith("account/")) throw new DirectoryError("FORBIDDEN", "A key makes no keys: sign in as a person");
  if (!coversPlaces(admin.places, key.places))
    throw new DirectoryError("FORBIDDEN", "You cannot give more places than you have", { argument: "input.places" });
  if (writesAlways(key)) requireWritesAlways(admin, "input.role"); // a key's right stands for as long as the key does
  if (accounts.find(key.subject) !== undefined)
    throw new DirectoryError("ACCOUNT_EXISTS", "There is or was such a key: take another name", {
      argument: "input.name",
    });
  return { before: undefined, principal: key };
}

/** Ends a key and its sessions, for good. @throws {DirectoryError} FORBIDDEN, BAD_USER_INPUT for a key that there is not or is out of scope */
export function decideRevokeKey(
  subject: string,
  accounts: AccountView,
  { actor, atMs }: AdministratorAct,
): AdministeredChange {
  const admin = requireAdmin(accounts, actor);
  const key = subject.startsWith("key/") ? accounts.find(subject) : undefined;
  if (key === undefined || !coversPlaces(admin.places, key.places)) throw badInput("input.id", "There is no such key");
  return { before: key, principal: { ...key, enabled: false }, endSessions: { subject, endedBy: "ADMIN", atMs } };
}
