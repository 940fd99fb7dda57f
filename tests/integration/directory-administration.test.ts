import { readFileSync } from "node:fs";
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { openAccounts } from "@biometricflow/directory/operate";
import { createPasswordLinks } from "../../subgraphs/directory/src/password-links.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, DirectoryHarness, type Tokens } from "./directory-harness.ts";

const PASSWORD = "correct horse battery";
const OTHER = "another long password";

interface Account {
  readonly id: string;
  readonly username: string;
  readonly waitsForPassword: boolean;
}
interface Linked {
  readonly account: Account;
  readonly passwordLink: { readonly url: string; readonly expiresAt: string };
}

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

/** Runs one mutation; gives its payload, or the code and argument of its refusal. */
async function run<Payload>(text: string, claims: NewTokenClaims = ADMIN) {
  const { body } = await directory.ask<Record<string, Payload>>(claims, `mutation { ${text} }`);
  const { code, argument } = body.errors?.[0]?.extensions ?? {};
  return { payload: Object.values(body.data ?? {})[0], code, argument };
}

const create = (input: string, claims?: NewTokenClaims) =>
  run<Linked>(
    `createAccount(input: { ${input} }) { account { id username waitsForPassword } passwordLink { url expiresAt } }`,
    claims,
  );
const update = (input: string, claims?: NewTokenClaims) =>
  run<{ account: Account }>(`updateAccount(input: { ${input} }) { account { id } }`, claims);
const reset = (id: string, claims?: NewTokenClaims) =>
  run<Linked>(`resetPassword(input: { id: "${id}" }) { passwordLink { url } }`, claims);

const toToken = (linked: Linked | null | undefined) =>
  new URL(linked?.passwordLink.url ?? "").searchParams.get("token");
const setPassword = (token: string | null, password = PASSWORD) =>
  directory.post<Tokens & { error: { code: string } }>("/auth/password", { token, password });
const signIn = async (username: string, password: string) =>
  (await directory.post("/auth/token", { username, password })).status;

async function list(filter = "", claims = ADMIN) {
  const text = `{ accounts${filter} { totalCount pageInfo { hasNextPage endCursor } edges { node { username } } } }`;
  const { body } = await directory.ask<{
    accounts: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: { username: string } }[];
    };
  }>(claims, text);
  const page = body.data?.accounts;
  return { total: page?.totalCount, names: page?.edges.map(({ node }) => node.username), ...page?.pageInfo };
}

const auditOf = async () => {
  const { body } = await directory.ask<{ auditLog: unknown[] }>(ADMIN, "{ auditLog { actor action outcome account } }");
  return body.data?.auditLog;
};

