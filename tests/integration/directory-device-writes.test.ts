/** The right to write to readers for a time: given, ended, kept, told to the router. */
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { endRestoredRights, openAccounts } from "@biometricflow/directory/operate";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import { ADMIN, ANONYMOUS, DirectoryHarness } from "./directory-harness.ts";
import { type StoreSource, STORES, toPrincipal } from "./directory-stores.ts";

const GUARD = "account/guard";
const MINUTE_MS = 60_000;

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

/** Runs one mutation; gives its payload, or the code and argument of its refusal. */
async function run(text: string, claims: NewTokenClaims = ADMIN) {
  const { body } = await directory.ask<Record<string, { account: object } | null>>(claims, `mutation { ${text} }`);
  const { code, argument } = body.errors?.[0]?.extensions ?? {};
  return { account: Object.values(body.data ?? {})[0]?.account, code, argument };
}

const SHOWN = "{ account { deviceWrites deviceWriteGrant { until grantedAt grantedBy reason isActive } } }";
const add = (username: string, more: string) =>
  run(`createAccount(input: { username: "${username}", ${more} }) { account { deviceWrites } }`);
const addGuard = () => add("guard", 'role: PLACE_ADMIN, places: ["riyadh"], deviceWrites: TIMED');
const grant = (id = GUARD, claims = ADMIN, minutes = 30) =>
  run(`grantDeviceWrites(input: { id: "${id}", minutes: ${minutes}, reason: "a broken gate" }) ${SHOWN}`, claims);
const end = (id = GUARD) => run(`endDeviceWrites(input: { id: "${id}" }) ${SHOWN}`);
const told = async () => {
  const authorization = `Bearer ${directory.routerToken(ANONYMOUS)}`;
  return (await directory.get<{ deviceWrites: unknown }>("/revocations", { authorization })).body.deviceWrites;
};
const toText = (ms: number) => new Date(ms).toISOString();

describe("an account that may write to readers for a time", () => {
  it("is set to that, and has no right before somebody gives it", async () => {
    expect((await addGuard()).account).toEqual({ deviceWrites: "TIMED" });
    expect((await add("other", 'role: PLACE_ADMIN, places: ["riyadh"]')).account).toEqual({ deviceWrites: "ALWAYS" });
    expect(await told()).toEqual([]);
  });

  it("has it from then on until it ends by itself, as the router is told", async () => {
    await addGuard();
    const untilMs = directory.nowMs + 30 * MINUTE_MS;
    const deviceWriteGrant = {
      ...{ until: toText(untilMs), grantedAt: toText(directory.nowMs), grantedBy: ADMIN.sub },
      ...{ reason: "a broken gate", isActive: true },
    };
    expect((await grant()).account).toEqual({ deviceWrites: "TIMED", deviceWriteGrant });
    expect(await told()).toEqual([{ subject: GUARD, untilMs }]);
    directory.nowMs = untilMs;
    expect(await told()).toEqual([]);
    const { body } = await directory.ask<{ accounts: { edges: { node: object }[] } }>(
      ADMIN,
      '{ accounts(filter: { search: "guard" }) { edges { node { deviceWriteGrant { reason isActive } } } } }',
    );
    expect(body.data?.accounts.edges[0]?.node).toEqual({
      deviceWriteGrant: { reason: "a broken gate", isActive: false },
    });
  });

  it("has it no more once somebody ends it, which the audit names, as it does who gave it", async () => {
    await addGuard();
    await grant();
    expect((await end()).account).toMatchObject({ deviceWriteGrant: { isActive: false } });
    expect(await told()).toEqual([]);
    const audit =
      '{ auditLog(filter: { account: "account/guard" }) { actor action outcome changes { field before after } } }';
    const { body } = await directory.ask<{ auditLog: object[] }>(ADMIN, audit);
    const by = { actor: ADMIN.sub, outcome: "OK" };
    const field = "deviceWritesUntil";
    const [before, after] = [directory.nowMs + 30 * MINUTE_MS, directory.nowMs].map(toText);
    expect(body.data?.auditLog.slice(0, 2)).toEqual([
      { action: "endDeviceWrites", ...by, changes: expect.arrayContaining([{ field, before, after }]) },
      {
        ...{ action: "grantDeviceWrites", ...by },
        changes: expect.arrayContaining([
          { field, before: null, after: before },
          { field: "deviceWritesReason", before: null, after: "a broken gate" },
        ]),
      },
    ]);
  });

  it("holds tokens that say so; they are made once, whatever is given and ended meanwhile", async () => {
    const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
    await accounts.setDeviceWrites("admin", "TIMED");
    await accounts.close();
    const { access_token } = await directory.signIn(directory.findAccount("admin"));
    const claims = JSON.parse(Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString("utf8")) as object;
    expect(claims).toMatchObject({ sub: "account/admin", deviceWritesUntil: 0 });
    const { access_token: ofKey } = await directory.signIn();
    expect(JSON.parse(Buffer.from(ofKey.split(".")[1] ?? "", "base64url").toString("utf8"))).not.toHaveProperty(
      "deviceWritesUntil",
    );
  });
});

