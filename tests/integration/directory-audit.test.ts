import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MIGRATIONS } from "../../subgraphs/directory/src/store/sqlite/migrations.ts";
import { ADMIN, ANONYMOUS, DirectoryHarness, type Tokens } from "./directory-harness.ts";

interface Entry {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly account: string | null;
  readonly address: string | null;
  readonly count: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

const list = async (): Promise<readonly Entry[]> => {
  const query = "{ auditLog(first: 1000) { id actor action outcome account address count } }";
  const { body } = await directory.ask<{ auditLog: Entry[] }>(ADMIN, query);
  return body.data?.auditLog ?? [];
};
/** Without the refusals' minute: what is counted comes before what is chained. */
const show = async () =>
  (await list()).map(({ actor, action, outcome, account, address, count }) =>
    [actor, action, outcome, account, address, count].join(" "),
  );
const post = (path: string, body: object, address = "192.0.2.1") =>
  directory.post<Tokens & { signed_out: boolean }>(path, body, directory.from(address));
const isBroken = () => directory.logLines.join("").includes("audit chain is broken");

async function restart(): Promise<void> {
  await directory.stop();
  await directory.start();
}

function inStore<T>(act: (db: Database.Database) => T): T {
  const db = new Database(directory.storeFile);
  try {
    return act(db);
  } finally {
    db.close();
  }
}

const settled = async (rows: number) => {
  directory.nowMs += MINUTE_MS;
  const chained = () => inStore((db) => Number(db.prepare("SELECT COUNT(*) FROM audit").pluck().get()));
  await expect.poll(chained).toBe(rows);
};

/** The ids of all entries, two by two. */
async function readPages(): Promise<readonly string[]> {
  const read: string[] = [];
  for (let after = ""; ; after = read.at(-1) ?? "") {
    const query = `{ auditLog(first: 2${after === "" ? "" : `, after: "${after}"`}) { id } }`;
    const { body } = await directory.ask<{ auditLog: Entry[] }>(ADMIN, query);
    const ids = body.data?.auditLog.map(({ id }) => id) ?? [];
    if (ids.length === 0) return read;
    read.push(...ids);
  }
}

it("is read in pages, each entry once, counted ones too", async () => {
  for (let nth = 0; nth < 3; nth++) await post("/auth/token", { username: `nobody${nth}`, password: "x" });
  directory.nowMs += MINUTE_MS;
  await post("/auth/token", { username: "nobody9", password: "x" });
  // What was counted in a minute that is over is written down meanwhile, under an id of its own.
  await vi.waitFor(async () => {
    const all = (await list()).map(({ id }) => id);
    expect(all.length).toBeGreaterThan(3);
    expect(await readPages()).toEqual(all);
  });
  const { body } = await directory.ask(ADMIN, '{ auditLog(after: "none") { id } }');
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "after" });
});

