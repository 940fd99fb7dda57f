/** What the directory has of a person whom a place erased. */
import { createHmac } from "node:crypto";
import { copyFileSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createDelivery } from "../../subgraphs/directory/src/domain/webhooks/delivery.ts";
import { openForgettingStore } from "../../subgraphs/directory/src/forgetting-store.ts";
import type { Statements } from "../../subgraphs/directory/src/store/database.ts";
import { createDirectoryStore } from "../../subgraphs/directory/src/store/directory-store.ts";
import { openSqliteDatabase } from "../../subgraphs/directory/src/store/sqlite/open.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { findInFiles } from "./grep-files.ts";

const PIN = "83516207";
const KEY = Buffer.alloc(32, 7);
const HASH = createHmac("sha256", KEY).update(PIN, "utf8").digest("base64url");
const PERSON = { placeId: "riyadh", pseudonym: "erased-x1", key: KEY.toString("base64url"), hash: HASH };
const FACT = {
  at: "2026-11-26T08:00:00.000Z",
  actor: "account/hr",
  action: "updatePerson",
  outcome: "OK",
  requestId: "r",
};

const HEARD = Date.parse("2026-11-26T08:00:00Z");

let dir: string;
let store: ReturnType<typeof openSqliteStore>;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-forgotten-"));
  store = openSqliteStore(join(dir, "directory.sqlite"));
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

/** What other parts of the directory write, in the words of its tables. */
function write(run: (db: Database.Database) => void): void {
  const db = new Database(join(dir, "directory.sqlite"));
  db.pragma("secure_delete = ON");
  run(db);
  db.close();
}

it("names the person in no account, fact or delivery, and the chain of the audit holds", async () => {
  await store.appendAudit([
    { ...FACT, targets: ["riyadh/gate-1"] },
    { ...FACT, targets: [`p.${PIN}`] },
    { ...FACT, targets: ["riyadh/gate-2", `riyadh/${PIN}`] },
    { ...FACT, targets: [`cairo/${PIN}1`] },
  ]);
  write((db) => {
    db.prepare(
      "INSERT INTO principal (subject, name, secret_hash, role, places, users, enabled) VALUES ('account/e', 'e', 'x', 'EMPLOYEE', '[]', ?, 1)",
    ).run(JSON.stringify([`riyadh/${PIN}`, "riyadh/7"]));
    db.prepare(
      `INSERT INTO webhook (id, name, url, format, events, places, devices, enabled, created_ms, created_by)
       VALUES ('w', 'w', 'https://example.org', 'STANDARD', '[]', '[]', '[]', 1, 0, 'account/hr')`,
    ).run();
    const put = db.prepare(
      `INSERT INTO webhook_delivery (id, webhook_id, kind, body, state, created_ms, until_ms, attempts)
       VALUES (?, 'w', 'PUNCH_RECORDED', ?, 'WAITING', 0, 0, 0)`,
    );
    put.run("own", JSON.stringify({ data: { pin: PIN } }));
    put.run("other", JSON.stringify({ data: { pin: "7" } }));
  });
  const own = [`p.${PIN}`, `riyadh/${PIN}`, `"${PIN}"`];
  expect(findInFiles(dir, own)).not.toEqual([]);

  await store.forgetPeople([PERSON]);
  expect(findInFiles(dir, own)).toEqual([]);
  expect(findInFiles(dir, [`cairo/${PIN}1`, '"7"', "riyadh/7"])).not.toEqual([]);
  expect(await store.checkAudit()).toBeUndefined();
  write((db) => {
    const left = db.prepare("SELECT users FROM principal WHERE subject = 'account/e'").pluck().get();
    expect(left).toBe('["riyadh/7"]');
    expect(db.prepare("SELECT id FROM webhook_delivery").pluck().all()).toEqual(["other"]);
    db.prepare("UPDATE audit SET targets = '[\"x\"]' WHERE seq = 2").run();
  });
  expect(await store.checkAudit()).toBe(2);
});

