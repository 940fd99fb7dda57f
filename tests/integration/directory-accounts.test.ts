import { readFileSync, statSync } from "node:fs";
import { openAccounts, type OperatedAccounts, endRestoredRights } from "@biometricflow/directory/operate";
import { createSessions } from "../../subgraphs/directory/src/sessions.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, DirectoryHarness } from "./directory-harness.ts";

const PASSWORD = "correct horse battery";
const OTHER = "another long password";
const HR = { username: "Huda", role: "HR", places: ["*"], password: PASSWORD } as const;

let directory: DirectoryHarness;
let accounts: OperatedAccounts;
beforeEach(async () => {
  directory = new DirectoryHarness();
  directory.isDemo = false;
  await directory.start();
  accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
});
afterEach(async () => {
  await accounts.close();
  await directory.remove();
});

const signIn = async (password: string, username = "huda") =>
  (await directory.post("/auth/token", { username, password })).status;

describe("an operator, while the directory runs", () => {
  it("adds an account that signs in at once, and ends the set-up link by it", async () => {
    const token = await directory.issueSetupToken();
    expect(await accounts.add(HR)).toBe("DONE");
    expect(await signIn(PASSWORD)).toBe(200);
    const link = await directory.post("/auth/setup", { token, username: "anna", password: PASSWORD });
    expect(link.body.error.code).toBe("SETUP_LINK_USED");
    expect(await directory.issueSetupToken()).toBeUndefined();
    expect(await accounts.list()).toEqual([
      { username: "Huda", role: "HR", places: ["*"], enabled: true, isBound: false, deviceWrites: "ALWAYS" },
    ]);
  });

  it("gives another password: the old one and every session of it end", async () => {
    await accounts.add(HR);
    const tokens = await directory.signIn({ username: "huda", password: PASSWORD });
    expect(await accounts.reset("HUDA", OTHER)).toBe("DONE");
    expect([await signIn(PASSWORD), await signIn(OTHER)]).toEqual([401, 200]);
    expect((await directory.refresh(tokens.refresh_token)).status).toBe(401);
    expect((await directory.verify(tokens.access_token)).body).toEqual({ active: false });
  });

  it("disables an account and its sessions, and no other; a reset enables it again", async () => {
    await accounts.add(HR);
    await accounts.add({ ...HR, username: "omar" });
    const tokens = await directory.signIn({ username: "huda", password: PASSWORD });
    const others = await directory.signIn({ username: "omar", password: PASSWORD });
    expect(await accounts.disable("huda")).toBe("DONE");
    expect(await signIn(PASSWORD)).toBe(401);
    expect((await directory.refresh(tokens.refresh_token)).status).toBe(401);
    expect((await directory.refresh(others.refresh_token)).status).toBe(200);
    expect(await directory.issueSetupToken()).toBeUndefined();
    await accounts.reset("huda", OTHER);
    expect(await signIn(OTHER)).toBe(200);
  });

  it("is refused an account that exists, and one that does not; nothing changes", async () => {
    await accounts.add(HR);
    expect(await accounts.add({ ...HR, username: " HUDA ", password: OTHER, role: "ADMIN" })).toBe("ACCOUNT_EXISTS");
    expect(await accounts.reset("nobody", OTHER)).toBe("NO_SUCH_ACCOUNT");
    expect(await accounts.disable("nobody")).toBe("NO_SUCH_ACCOUNT");
    await expect(accounts.reset("huda", "short")).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await signIn(PASSWORD)).toBe(200);
    expect(await accounts.list()).toMatchObject([{ username: "Huda", role: "HR" }]);
  });

  it("leaves an entry of each change in the chain, which stays whole", async () => {
    await accounts.add(HR);
    await accounts.reset("huda", OTHER);
    await accounts.disable("huda");
    const { body } = await directory.ask<{ auditLog: unknown[] }>(ADMIN, "{ auditLog { actor action outcome } }");
    expect(body.data?.auditLog).toEqual([
      { actor: "operator", action: "disableAccount account/huda", outcome: "OK" },
      { actor: "operator", action: "resetAccount account/huda", outcome: "OK" },
      { actor: "operator", action: "addAccount account/huda", outcome: "OK" },
    ]);
    await directory.stop();
    await directory.start();
    expect(directory.logLines.join("")).not.toContain("audit chain is broken");
  });

  it("loses no change when both write at once", async () => {
    const adding = Array.from({ length: 10 }, (_, n) => accounts.add({ ...HR, username: `user-${n}` }));
    const signingIn = Array.from({ length: 10 }, () => signIn("wrong password", "nobody"));
    await Promise.all([...adding, ...signingIn]);
    expect(await accounts.list()).toHaveLength(10);
  });
});

