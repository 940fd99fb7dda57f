import { readFileSync } from "node:fs";
import type { Principal } from "../../subgraphs/directory/src/domain/principal.ts";
import { hashSetupToken } from "../../subgraphs/directory/src/domain/setup-token.ts";
import { openAccounts } from "@biometricflow/directory/operate";
import { createSetup } from "../../subgraphs/directory/src/setup.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN, DirectoryHarness, type Refusal, type Tokens } from "./directory-harness.ts";

const PASSWORD = "correct horse battery";
const DAY_MS = 24 * 3_600_000;

let directory: DirectoryHarness;
let token: string;
beforeEach(async () => {
  directory = new DirectoryHarness();
  directory.isDemo = false;
  await directory.start();
  token = (await directory.issueSetupToken()) ?? "";
});
afterEach(() => directory.remove());

function setUp(input: object = {}, address = "192.0.2.1") {
  const body = { token, username: "Anna", password: PASSWORD, ...input };
  return directory.post<Tokens & Refusal>("/auth/setup", body, directory.from(address));
}

const check = (text: unknown, address = "192.0.2.1") =>
  directory.post("/auth/setup/check", { token: text }, directory.from(address));

/** The accounts in the store itself: a refusal must not have made one. */
async function listAccounts() {
  const accounts = await openAccounts({ file: directory.storeFile });
  try {
    return await accounts.list();
  } finally {
    await accounts.close();
  }
}

/** How the store says that the link ended. */
async function readEnd() {
  const store = openSqliteStore(directory.storeFile);
  try {
    return await store.viewAccounts(({ findSetupToken }) => findSetupToken(hashSetupToken(token))?.endedBy);
  } finally {
    await store.close();
  }
}

describe("the first account", () => {
  it("is an administrator of every place, signed in at once, who signs in again with the password", async () => {
    expect(token).toMatch(/^bfs_[\w-]{43}$/);
    const { status, body, headers } = await setUp();
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect((await directory.verify(body.access_token)).body).toMatchObject({
      active: true,
      sub: "account/anna",
      name: "Anna",
      role: "ADMIN",
      places: ["*"],
    });
    expect((await directory.refresh(body.refresh_token)).status).toBe(200);
    expect(await directory.signIn({ username: "anna", password: PASSWORD })).toHaveProperty("access_token");
  });

  it("leaves entries in the audit chain, refused tries included, and no secret", async () => {
    await setUp({ token: "bfs_guess" });
    directory.nowMs += 1;
    await setUp();
    const { body } = await directory.ask<{ auditLog: unknown[] }>(ADMIN, "{ auditLog { actor action outcome } }");
    expect(body.data?.auditLog).toEqual([
      { actor: "account/anna", action: "setUp", outcome: "OK" },
      { actor: "anonymous", action: "setUp", outcome: "SETUP_LINK_UNKNOWN" },
    ]);
    await directory.stop();
    const kept = readFileSync(directory.storeFile, "latin1") + directory.logLines.join("");
    for (const secret of [token, PASSWORD]) expect(kept).not.toContain(secret);
  });

  it.each([
    ["eleven characters", { password: "a".repeat(11) }, "password"],
    ["more than 256", { password: "a".repeat(257) }, "password"],
    ["no text", { password: 123_456_789_012 }, "password"],
    ["no name", { username: "  " }, "username"],
    ["a name that turns letters around", { username: "an\u202ena" }, "username"],
    ["a name of 65 characters", { username: "a".repeat(65) }, "username"],
  ])("is refused for %s, and the link stays good", async (_name, input, argument) => {
    const { status, body } = await setUp(input);
    expect([status, body.error.code]).toEqual([400, "BAD_USER_INPUT"]);
    expect(body.error.message).toContain(`The ${argument} must have`);
    expect((await setUp()).status).toBe(200);
  });

  it.each([
    ["twelve", "two of a kind".slice(0, 12)],
    ["128 of any kind", `${"\u{1f511}".repeat(127)}\u{1f512}`],
  ])("takes a password of %s characters", async (_name, password) => {
    expect((await setUp({ password })).status).toBe(200);
    expect(await directory.signIn({ username: "anna", password })).toHaveProperty("access_token");
  });
});