it("looks through an audit of any length, so many facts at a time that others write meanwhile", async () => {
  const names = [2, 999, 1_000, 1_001, 2_500];
  const facts = Array.from({ length: 2_500 }, (_, index) =>
    names.includes(index + 1) ? { ...FACT, targets: [`riyadh/${PIN}`] } : FACT,
  );
  await store.appendAudit(facts);
  await store.close();
  const database = openSqliteDatabase(join(dir, "directory.sqlite"));
  const read: number[] = [];
  const watch = (tx: Statements): Statements => ({
    ...tx,
    all: async (statement) => {
      const rows = await tx.all(statement);
      read.push(rows.length);
      return rows;
    },
  });
  store = createDirectoryStore({ ...database, write: (work) => database.write((tx) => work(watch(tx))) });
  await store.forgetPeople([PERSON]);
  expect(read.reduce((sum, count) => sum + count)).toBe(2_500);
  expect(Math.max(...read)).toBe(1_000);
  expect(findInFiles(dir, [`riyadh/${PIN}`])).toEqual([]);
  expect(await store.checkAudit()).toBeUndefined();
});

it("forgets whom its files cannot be written anew for, keeps that this is due, and does it later", async () => {
  await store.appendAudit([{ ...FACT, targets: [`riyadh/${PIN}`] }]);
  await store.close();
  const database = openSqliteDatabase(join(dir, "directory.sqlite"));
  const compact = () => Promise.reject(new RangeError("the disk is full"));
  store = createDirectoryStore({ ...database, compact });
  await store.forgetPeople([PERSON]);
  expect((await store.listAudit(1))[0]?.targets).toBeUndefined();
  await expect(store.compactErased()).rejects.toThrow("the disk is full");
  await store.close();
  let compacted = 0;
  const later = openSqliteDatabase(join(dir, "directory.sqlite"));
  store = createDirectoryStore({ ...later, compact: () => later.compact().then(() => void compacted++) });
  expect([await store.compactErased(), await store.compactErased()]).toEqual([true, false]);
  expect(compacted).toBe(1);
  await store.forgetPeople([PERSON]); // nothing is left to be changed
  expect(compacted).toBe(1);
});

it("forgets again whom a store has that was put back, before it answers", async () => {
  const list = join(dir, "forgotten.json");
  const target = [`riyadh/${PIN}`];
  await store.appendAudit([{ ...FACT, targets: target }]);
  await store.close();
  const [live, backup] = [join(dir, "directory.sqlite"), join(dir, "backup")];
  renameSync(live, backup);
  copyFileSync(backup, live);
  store = openSqliteStore(live);
  await (await openForgettingStore(store, list)).forgetPeople([PERSON]);
  await store.close();
  renameSync(backup, live); // older than the erasure
  expect(findInFiles(dir, target)).not.toEqual([]);

  store = openSqliteStore(live);
  await openForgettingStore(store, list);
  expect(findInFiles(dir, target)).toEqual([]);
  expect(await store.checkAudit()).toBeUndefined();
});

it("takes in no fact about somebody whom it forgot, of the router or its own, and those about others whole", async () => {
  const forgetting = await openForgettingStore(store, join(dir, "forgotten.json"));
  await forgetting.forgetPeople([PERSON]);
  const others = ["riyadh/gate-1", "riyadh/7"];
  const facts = [{ ...FACT, targets: ["riyadh/gate-1", `riyadh/${PIN}`] }, { ...FACT, targets: others }, FACT];
  const numbered = facts.map((fact, index) => ({ seq: index + 1, minute: null, fact }));
  const source = "11111111-1111-4111-8111-111111111111";
  expect(await forgetting.takeAudit({ source, facts: numbered })).toBe(3);
  await forgetting.appendAudit(facts);
  expect(findInFiles(dir, [`riyadh/${PIN}`])).toEqual([]);
  const listed = await forgetting.listAudit(10);
  expect(listed.map(({ targets }) => targets ?? [])).toEqual([[], others, [], [], others, []]);
  expect(await forgetting.checkAudit()).toBeUndefined();
});