describe("an API key", () => {
  const KEY = { name: "payroll", role: "VIEWER", places: ["riyadh"] } as const;

  it("is told once, signs in at once with its rights, and leaves only its hash", async () => {
    const added = await accounts.addKey(KEY);
    const apiKey = added.outcome === "DONE" ? added.apiKey : "";
    const { access_token } = await directory.signIn({ apiKey });
    expect((await directory.verify(access_token)).body).toMatchObject({ sub: "key/payroll", role: "VIEWER" });
    const lastUsedAt = new Date(directory.nowMs).toISOString();
    const begin = { prefix: apiKey.slice(0, 10), createdAt: expect.stringMatching(/Z$/) };
    expect(await accounts.listKeys()).toEqual([{ ...KEY, ...begin, enabled: true, isActive: true, lastUsedAt }]);
    expect(await accounts.list()).toEqual([]);
    await directory.stop();
    expect(readFileSync(directory.storeFile, "latin1")).not.toContain(apiKey);
  });

  it("leaves the set-up link: there is no account yet", async () => {
    const token = await directory.issueSetupToken();
    await accounts.addKey(KEY);
    const body = { token, username: "anna", password: PASSWORD };
    expect((await directory.post("/auth/setup", body)).status).toBe(200);
  });

  it("ends with its sessions when it is disabled, and its name stays taken", async () => {
    const added = await accounts.addKey(KEY);
    const apiKey = added.outcome === "DONE" ? added.apiKey : "";
    const { refresh_token } = await directory.signIn({ apiKey });
    expect(await accounts.disableKey("payroll")).toBe("DONE");
    expect((await directory.refresh(refresh_token)).status).toBe(401);
    expect((await directory.post("/auth/token", { apiKey })).status).toBe(401);
    expect((await accounts.addKey(KEY)).outcome).toBe("ACCOUNT_EXISTS");
    expect(await accounts.disableKey("nobody")).toBe("NO_SUCH_ACCOUNT");
    await expect(accounts.addKey({ ...KEY, name: "No Name" })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });
});

it("opens no session for a password that was replaced while it was being compared", async () => {
  await accounts.add(HR);
  const store = openSqliteStore(directory.storeFile);
  const sessions = createSessions({
    store,
    sign: () => "token",
    verify: () => {
      throw new TypeError("not asked here");
    },
    refreshSecret: Buffer.alloc(32),
    now: () => directory.nowMs,
    limits: { idleMs: 1000, longestMs: 1000 },
    noteUse: async () => {},
    requireCode: async () => {},
    checkSignIn: async () => {
      const huda = await store.findPrincipal("account/huda");
      await accounts.reset("huda", OTHER); // right when it was read, old when it was found right
      return huda ?? expect.fail("there is no huda");
    },
  });
  try {
    const credentials = { kind: "password", username: "huda", password: PASSWORD } as const;
    await expect(sessions.signIn(credentials, { address: "192.0.2.1" })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  } finally {
    await store.close();
  }
});

it("makes the store where there is none yet, for its owner alone", async () => {
  await directory.stop();
  const file = `${directory.dir}/new/directory.sqlite`;
  const fresh = await openAccounts({ file: file });
  try {
    expect(await fresh.add(HR)).toBe("DONE");
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  } finally {
    await fresh.close();
  }
});

it("ends every session and set-up link of a store that was restored from a backup", async () => {
  const token = await directory.issueSetupToken();
  await endRestoredRights({ file: directory.storeFile }, () => directory.nowMs);
  const link = await directory.post("/auth/setup/check", { token });
  expect(link.body.error.code).toBe("SETUP_LINK_EXPIRED");
  await accounts.add(HR);
  const tokens = await directory.signIn({ username: "huda", password: PASSWORD });
  await endRestoredRights({ file: directory.storeFile }, () => directory.nowMs);
  expect((await directory.refresh(tokens.refresh_token)).status).toBe(401);
  expect(await signIn(PASSWORD)).toBe(200);
  const authorization = `Bearer ${directory.routerToken(ADMIN)}`;
  const { body } = await directory.get("/revocations", { authorization });
  expect(body).toMatchObject({ renewIssuedUntilMs: directory.nowMs }); // also tokens of sessions that the store never knew
});