describe("the set-up link", () => {
  it("serves once", async () => {
    expect((await check(token)).status).toBe(200);
    await setUp();
    expect(await readEnd()).toBe("USED");
    const refusals = [await setUp({ username: "mallory" }), await check(token)];
    for (const { status, body } of refusals) expect([status, body.error.code]).toEqual([410, "SETUP_LINK_USED"]);
    expect(await directory.signIn({ username: "mallory", password: PASSWORD })).not.toHaveProperty("access_token");
  });

  it("makes one account of twenty that are asked for at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => setUp({ username: `anna-${n}` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 410]));
    expect(await listAccounts()).toHaveLength(1);
  });

  it("makes no account for whoever found it good, but comes second", async () => {
    const store = openSqliteStore(directory.storeFile);
    const redeem = (username: string, whileHashing: () => Promise<unknown>): Promise<Principal> => {
      const passwordHash = {
        hash: async () => String(await whileHashing()),
        matches: async () => false,
        pretend: async () => {},
      };
      const input = { token, username, password: PASSWORD };
      return createSetup({ store, now: () => directory.nowMs, passwordHash }).redeem(input, { address: "192.0.2.1" });
    };
    try {
      const late = redeem("mallory", () => redeem("anna", async () => "hash").then(({ subject }) => subject));
      await expect(late).rejects.toMatchObject({ code: "SETUP_LINK_USED" });
      expect((await listAccounts()).map(({ username }) => username)).toEqual(["anna"]);
    } finally {
      await store.close();
    }
  });

  it("is not made when somebody has an account, also a disabled one", async () => {
    await setUp();
    expect(await directory.issueSetupToken()).toBeUndefined();
    await directory.stop();
    await directory.start();
    expect(await directory.issueSetupToken()).toBeUndefined();
  });

  it("expires after a day", async () => {
    directory.nowMs += DAY_MS - 1;
    expect((await check(token)).status).toBe(200);
    directory.nowMs += 1;
    for (const { status, body } of [await check(token), await setUp()])
      expect([status, body.error.code]).toEqual([410, "SETUP_LINK_EXPIRED"]);
  });

  it("survives a restart only until the next one is made", async () => {
    await directory.stop();
    await directory.start();
    const next = await directory.issueSetupToken();
    expect((await setUp()).body.error.code).toBe("SETUP_LINK_EXPIRED");
    expect((await setUp({ token: next })).status).toBe(200);
  });

  it("tells whoever never had one the same before and after the set-up", async () => {
    const before = await check("bfs_guess");
    await setUp();
    const after = await check("bfs_guess", "192.0.2.9");
    expect([before.status, before.body]).toEqual([401, after.body]);
    expect(after.body.error.code).toBe("SETUP_LINK_UNKNOWN");
  });

  it.each([[undefined], [""], [7], ["x".repeat(257)], [[]]])("refuses %j as bad input", async (text) => {
    expect((await check(text)).body.error.code).toBe("BAD_USER_INPUT");
  });

  it("makes the fourth wrong token of an address wait; the right one is heard all the same", async () => {
    for (let n = 0; n < 3; n++) expect((await check(`bfs_${n}`)).status).toBe(401);
    const limited = await setUp({ token: "bfs_4" });
    expect([limited.status, limited.body.error.code, limited.headers.get("retry-after")]).toEqual([
      429,
      "RATE_LIMITED",
      "60",
    ]);
    expect((await check("bfs_5", "192.0.2.2")).status).toBe(401);
    expect((await setUp()).status).toBe(200);
  });

  it("hears three of thirty wrong ones that come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => check(`bfs_${n}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
  });
});