describe("an entry of the audit log", () => {
  it("names who signs in, from where, and who signs out", async () => {
    const hr = directory.findAccount("hr");
    const { body } = await post("/auth/token", hr);
    await post("/auth/logout", { refresh_token: body.refresh_token });
    expect((await show()).toReversed()).toEqual([
      "account/hr signIn OK account/hr 192.0.2.1 1",
      "account/hr signOut OK account/hr 192.0.2.1 1",
    ]);
  });

  it("of failed sign-ins names the account that was tried and the address, with their count", async () => {
    for (let n = 0; n < 5; n++) await post("/auth/token", { username: "HR", password: "wrong" });
    await post("/auth/token", { username: "hr", password: "wrong" }, "192.0.2.2");
    await post("/auth/token", { username: "nobody\u202e", password: "wrong" });
    await post("/auth/token", { apiKey: "bfk_wrong" });
    expect((await show()).toReversed()).toEqual([
      "anonymous signIn UNAUTHENTICATED account/hr 192.0.2.1 3",
      "anonymous signIn RATE_LIMITED account/hr 192.0.2.1 2",
      "anonymous signIn UNAUTHENTICATED account/hr 192.0.2.2 1",
      "anonymous signIn UNAUTHENTICATED account/nobody\ufffd 192.0.2.1 1",
      "anonymous signIn UNAUTHENTICATED key/? 192.0.2.1 1",
    ]);
  });

  it("never says OK where nothing was done", async () => {
    const { body: tokens } = await post("/auth/token", directory.findAccount("hr"));
    for (const refresh_token of ["garbage", tokens.refresh_token, tokens.refresh_token]) {
      await post("/auth/logout", { refresh_token });
    }
    await post("/auth/refresh", { refresh_token: "garbage" });
    await post("/auth/refresh", { refresh_token: tokens.refresh_token });
    expect((await show()).toSorted((left, right) => left.localeCompare(right))).toEqual([
      "account/hr signIn OK account/hr 192.0.2.1 1",
      "account/hr signOut OK account/hr 192.0.2.1 1",
      "anonymous refreshSession UNAUTHENTICATED  192.0.2.1 1",
      "anonymous refreshSession UNAUTHENTICATED account/hr 192.0.2.1 1",
      "anonymous signOut NO_SESSION  192.0.2.1 1",
      "anonymous signOut NO_SESSION account/hr 192.0.2.1 1",
    ]);
  });

  it("names the account whose refresh token was used twice", async () => {
    const { body: tokens } = await post("/auth/token", directory.findAccount("hr"));
    await post("/auth/refresh", { refresh_token: tokens.refresh_token });
    directory.nowMs += 10_001;
    await post("/auth/refresh", { refresh_token: tokens.refresh_token });
    expect(await show()).toContain("anonymous refreshSession REFRESH_TOKEN_REUSED account/hr 192.0.2.1 1");
  });

  it("says the same of the graph as of the endpoints, and of every mutation", async () => {
    const { apiKey } = directory.readFirstAccounts();
    const { "x-forwarded-for": address = "" } = directory.from("192.0.2.9");
    const ask = (claims: typeof ADMIN, query: string) => directory.ask(claims, query, { "x-forwarded-for": address });
    await ask(
      ANONYMOUS,
      `mutation {
        a: signIn(input: { apiKey: "${apiKey}" }) { expiresIn }
        b: signIn(input: { username: "hr", password: "wrong" }) { expiresIn }
        signOut(input: { refreshToken: "x" }) { signedOut }
      }`,
    );
    await ask(ADMIN, 'mutation { updatePlace(input: { id: "riyadh", enabled: false }) { place { id } } }');
    await ask(ADMIN, 'mutation { updatePlace(input: { id: "paris" }) { place { id } } }');
    await ask({ ...ADMIN, role: "HR" }, 'mutation { updatePlace(input: { id: "riyadh" }) { place { id } } }');
    expect((await show()).toSorted((left, right) => left.localeCompare(right))).toEqual([
      "account/admin updatePlace BAD_USER_INPUT  192.0.2.9 1",
      "account/admin updatePlace FORBIDDEN  192.0.2.9 1",
      "account/admin updatePlace OK  192.0.2.9 1",
      "anonymous signIn UNAUTHENTICATED account/hr 192.0.2.9 1",
      "anonymous signOut NO_SESSION  192.0.2.9 1",
      "key/first signIn OK key/first 192.0.2.9 1",
    ]);
  });
});

describe("anonymous requests", () => {
  it("are counted: 500 that are alike are one row", async () => {
    const garbage = () => post("/auth/logout", { refresh_token: crypto.randomUUID() });
    for (let n = 0; n < 10; n++) {
      const answers = await Promise.all(Array.from({ length: 50 }, garbage));
      expect(answers.filter(({ status, body }) => status !== 200 || body.signed_out)).toEqual([]);
    }
    expect(await show()).toEqual(["anonymous signOut NO_SESSION  192.0.2.1 500"]);
    await settled(1);
    expect(await show()).toEqual(["anonymous signOut NO_SESSION  192.0.2.1 500"]);
  });

  it("cannot make more than a few rows a minute, whatever names and addresses they invent", async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        post("/auth/token", { username: `nobody-${n}`, password: "wrong" }, `192.0.2.${n}`),
      ),
    );
    const rows = await list();
    expect(rows).toHaveLength(21);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(100);
    expect(await show()).toContain("anonymous signIn UNAUTHENTICATED (others) (others) 80");
    await post("/auth/token", { username: "hr", password: "wrong" }, "198.51.100.7");
    expect(await show()).toContain("anonymous signIn UNAUTHENTICATED account/hr 198.51.100.7 1");
    expect((await post("/auth/token", directory.findAccount("hr"))).status).toBe(200);
    expect(await show()).toContain("account/hr signIn OK account/hr 192.0.2.1 1");
  });
});