it("is not made a right for a time while keys of the account have it at any time", async () => {
  await add("it", 'role: ADMIN, places: ["*"]');
  const it = { ...ADMIN, sub: "account/it" };
  const expiresAt = toText(directory.nowMs + 86_400_000);
  const key = 'input: { name: "nightly", role: PLACE_ADMIN, places: ["riyadh"]';
  const made = `createApiKey(${key}, expiresAt: "${expiresAt}" }) { apiKey { id } }`;
  const { body } = await directory.ask<Record<string, { apiKey: { id: string } }>>(it, `mutation { ${made} }`);
  expect(body.data?.["createApiKey"]?.apiKey.id).toBe("key/nightly");
  const limit = () =>
    run('updateAccount(input: { id: "account/it", deviceWrites: TIMED }) { account { deviceWrites } }');
  expect((await limit()).code).toBe("WRITING_KEYS");
  const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
  expect(await accounts.setDeviceWrites("it", "TIMED")).toBe("WRITING_KEYS"); // an operator is told the same
  await accounts.close();
  await run('revokeApiKey(input: { id: "key/nightly" }) { apiKey { id } }');
  expect((await limit()).account).toEqual({ deviceWrites: "TIMED" });
});

it("is given by nobody to the own account: SELF_GRANT, which the audit names", async () => {
  await add("boss", 'role: ADMIN, places: ["*"], deviceWrites: TIMED');
  const boss = { ...ADMIN, sub: "account/boss" };
  expect(await grant(boss.sub, boss)).toMatchObject({ account: undefined, code: "SELF_GRANT" });
  expect(await told()).toEqual([]);
  expect((await grant(boss.sub)).code).toBeUndefined();
});

it.each([
  ["an HR", { ...ADMIN, sub: "account/hr", role: "HR" }],
  ["somebody who was an ADMIN when the token was made", { ...ADMIN, sub: "account/hr" }],
  ["a key", { ...ADMIN, sub: "key/demo" }],
] as const)("is given by no other than an ADMIN: not by %s", async (_who, claims) => {
  await addGuard();
  expect((await grant(GUARD, claims)).code).toBe("FORBIDDEN");
  expect(await told()).toEqual([]);
});

it("is not given for less than five minutes, nor to whoever has it at any time", async () => {
  await addGuard();
  expect(await grant(GUARD, ADMIN, 4)).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.minutes" });
  expect(await grant("account/placeadmin")).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
});

it("counts no more after the store was put back from a backup: it may have been ended since", async () => {
  await addGuard();
  await grant();
  await directory.stop();
  await endRestoredRights({ file: directory.storeFile }, () => directory.nowMs);
  await directory.start();
  expect(await told()).toEqual([]);
});

describe.each(STORES)("the store in $name", ({ start }) => {
  let source: StoreSource;
  let store: DirectoryStore;
  let beside: DirectoryStore;
  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.stop());
  beforeEach(async () => {
    const created = await source.create();
    ({ store, beside } = created);
    return created.close;
  });

  it("keeps the right and what was given of it, and names whose is not over", async () => {
    const given = { untilMs: 9_000_000_000_000, grantedAtMs: 2_000, grantedBy: ADMIN.sub, reason: "a gate" };
    const timed = toPrincipal("account/ada", { deviceWrites: {} });
    await store.addPrincipals([timed, toPrincipal("account/eve")]);
    expect(await beside.findPrincipal("account/ada")).toEqual(timed);
    expect(await beside.findPrincipal("account/eve")).not.toHaveProperty("deviceWrites");
    const principal = { ...timed, deviceWrites: { grant: given } };
    await store.changeAccounts(() => ({ principal }));
    expect(await beside.listTimedWriters(given.untilMs - 1)).toEqual([principal]);
    expect(await beside.listTimedWriters(given.untilMs)).toEqual([]);
  });
});
