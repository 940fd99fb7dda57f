import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MIGRATIONS } from "../../subgraphs/directory/src/store/migrations.ts";
import { AuditedDirectory } from "./audited-directory.ts";

const DAY_MS = 86_400_000;

let directory: AuditedDirectory;
beforeEach(async () => {
  directory = new AuditedDirectory();
  await directory.start();
});
afterEach(() => directory.remove());

const list = () => directory.list();
const show = () => directory.show();
const post: AuditedDirectory["postFrom"] = (...of) => directory.postFrom(...of);
const isBroken = () => directory.isBroken();
const restart = () => directory.restart();
const settled = (rows: number) => directory.settled(rows);
const inStore: AuditedDirectory["inStore"] = (act) => directory.inStore(act);

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
    directory = new AuditedDirectory();
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