describe("the audit chain", () => {
  it("takes in what was counted when its minute is over, also after a restart within it", async () => {
    await post("/auth/logout", { refresh_token: "x" });
    await restart();
    await post("/auth/logout", { refresh_token: "x" });
    expect(await show()).toEqual(["anonymous signOut NO_SESSION  192.0.2.1 2"]);
    await settled(1);
    expect((await list()).map(({ id, count }) => [id, count])).toEqual([["1", 2]]);
    await restart();
    expect(isBroken()).toBe(false);
  });

  it.each([
    ["an outcome", "UPDATE audit SET outcome = 'FORBIDDEN' WHERE seq = 1"],
    ["an account", "UPDATE audit SET account = 'account/hr' WHERE seq = 1"],
    ["an address", "UPDATE audit SET address = NULL WHERE seq = 1"],
    ["a count", "UPDATE audit SET count = 9 WHERE seq = 1"],
    ["what only newer rows have", "UPDATE audit SET count = NULL, address = NULL, account = NULL WHERE seq = 1"],
    ["a row's being there", "DELETE FROM audit WHERE seq = 1"],
  ])("goes on after a restart, and notices at start that %s was changed", async (_what, change) => {
    await directory.signIn();
    await directory.signIn();
    await restart();
    await directory.signIn();
    expect(isBroken()).toBe(false);
    await directory.stop();
    inStore((db) => db.exec(change));
    await directory.start();
    expect(isBroken()).toBe(true);
  });

  it("stays whole when its beginning is removed because of its age, and the rest is still protected", async () => {
    await directory.signIn();
    await directory.signIn();
    directory.nowMs += 10 * DAY_MS;
    await directory.signIn();
    directory.retention = { ...directory.retention, auditDays: 5 };
    await restart();
    await expect.poll(show).toEqual(["directory pruneAudit OK   2", "key/first signIn OK key/first 127.0.0.1 1"]);
    expect((await list()).map(({ id }) => id)).toEqual(["4", "3"]);
    await restart();
    expect(isBroken()).toBe(false);
    await directory.stop();
    inStore((db) => db.exec("DELETE FROM audit WHERE seq = 3"));
    await directory.start();
    expect(isBroken()).toBe(true);
  });

  it("keeps the entries of a store that the version before wrote", async () => {
    await directory.remove();
    directory = new DirectoryHarness();
    mkdirSync(dirname(directory.storeFile), { recursive: true });
    const fact = {
      at: "2026-11-20T05:00:00.000Z",
      actor: "anonymous",
      action: "signIn",
      outcome: "OK",
      requestId: "r",
    };
    const first = { ...fact, seq: 1, previousHash: "", hash: "jtQui0vOUoZT6pMnX66fzpNWAIX5gy8rB1KPzWzve4Q" };
    const rows = [
      first,
      {
        ...fact,
        actor: "key/first",
        seq: 2,
        previousHash: first.hash,
        hash: "U4zcovgb0dnnKEVmClQwdxF7La0vrvV2MZK0pVbn860",
      },
    ];
    inStore((db) => {
      MIGRATIONS.slice(0, 2).forEach((step) => db.exec(step));
      db.pragma("user_version = 2");
      const insert = db.prepare(
        `INSERT INTO audit (seq, at, actor, action, outcome, request_id, previous_hash, hash)
         VALUES (@seq, @at, @actor, @action, @outcome, @requestId, @previousHash, @hash)`,
      );
      for (const row of rows) insert.run(row);
    });
    await directory.start();
    await directory.signIn();
    expect(await show()).toEqual([
      "key/first signIn OK key/first 127.0.0.1 1",
      "key/first signIn OK   1",
      "anonymous signIn OK   1",
    ]);
    await restart();
    expect(isBroken()).toBe(false);
  });
});

it("removes sessions that are over when their retention is, and no other", async () => {
  const sessions = () => inStore((db) => db.prepare("SELECT COUNT(*) FROM session").pluck().get());
  const [ended, left, used] = [await directory.signIn(), await directory.signIn(), await directory.signIn()];
  await directory.post("/auth/logout", { refresh_token: ended.refresh_token });
  expect(left.refresh_token).toMatch(/^bfr_/);
  const prune = async () => {
    await restart();
    return sessions();
  };
  directory.nowMs += 29 * DAY_MS;
  const next = (await directory.refresh(used.refresh_token)).body;
  expect(await prune()).toBe(3);
  directory.nowMs += 2 * DAY_MS;
  await restart();
  await expect.poll(sessions).toBe(2);
  directory.nowMs += 27 * DAY_MS;
  const last = (await directory.refresh(next.refresh_token)).body;
  directory.nowMs += 4 * DAY_MS;
  await restart();
  await expect.poll(sessions).toBe(1);
  expect((await directory.refresh(last.refresh_token)).status).toBe(200);
});
