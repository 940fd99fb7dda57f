import { describe, expect, it } from "vitest";
import type { AccountView } from "./account.ts";
import { decideFactorReset, decideCreate, decideReset, decideUpdate } from "./administration.ts";
import { decideCreateKey, mayMake } from "./api-key.ts";
import { decideEndGrant, decideGrant, parseGrant } from "./device-grant.ts";
import type { Principal } from "./principal.ts";
import { endGrant, listTimedWrites, withWriteRight } from "./write-right.ts";

const NOW_MS = 1_000_000;
const MINUTE_MS = 60_000;

const toAccount = (name: string, more: Partial<Principal> = {}): Principal => ({
  ...{ subject: `account/${name}`, name, secretHash: name, role: "ADMIN", places: ["*"], users: [], enabled: true },
  ...more,
});
const ALWAYS = toAccount("always");
const TIMED = toAccount("timed", { deviceWrites: {} });
const GUARD = toAccount("guard", { role: "PLACE_ADMIN", places: ["riyadh"], deviceWrites: {} });

function toView(...accounts: readonly Principal[]): AccountView {
  const none = () => undefined;
  return {
    ...{ hasAccounts: true, findByPasskey: none, findByOidc: none, findSetupToken: none, findPasswordLink: none },
    find: (subject) => accounts.find((it) => it.subject === subject),
    listAdmins: () => accounts.filter(({ role, enabled }) => role === "ADMIN" && enabled),
    listKeysOf: (subject) => accounts.filter(({ key }) => key?.createdBy === subject),
    listOpenSessions: () => [],
  };
}

const by = (actor: string) => ({ actor, atMs: NOW_MS });
const request = { minutes: 30, reason: "a broken gate" };
const grant = (subject: string, actor: string, ...accounts: readonly Principal[]) =>
  decideGrant(subject, { request, accounts: toView(...accounts), act: by(actor) }).principal;
const refusal = (code: string, argument?: string) =>
  expect.objectContaining({ code, ...(argument === undefined ? {} : { extensions: { code, argument } }) });

describe("the right to write to readers for a time", () => {
  it("is given by another administrator, who may have it for a time alone too", () => {
    const given = { untilMs: NOW_MS + 30 * MINUTE_MS, grantedAtMs: NOW_MS, reason: "a broken gate" };
    for (const { subject } of [ALWAYS, TIMED])
      expect(grant(GUARD.subject, subject, ALWAYS, TIMED, GUARD)).toEqual({
        ...GUARD,
        deviceWrites: { grant: { ...given, grantedBy: subject } },
      });
  });

  it("is given by nobody to the own account, nor by a program", () => {
    expect(() => grant(TIMED.subject, TIMED.subject, TIMED, ALWAYS)).toThrow(refusal("SELF_GRANT"));
    const key = toAccount("x", { subject: "key/x" });
    expect(() => grant(TIMED.subject, key.subject, TIMED, key)).toThrow(refusal("FORBIDDEN"));
  });

  it("is given by no administrator of other places, and by nobody who is none", () => {
    const cairo = toAccount("cairo", { places: ["cairo"] });
    expect(() => grant(GUARD.subject, cairo.subject, GUARD, cairo)).toThrow(refusal("BAD_USER_INPUT", "input.id"));
    const hr = toAccount("hr", { role: "HR" });
    expect(() => grant(GUARD.subject, hr.subject, GUARD, hr)).toThrow(refusal("FORBIDDEN"));
  });

  it.each([
    ["that has it at any time", toAccount("it")],
    ["that is disabled", toAccount("it", { deviceWrites: {}, enabled: false })],
    ["whose role writes to no reader", toAccount("it", { deviceWrites: {}, role: "HR" })],
  ])("is not given to an account %s", (_which, account) =>
    expect(() => grant(account.subject, ALWAYS.subject, account, ALWAYS)).toThrow(
      refusal("BAD_USER_INPUT", "input.id"),
    ),
  );

  it.each([
    ["too short", 4],
    ["too long", 481],
    ["no whole minutes", 5.5],
  ])("is given for no time that is %s", (_how, minutes) =>
    expect(() => parseGrant({ ...request, minutes })).toThrow(refusal("BAD_USER_INPUT", "input.minutes")),
  );

  it("is given for a reason that can be read", () => {
    for (const reason of [" ", "x".repeat(201), "a\nb"])
      expect(() => parseGrant({ minutes: 5, reason })).toThrow(refusal("BAD_USER_INPUT", "input.reason"));
    expect(parseGrant({ minutes: 480, reason: ` ${"x".repeat(200)} ` })).toEqual({
      minutes: 480,
      reason: "x".repeat(200),
    });
  });

  it("is ended by an administrator, one's own too, and what is over stays as it was", () => {
    const given = grant(GUARD.subject, ALWAYS.subject, ALWAYS, GUARD);
    const ended = decideEndGrant(GUARD.subject, toView(given, ALWAYS), by(ALWAYS.subject)).principal;
    expect(ended.deviceWrites?.grant?.untilMs).toBe(NOW_MS);
    expect(endGrant(ended, NOW_MS + 1)).toBe(ended);
    expect(endGrant(GUARD, NOW_MS)).toBe(GUARD);
  });

  it("is told to the router of those who have it now", () => {
    const given = grant(GUARD.subject, ALWAYS.subject, ALWAYS, GUARD);
    const untilMs = NOW_MS + 30 * MINUTE_MS;
    const all = [ALWAYS, TIMED, given, { ...given, subject: "account/off", enabled: false }];
    expect(listTimedWrites(all, untilMs - 1)).toEqual([{ subject: GUARD.subject, untilMs }]);
    expect(listTimedWrites(all, untilMs)).toEqual([]);
  });
});