describe("a new account", () => {
  it("has no password until its owner sets one by the link, which serves once", async () => {
    const { payload } = await create('username: "Huda", name: "Huda Said", role: HR, places: ["*"]');
    expect(payload?.account).toEqual({ id: "account/huda", username: "huda", waitsForPassword: true });
    expect(payload?.passwordLink.url).toMatch(/^http:\/\/127\.0\.0\.1:8501\/password\?token=bfp_[\w-]{43}$/);
    const token = toToken(payload);
    const known = await directory.post("/auth/password/check", { token });
    expect([known.status, known.body]).toEqual([200, { usable: true, username: "huda" }]);
    expect(await signIn("huda", PASSWORD)).toBe(401);
    const { status, body } = await setPassword(token);
    expect(status).toBe(200);
    expect((await directory.verify(body.access_token)).body).toMatchObject({ sub: "account/huda", role: "HR" });
    expect(await signIn("HUDA", PASSWORD)).toBe(200);
    const again = await setPassword(token, OTHER);
    expect([again.status, again.body.error.code]).toEqual([410, "PASSWORD_LINK_USED"]);
    expect(await signIn("huda", OTHER)).toBe(401);
  });

  it("keeps a good link for a password that will not do, and lets one of many at once set it", async () => {
    const token = toToken((await create('username: "huda", role: HR, places: ["*"]')).payload);
    for (const [password, code] of [
      ["short", "BAD_USER_INPUT"],
      ["password12345", "PASSWORD_TOO_COMMON"],
      ["huda huda huda", "PASSWORD_TOO_COMMON"],
    ])
      expect((await setPassword(token, password)).body.error.code).toBe(code);
    const answers = await Promise.all([PASSWORD, OTHER, `${OTHER} more`].map((it) => setPassword(token, it)));
    const countOf = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    expect([countOf(200), countOf(410)]).toEqual([1, 2]);
  });

  it("gets no password from whoever found the link good, but comes second", async () => {
    const token = toToken((await create('username: "huda", role: HR, places: ["*"]')).payload);
    const store = openSqliteStore(directory.storeFile);
    const redeem = (whileHashing: () => Promise<string>) => {
      const passwordHash = { hash: whileHashing, matches: async () => false, pretend: async () => {} };
      const links = createPasswordLinks({
        store,
        now: () => directory.nowMs,
        passwordHash,
        requireCode: async () => {},
      });
      return links.redeem({ token, password: PASSWORD }, { address: "192.0.2.1" });
    };
    try {
      const late = redeem(() => redeem(async () => "the first").then(() => "the second"));
      await expect(late).rejects.toMatchObject({ code: "PASSWORD_LINK_USED" });
      expect((await store.findPrincipal("account/huda"))?.secretHash).toBe("the first");
    } finally {
      await store.close();
    }
  });

  it("is not made twice, without a place, with one that there is not, or as a program", async () => {
    await create('username: "huda", role: HR, places: ["*"]');
    expect(await create('username: " HUDA ", role: ADMIN, places: ["*"]')).toMatchObject({ code: "ACCOUNT_EXISTS" });
    for (const [rest, argument] of [
      ["role: HR, places: []", "input.places"],
      ['role: HR, places: ["nowhere"]', "input.places"],
      ['role: HR, places: ["*", "riyadh"]', "input.places"],
      ['role: FEEDER, places: ["riyadh"]', "input.role"],
      ['role: SCREEN, places: ["riyadh"]', "input.role"],
      ['role: EMPLOYEE, places: ["riyadh"], users: ["no id"]', "input.users"],
    ])
      expect(await create(`username: "omar", ${rest}`)).toMatchObject({ code: "BAD_USER_INPUT", argument });
    expect(await list()).toMatchObject({ total: 4 });
  });

  it("loses its link after three days, by another link, and when it is disabled", async () => {
    const first = toToken((await create('username: "huda", role: HR, places: ["*"]')).payload);
    const second = toToken((await reset("account/huda")).payload);
    expect((await setPassword(first)).body.error.code).toBe("PASSWORD_LINK_EXPIRED");
    await update('id: "account/huda", isEnabled: false');
    expect((await setPassword(second)).body.error.code).toBe("PASSWORD_LINK_EXPIRED");
    expect(await reset("account/huda")).toMatchObject({ code: "BAD_USER_INPUT" });
    await update('id: "account/huda", isEnabled: true');
    const third = toToken((await reset("account/huda")).payload);
    directory.nowMs += 72 * 3_600_000;
    expect((await setPassword(third)).body.error.code).toBe("PASSWORD_LINK_EXPIRED");
    expect((await setPassword("bfp_guess")).body.error.code).toBe("PASSWORD_LINK_UNKNOWN");
  });

  it("leaves neither link nor password in store or log", async () => {
    const token = toToken((await create('username: "huda", role: HR, places: ["*"]')).payload);
    await setPassword(token);
    await directory.stop();
    const kept = readFileSync(directory.storeFile, "latin1") + directory.logLines.join("");
    for (const secret of [token ?? "", PASSWORD]) expect(kept).not.toContain(secret);
  });
});

