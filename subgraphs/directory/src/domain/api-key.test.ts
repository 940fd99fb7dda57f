import { expect, it } from "vitest";
import type { AccountView } from "./account.ts";
import { decideCreateKey, decideRevokeKey, LONGEST_KEY_MS, parseKeyEnd, parseKeyRole, toKeyState } from "./api-key.ts";
import type { Principal } from "./principal.ts";
import { isSameHash } from "./password.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 22);
const toPrincipal = (subject: string, rest: Partial<Principal> = {}): Principal => ({
  ...{ subject, name: subject, secretHash: subject, role: "ADMIN", places: ["*"], users: [], enabled: true },
  ...rest,
});
const KEY = toPrincipal("key/payroll", { role: "HR", places: ["riyadh"], key: { expiresAtMs: NOW_MS + DAY_MS } });

const toView = (...principals: readonly Principal[]): AccountView => ({
  hasAccounts: true,
  find: (subject) => principals.find((it) => it.subject === subject),
  findByPasskey: () => undefined,
  findByOidc: () => undefined,
  findSetupToken: () => undefined,
  findPasswordLink: () => undefined,
  listAdmins: () => [],
  listKeysOf: () => [],
  listOpenSessions: () => [],
});
const by = (actor: string) => ({ actor, atMs: NOW_MS });
const BOSS = toPrincipal("account/boss");
const OF_CAIRO = toPrincipal("account/cairo", { places: ["cairo"] });
const HR = toPrincipal("account/hr", { role: "HR" });

it("makes a key with places that its maker has", () => {
  expect(decideCreateKey(KEY, toView(BOSS), by(BOSS.subject))).toEqual({ principal: KEY });
});

it.each([
  ["more places than its maker has", toView(OF_CAIRO), OF_CAIRO, "FORBIDDEN"],
  ["an account of another role", toView(HR), HR, "FORBIDDEN"],
  ["an administrator who is none any longer", toView({ ...BOSS, enabled: false }), BOSS, "FORBIDDEN"],
  ["a key", toView(toPrincipal("key/first")), toPrincipal("key/first"), "FORBIDDEN"],
  ["a name that a key has", toView(BOSS, { ...KEY, enabled: false }), BOSS, "ACCOUNT_EXISTS"],
])("makes none for %s", (_name, view, { subject }, code) => {
  expect(() => decideCreateKey(KEY, view, by(subject))).toThrow(expect.objectContaining({ code }));
});

it("ends a key and its sessions for whoever has its places, and knows no other", () => {
  expect(decideRevokeKey(KEY.subject, toView(BOSS, KEY), by(BOSS.subject))).toEqual({
    before: KEY,
    principal: { ...KEY, enabled: false },
    endSessions: { subject: KEY.subject, endedBy: "ADMIN", atMs: NOW_MS },
  });
  const none = expect.objectContaining({ code: "BAD_USER_INPUT" });
  expect(() => decideRevokeKey(KEY.subject, toView(OF_CAIRO, KEY), by(OF_CAIRO.subject))).toThrow(none);
  expect(() => decideRevokeKey(HR.subject, toView(BOSS, HR), by(BOSS.subject))).toThrow(none);
});

it("lets a key live for a year at most, from now on", () => {
  expect(LONGEST_KEY_MS).toBeLessThanOrEqual(367 * DAY_MS);
  const end = (ms: number) => parseKeyEnd(new Date(ms).toISOString(), NOW_MS);
  expect(end(NOW_MS + 1)).toBe(NOW_MS + 1);
  expect(end(NOW_MS + 366 * DAY_MS)).toBe(NOW_MS + 366 * DAY_MS);
  for (const ms of [NOW_MS, NOW_MS - 1, NOW_MS + LONGEST_KEY_MS + 1])
    expect(() => end(ms)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

it("gives programs neither people's roles, nor every place where places are wanted", () => {
  expect(parseKeyRole("FEEDER", ["riyadh"])).toBe("FEEDER");
  expect(parseKeyRole("SCREEN", ["riyadh"])).toBe("SCREEN");
  for (const [role, place] of [
    ["EMPLOYEE", "riyadh"],
    ["FEEDER", "*"],
    ["SCREEN", "*"],
    ["PLACE_ADMIN", "*"],
    ["PUBLIC", "riyadh"],
  ] as const)
    expect(() => parseKeyRole(role, [place])).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

it("says what has become of a key", () => {
  expect(toKeyState(KEY, NOW_MS)).toBe("ACTIVE");
  expect(toKeyState(KEY, NOW_MS + DAY_MS)).toBe("EXPIRED");
  expect(toKeyState({ ...KEY, enabled: false }, NOW_MS)).toBe("REVOKED");
  expect(toKeyState(toPrincipal("key/first"), NOW_MS + 1000 * DAY_MS)).toBe("ACTIVE");
});

it("compares hashes of any length", () => {
  expect([isSameHash("abc", "abc"), isSameHash("abc", "abd"), isSameHash("abc", "abcd")]).toEqual([true, false, false]);
});