const FACTOR = {
  ...{ sealedSecret: "s", confirmedAtMs: 1, lastStep: 0, failures: 0, failedAtMs: 0, recoveryHashes: [] },
};

describe("whoever has it for a time", () => {
  const forbidden = (argument: string) => refusal("FORBIDDEN", argument);
  const update = (subject: string, changes: object, actor: string, ...accounts: readonly Principal[]) =>
    decideUpdate(subject, { request: changes, accounts: toView(...accounts), act: by(actor) });

  it("gives it to nobody at any time, also by another role, not to the own account either", () => {
    const added = toAccount("new", { role: "PLACE_ADMIN" });
    expect(() => decideCreate(added, toView(TIMED), by(TIMED.subject))).toThrow(forbidden("input.deviceWrites"));
    const always = { deviceWrites: "ALWAYS" };
    for (const { subject } of [TIMED, GUARD])
      expect(() => update(subject, always, TIMED.subject, TIMED, GUARD, ALWAYS)).toThrow(
        forbidden("input.deviceWrites"),
      );
    const hr = toAccount("hr", { role: "HR" });
    expect(() => update(hr.subject, { role: "ADMIN" }, TIMED.subject, TIMED, hr)).toThrow(
      forbidden("input.deviceWrites"),
    );
  });

  it("makes nobody who gives it, and takes over nobody who does: that one would give it back", () => {
    const refused = forbidden("input.deviceWrites");
    const other = toAccount("other", { deviceWrites: {} });
    expect(() => decideCreate(other, toView(TIMED), by(TIMED.subject))).toThrow(refused);
    const hr = toAccount("hr", { role: "HR", deviceWrites: {} });
    expect(() => update(hr.subject, { role: "ADMIN" }, TIMED.subject, TIMED, hr)).toThrow(refused);
    expect(update(hr.subject, { role: "PLACE_ADMIN" }, TIMED.subject, TIMED, hr).principal.role).toBe("PLACE_ADMIN");
    const reset = { secretHash: "x", accounts: toView(TIMED, other), act: by(TIMED.subject) };
    expect(() => decideReset(other.subject, reset)).toThrow(forbidden("input.id"));
    const lost = { ...other, secondFactor: FACTOR };
    expect(() => decideFactorReset(lost.subject, toView(TIMED, lost), by(TIMED.subject))).toThrow(
      forbidden("input.id"),
    );
    expect(decideFactorReset(lost.subject, toView(ALWAYS, lost), by(ALWAYS.subject)).principal).toEqual(other);
  });

  it("lets nobody who has it back in, and gives them no other places", () => {
    const off = toAccount("off", { role: "PLACE_ADMIN", places: ["riyadh"], enabled: false });
    const refused = forbidden("input.deviceWrites");
    expect(() => update(off.subject, { enabled: true }, TIMED.subject, TIMED, off)).toThrow(refused);
    const on = { ...off, enabled: true };
    expect(() => update(on.subject, { places: ["*"] }, TIMED.subject, TIMED, on)).toThrow(refused);
    expect(update(on.subject, { enabled: false }, TIMED.subject, TIMED, on).principal.enabled).toBe(false);
  });

  it("has made no key that has it at any time and serves still", () => {
    const made = (name: string, more: Partial<Principal> = {}) =>
      toAccount(name, { subject: `key/${name}`, key: { createdBy: "account/it" }, ...more });
    const it = toAccount("it");
    const harmless = [made("reports", { role: "HR" }), made("revoked", { enabled: false })];
    const over = made("over", { key: { createdBy: "account/it", expiresAtMs: NOW_MS } });
    const others = made("others", { key: { createdBy: ALWAYS.subject } });
    const all = [it, ALWAYS, ...harmless, over, others];
    const timed = { deviceWrites: "TIMED" };
    expect(update(it.subject, timed, ALWAYS.subject, ...all).principal.deviceWrites).toEqual({});
    expect(() => update(it.subject, timed, ALWAYS.subject, ...all, made("nightly"))).toThrow(refusal("WRITING_KEYS"));
    expect(update(it.subject, { name: "It" }, ALWAYS.subject, ...all, made("nightly")).principal.name).toBe("It");
  });

  it("sends nobody who has it at any time a password link, and makes no key that has it", () => {
    const secretHash = "x";
    const reset = (subject: string) =>
      decideReset(subject, { secretHash, accounts: toView(TIMED, GUARD, ALWAYS), act: by(TIMED.subject) });
    expect(() => reset(ALWAYS.subject)).toThrow(forbidden("input.id"));
    expect(reset(GUARD.subject).principal.waitsForPassword).toBe(true);
    const key = toAccount("k", { subject: "key/k" });
    expect(() => decideCreateKey(key, toView(TIMED), by(TIMED.subject))).toThrow(forbidden("input.role"));
    expect(decideCreateKey({ ...key, role: "HR" }, toView(TIMED), by(TIMED.subject)).principal.role).toBe("HR");
    expect([mayMake(TIMED, key), mayMake(TIMED, { ...key, role: "HR" }), mayMake(ALWAYS, key)]).toEqual([
      ...[false, true, true],
    ]);
  });

  it("changes everything else of an account that has it at any time", () => {
    expect(update(ALWAYS.subject, { name: "Other" }, TIMED.subject, TIMED, ALWAYS).principal.name).toBe("Other");
  });

  it("is left alone by nobody: one who may write at any time, or another who can give it, stays", () => {
    const timed = { deviceWrites: "TIMED" };
    expect(() => update(ALWAYS.subject, timed, ALWAYS.subject, ALWAYS)).toThrow(refusal("LAST_ADMIN"));
    const both = [ALWAYS, TIMED] as const;
    expect(update(ALWAYS.subject, timed, ALWAYS.subject, ...both).principal.deviceWrites).toEqual({});
    expect(() => update(ALWAYS.subject, { enabled: false }, ALWAYS.subject, ...both)).toThrow(refusal("LAST_ADMIN"));
    expect(update(TIMED.subject, { enabled: false }, ALWAYS.subject, ...both).principal.enabled).toBe(false);
    const lone = update(TIMED.subject, { name: "An operator did that" }, TIMED.subject, TIMED);
    expect(lone.principal.deviceWrites).toEqual({});
  });
});

it("ends the sessions of an account of which the right is another, since their tokens say otherwise", () => {
  const accounts = toView(GUARD, ALWAYS);
  const act = by(ALWAYS.subject);
  const change = (changes: object) => decideUpdate(GUARD.subject, { request: changes, accounts, act }).endSessions;
  expect(change({ deviceWrites: "ALWAYS" })?.subject).toBe(GUARD.subject);
  expect(change({ deviceWrites: "TIMED" })).toBeUndefined();
});

it("keeps what was given while the right stays one for a time, and forgets it with that", () => {
  const given = grant(GUARD.subject, ALWAYS.subject, ALWAYS, GUARD);
  expect(withWriteRight(given, "TIMED")).toEqual(given);
  expect(withWriteRight(given, "ALWAYS")).not.toHaveProperty("deviceWrites");
});