describe("a change of an account", () => {
  it("ends its sessions when its rights change, and none when its name does", async () => {
    const tokens = await directory.signIn(directory.findAccount("hr"));
    await update('id: "account/hr", name: "Human Resources"');
    expect((await directory.verify(tokens.access_token)).body).toMatchObject({ active: true });
    await update('id: "account/hr", role: VIEWER, places: ["riyadh"]');
    expect((await directory.verify(tokens.access_token)).body).toEqual({ active: false });
    expect((await directory.refresh(tokens.refresh_token)).status).toBe(401);
    const next = await directory.signIn(directory.findAccount("hr"));
    expect((await directory.verify(next.access_token)).body).toMatchObject({ role: "VIEWER", places: ["riyadh"] });
    await update('id: "account/hr", isEnabled: false');
    expect((await directory.refresh(next.refresh_token)).status).toBe(401);
    const revoked = await directory.get<{ sessions: string[] }>("/revocations", {
      authorization: `Bearer ${directory.routerToken({ ...ADMIN, sub: "router" })}`,
    });
    expect(revoked.body.sessions).toHaveLength(2);
  });

  it("never takes the last administrator of every place", async () => {
    const tries = ["isEnabled: false", "role: HR", 'places: ["riyadh"]'];
    for (const change of tries)
      expect(await update(`id: "account/admin", ${change}`)).toMatchObject({ code: "LAST_ADMIN" });
    expect(await reset("account/admin")).toMatchObject({ code: "LAST_ADMIN" });
    const token = toToken((await create('username: "anna", role: ADMIN, places: ["*"]')).payload);
    expect(await update('id: "account/admin", role: HR')).toMatchObject({ code: "LAST_ADMIN" });
    await setPassword(token);
    expect(await update('id: "account/admin", role: HR')).toMatchObject({ code: undefined });
  });

  it("takes the old password and its sessions by a reset, whose link sets another one", async () => {
    const tokens = await directory.signIn(directory.findAccount("hr"));
    const token = toToken((await reset("account/hr")).payload);
    expect((await directory.verify(tokens.access_token)).body).toEqual({ active: false });
    expect(await signIn("hr", directory.findAccount("hr").password)).toBe(401);
    expect((await setPassword(token, OTHER)).status).toBe(200);
    expect(await signIn("hr", OTHER)).toBe(200);
  });

  it("is refused for accounts that there are not, and to whoever is no administrator in that moment", async () => {
    for (const id of ["account/nobody", "key/first", "riyadh"])
      expect(await update(`id: "${id}", role: HR`)).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
    await create('username: "anna", role: ADMIN, places: ["*"]');
    const anna = { ...ADMIN, sub: "account/anna" };
    await update('id: "account/anna", isEnabled: false');
    expect(await create('username: "x", role: ADMIN, places: ["*"]', anna)).toMatchObject({ code: "FORBIDDEN" });
    expect(await update('id: "account/anna", isEnabled: true', anna)).toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("an administrator of some places", () => {
  const LOCAL: NewTokenClaims = { ...ADMIN, sub: "account/local", places: ["riyadh"] };
  beforeEach(async () => {
    await create('username: "local", role: ADMIN, places: ["riyadh"]');
  });

  it("sees and changes accounts of these places alone", async () => {
    expect((await list("", LOCAL)).names).toEqual(["local", "riyadh"]);
    expect(await update('id: "account/hr", role: VIEWER', LOCAL)).toMatchObject({ argument: "input.id" });
    expect(await reset("account/admin", LOCAL)).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.id" });
    expect(await update('id: "account/riyadh", role: VIEWER', LOCAL)).toMatchObject({ code: undefined });
  });

  it("gives nobody more places, itself included", async () => {
    for (const places of ['["*"]', '["cairo"]', '["cairo", "riyadh"]']) {
      expect(await create(`username: "x", role: HR, places: ${places}`, LOCAL)).toMatchObject({ code: "FORBIDDEN" });
      expect(await update(`id: "account/local", places: ${places}`, LOCAL)).toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await list()).toMatchObject({ total: 4 });
  });
});

it("lists accounts in the order of their usernames, a page at a time, and finds some", async () => {
  await create('username: "Zaid", name: "Zaid Omar", role: HR, places: ["cairo"]');
  const first = await list("(first: 2)");
  expect([first.names, first.total, first.hasNextPage]).toEqual([["admin", "hr"], 4, true]);
  const next = await list(`(first: 2, after: "${first.endCursor}")`);
  expect([next.names, next.hasNextPage]).toEqual([["riyadh", "zaid"], false]);
  expect((await list('(filter: { search: "ZAI" })')).names).toEqual(["zaid"]);
  expect((await list('(filter: { search: "Omar" })')).names).toEqual(["zaid"]);
  expect((await list("(filter: { roles: [HR] })")).names).toEqual(["hr", "zaid"]);
  expect((await list('(filter: { search: "%" })')).names).toEqual([]);
  await update('id: "account/zaid", isEnabled: false');
  expect((await list("(filter: { isEnabled: false })")).names).toEqual(["zaid"]);
});

it("leaves a row of each change and refusal, with whom it was about", async () => {
  await create('username: "huda", role: HR, places: ["*"]');
  await update('id: "account/admin", role: HR');
  await update('id: "account/huda", role: HR', { sub: "account/hr", sid: "s", role: "HR", places: ["*"] });
  await reset("account/huda");
  expect(new Set(await auditOf())).toEqual(
    new Set([
      { actor: "account/admin", action: "createAccount", outcome: "OK", account: "account/huda" },
      { actor: "account/admin", action: "updateAccount", outcome: "LAST_ADMIN", account: "account/admin" },
      { actor: "account/hr", action: "updateAccount", outcome: "FORBIDDEN", account: null },
      { actor: "account/admin", action: "resetPassword", outcome: "OK", account: "account/huda" },
    ]),
  );
});

it("tells of each change what it was and is, with whose account it is, and of a refusal nothing", async () => {
  await create('username: "huda", name: "Huda", role: EMPLOYEE, places: ["riyadh"], users: ["riyadh/7"]');
  await update('id: "account/huda", name: "Huda Said"');
  await update('id: "account/huda", isEnabled: false');
  await update('id: "account/admin", role: HR');
  const { body } = await directory.ask<{ auditLog: { action: string; changes: object[] }[] }>(
    ADMIN,
    "{ auditLog { outcome changes { field before after } } }",
  );
  const users = { field: "users", before: '["riyadh/7"]', after: '["riyadh/7"]' };
  expect(body.data?.auditLog.toReversed()).toEqual([
    {
      outcome: "OK",
      changes: expect.arrayContaining([
        { field: "name", before: null, after: "Huda" },
        { field: "role", before: null, after: "EMPLOYEE" },
        { field: "users", before: null, after: '["riyadh/7"]' },
      ]),
    },
    { outcome: "OK", changes: [{ field: "name", before: "Huda", after: "Huda Said" }, users] },
    { outcome: "OK", changes: [users, { field: "isEnabled", before: "true", after: "false" }] },
    { outcome: "LAST_ADMIN", changes: [] },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/hash|scrypt|secret/iu);
  const local = await directory.ask<{ auditLog: { changes: object[] }[] }>(
    { ...ADMIN, places: ["riyadh"] },
    "{ auditLog { changes { field } } }",
  );
  expect(local.body.data?.auditLog.flatMap(({ changes }) => changes)).toEqual([]);
});

it("lets an operator see an account by its username whatever its name, and end its link by a password", async () => {
  const token = toToken((await create('username: "huda", name: "Huda Said", role: HR, places: ["*"]')).payload);
  const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
  expect((await accounts.list()).map(({ username }) => username)).toContain("huda");
  await accounts.reset("huda", PASSWORD);
  await accounts.close();
  expect((await setPassword(token, OTHER)).body.error.code).toBe("PASSWORD_LINK_EXPIRED");
  expect(await signIn("huda", PASSWORD)).toBe(200);
});