/** An erasure of the owner of an account, as attendance tells it. */
const toErasedAccount = (subject: string) => ({
  ...{ placeId: "riyadh", key: KEY.toString("base64url") },
  hash: createHmac("sha256", KEY).update(subject, "utf8").digest("base64url"),
});

const PASSKEY = { id: "k", publicKey: "x", counter: 0, transports: [], name: "Phone of Zyxwarda", createdAtMs: 0 };
const OWNER = { name: "Zyxwarda", places: ["*"], users: [], enabled: true, passkeys: [PASSKEY] };

it("ends the account of an erased EMPLOYEE of which attendance told, and lets one of another role sign in without the name", async () => {
  const forgetting = await openForgettingStore(store, join(dir, "forgotten.json"));
  await store.addPrincipals([
    { ...OWNER, secretHash: "e", subject: "account/e", role: "EMPLOYEE" },
    { ...OWNER, secretHash: "b", subject: "account/boss", role: "ADMIN", passkeys: [{ ...PASSKEY, id: "l" }] },
    { ...OWNER, secretHash: "c", subject: "account/boss2", role: "ADMIN", name: "Layla", passkeys: [] },
  ]);
  const changes = [{ field: "name", before: "Z", after: "Zyxwarda" }];
  await store.appendAudit([{ ...FACT, action: "updateAccount", account: "account/e", changes }]);
  await forgetting.forgetAccounts([toErasedAccount("account/e"), toErasedAccount("account/boss")], HEARD);
  expect(findInFiles(dir, ["Zyxwarda"])).toEqual([]);
  expect(await store.listPrincipals()).toMatchObject([
    { subject: "account/boss", name: "(erased)", enabled: true, passkeys: [{ id: "l", name: "(erased)" }] },
    { subject: "account/boss2", name: "Layla", enabled: true },
    { subject: "account/e", name: "(erased)", enabled: false },
  ]);
  expect(await store.checkAudit()).toBeUndefined();
});

it("leaves an account without rights at the place that erased its owner, and which rights another was given", async () => {
  const forgetting = await openForgettingStore(store, join(dir, "forgotten.json"));
  await store.addPrincipals([
    { ...OWNER, secretHash: "e", subject: "account/e", role: "EMPLOYEE", places: ["cairo"] },
    { ...OWNER, secretHash: "b", subject: "account/boss", role: "ADMIN", passkeys: [] },
  ]);
  const changes = [{ field: "role", before: "HR", after: "ADMIN" }];
  await store.appendAudit([{ ...FACT, action: "updateAccount", account: "account/boss", changes }]);
  await forgetting.forgetAccounts([toErasedAccount("account/e"), toErasedAccount("account/boss")], HEARD);
  expect(await store.findPrincipal("account/e")).toMatchObject({ name: "Zyxwarda", enabled: true });
  expect(await store.listAudit(10)).toMatchObject([
    { actor: "directory", action: "forgetAccount", account: "account/boss", at: new Date(HEARD).toISOString() },
    { action: "updateAccount", changes },
  ]);
});

it("ends the account again in a store that was put back, and never that of whoever has its username later", async () => {
  const list = join(dir, "forgotten.json");
  await store.addPrincipals([{ ...OWNER, secretHash: "e", subject: "account/e", role: "EMPLOYEE" }]);
  await store.close();
  const [live, backup] = [join(dir, "directory.sqlite"), join(dir, "backup")];
  copyFileSync(live, backup);
  store = openSqliteStore(live);
  const erased = toErasedAccount("account/e");
  await (await openForgettingStore(store, list)).forgetAccounts([erased], HEARD);
  const giveAnew = (db: Database.Database) =>
    db.prepare("UPDATE principal SET name = 'Omar', enabled = 1, users = '[\"riyadh/9\"]'").run();
  write(giveAnew);
  await (await openForgettingStore(store, list)).forgetAccounts([erased], HEARD); // it is told again each minute
  expect(await store.findPrincipal("account/e")).toMatchObject({ name: "Omar", enabled: true });
  await store.close();
  rmSync(`${live}-wal`, { force: true });
  renameSync(backup, live);
  store = openSqliteStore(live);
  await openForgettingStore(store, list);
  expect(await store.findPrincipal("account/e")).toMatchObject({ name: "(erased)", enabled: false });
});

it("takes in facts about whoever has the PIN more than a day later", async () => {
  const forgetting = await openForgettingStore(store, join(dir, "forgotten.json"));
  await forgetting.forgetPeople([{ ...PERSON, atMs: HEARD }]);
  const targets = [`riyadh/${PIN}`];
  await forgetting.appendAudit([
    { ...FACT, targets, at: "2026-11-27T07:59:00.000Z" },
    { ...FACT, targets, at: "2026-11-27T08:01:00.000Z" },
  ]);
  expect((await forgetting.listAudit(10)).map((fact) => fact.targets ?? [])).toEqual([targets, []]);
});

it("leaves the account of whoever has the PIN of somebody erased later, over a restart too", async () => {
  const list = join(dir, "forgotten.json");
  await (await openForgettingStore(store, list)).forgetPeople([PERSON]);
  await store.addPrincipals([
    { ...OWNER, secretHash: "n", subject: "account/new", role: "EMPLOYEE", users: [`riyadh/${PIN}`] },
  ]);
  await (await openForgettingStore(store, list)).forgetPeople([PERSON]);
  expect(await store.findPrincipal("account/new")).toMatchObject({ users: [`riyadh/${PIN}`], enabled: true });
});

/** A webhook with the message of a day. */
function toDay(place: string, date: string, person = `p.${PIN}`) {
  const body = JSON.stringify({ type: "day.changed", data: { person, place, date } });
  return createDelivery({ webhookId: "w", kind: "DAY_CHANGED", body }, 0);
}

const KEPT_DAYS = ["cairo 2026-11-26", "riyadh 2026-11-26 p.7", "riyadh 2026-11-28"];

it("takes in no day of whom it forgot, but those of other places, other people, and of whoever has the PIN later", async () => {
  write((db) =>
    db
      .prepare(
        `INSERT INTO webhook (id, name, url, format, events, places, devices, enabled, created_ms, created_by)
         VALUES ('w', 'w', 'https://example.org', 'STANDARD', '[]', '[]', '[]', 1, 0, 'account/hr')`,
      )
      .run(),
  );
  const listDays = async () =>
    (await store.listDeliveries("w", { limit: 10 }))
      .map(({ body }) => JSON.parse(body).data)
      .map(({ person, place, date }) => `${place} ${date}${person === `p.${PIN}` ? "" : ` ${person}`}`)
      .toSorted();
  const list = join(dir, "forgotten.json");
  const forgetting = await openForgettingStore(store, list);
  await forgetting.forgetPeople([{ ...PERSON, atMs: HEARD }]);
  const own = [toDay("riyadh", "2026-11-25"), toDay("riyadh", "2026-11-26", `p.${PIN}:2`)];
  const others = [toDay("cairo", "2026-11-26"), toDay("riyadh", "2026-11-26", "p.7"), toDay("riyadh", "2026-11-28")];
  const decide = () => ({ alerts: [], deliveries: [...own, ...others] });
  await forgetting.takeFeedPage("service:attendance", { epoch: "e", seq: 1 }, decide);
  expect(await listDays()).toEqual(KEPT_DAYS);

  await store.takeFeedPage("service:attendance", { epoch: "e", seq: 2 }, () => ({ alerts: [], deliveries: own }));
  write((db) => db.prepare("DELETE FROM carried_out").run()); // as a store from before the erasure has it
  await openForgettingStore(store, list);
  expect(await listDays()).toEqual(KEPT_DAYS);
});
