import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AUDIT_HEADS_FILE } from "@biometricflow/schema/audit-heads";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { verifyAudit } from "../../subgraphs/directory/src/operate-audit.ts";
import { ANONYMOUS, type DirectoryHarness } from "./directory-harness.ts";
import { RouterAuditHarness } from "./router-audit-harness.ts";

let router: RouterAuditHarness;
let directory: DirectoryHarness;

beforeEach(async () => {
  router = new RouterAuditHarness();
  ({ directory } = router);
  await directory.start();
});
afterEach(() => router.remove());

const list = () => router.list();
const show = () => router.show();
const countWaiting = () => router.countWaiting();
const toFact: RouterAuditHarness["toFact"] = (...of) => router.toFact(...of);

it("brings what places and attendance were told to do into the directory's chain, with its targets", async () => {
  const { record } = router.open();
  await record({ ...toFact("syncDevice"), targets: ["riyadh/gate-1"] });
  await expect.poll(list).toEqual([
    {
      ...{ actor: "account/hr", action: "syncDevice", outcome: "OK", address: "192.0.2.1" },
      ...{ targets: ["riyadh/gate-1"], count: 1 },
    },
  ]);
  await expect.poll(countWaiting).toBe(0);
});

it("brings each fact once, in order, though every other answer of the directory is lost", async () => {
  let answers = 0;
  router.onItsWay = (answer) => {
    answers++;
    if (answers % 2 === 1) throw new TypeError("the answer was lost");
    return answer;
  };
  const { record } = router.open();
  const actions = Array.from({ length: 40 }, (_, n) => `mutation${n}`);
  for (const action of actions) await record(toFact(action));
  await expect.poll(countWaiting).toBe(0);
  expect(await show()).toEqual(actions.map((action) => `${action} OK 1`));
});

it("keeps what happens while the directory is away, over a restart of its own, and brings it when it is back", async () => {
  await directory.stop();
  const { record } = router.open();
  await record(toFact("syncPlace"));
  await record(toFact("updateDevice", "FORBIDDEN"));
  await router.close();
  expect(countWaiting()).toBe(2);
  await directory.start();
  router.open();
  await expect.poll(show).toEqual(["syncPlace OK 1", "updateDevice FORBIDDEN 1"]);
});

it("loses nothing where an older copy of its file was put back", async () => {
  const { record } = router.open();
  await record(toFact("mutation1"));
  await expect.poll(countWaiting).toBe(0);
  await router.close();
  cpSync(router.folder, `${router.folder}.copy`, { recursive: true });
  const later = router.open();
  for (const action of ["mutation2", "mutation3"]) await later.record(toFact(action));
  await expect.poll(countWaiting).toBe(0);
  await router.close();
  rmSync(router.folder, { recursive: true });
  renameSync(`${router.folder}.copy`, router.folder);
  await router.open().record(toFact("mutation4"));
  await expect.poll(show).toEqual(["mutation1 OK 1", "mutation2 OK 1", "mutation3 OK 1", "mutation4 OK 1"]);
});

it("brings facts whose ids are as long as ids may be, though together they are more than a request may hold", async () => {
  await directory.stop();
  const { record } = router.open();
  const targets = Array.from({ length: 20 }, (_, n) => String(n).padEnd(128, "\u0001"));
  for (let n = 0; n < 120; n++) await record({ ...toFact(`mutation${n}`), targets });
  await router.close();
  await directory.start();
  router.open();
  await expect.poll(countWaiting).toBe(0);
  expect(await list()).toHaveLength(120);
});

it("is on the router's disk before whoever asked is answered", async () => {
  await directory.stop();
  const { record } = router.open();
  await record(toFact("syncPlace"));
  expect(countWaiting()).toBe(1);
  await directory.start();
});

it("counts refusals by the minute: a thousand of strangers are few rows, whatever addresses they invent", async () => {
  const { record } = router.open();
  for (let n = 0; n < 1000; n++)
    await record({ ...toFact("syncPlace", "UNAUTHENTICATED", "anonymous"), address: `192.0.2.${n % 250}` });
  await expect.poll(async () => (await list()).reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  expect(await list()).toHaveLength(21);
});

it("keeps what it hears of the directory's newest link, so that a cut end is found by it", async () => {
  const { record } = router.open();
  const headsFile = join(router.folder, AUDIT_HEADS_FILE);
  const verify = () => verifyAudit({ file: directory.storeFile }, headsFile);
  for (const hour of [1, 2, 3]) {
    await record(toFact(`mutation${hour}`));
    await expect.poll(show).toHaveLength(hour);
    directory.nowMs += 3_600_000;
    await expect.poll(async () => (await verify()).heads).toBe(hour + 1);
  }
  expect(await verify()).toEqual({ rows: 3, lastSeq: 3, heads: 4, brokenAt: null, head: null });
  const tamper = (change: string) => {
    const db = new Database(directory.storeFile);
    db.exec(change);
    db.close();
  };
  tamper("DELETE FROM audit WHERE seq = 3");
  expect(await verify()).toMatchObject({ brokenAt: null, head: { seq: 3, kind: "CUT_OFF" } });
  tamper("UPDATE audit SET actor = 'account/x' WHERE seq = 2");
  expect(await verify()).toMatchObject({ brokenAt: 2 });
});

it("takes facts of the router alone, and no batch that is none", async () => {
  router.open();
  const post = async (body: object, bearer: string) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${bearer}` };
    const answer = await fetch(`${directory.url}/audit`, { method: "POST", headers, body: JSON.stringify(body) });
    return answer.status;
  };
  const batch = { source: crypto.randomUUID(), facts: [{ seq: 1, minute: null, fact: toFact("syncPlace") }] };
  expect(await post(batch, "none")).toBe(401);
  expect(await post(batch, directory.routerToken(ANONYMOUS, { key: "stranger" }))).toBe(401);
  const token = directory.routerToken(ANONYMOUS);
  expect(await post({ ...batch, facts: [{ seq: 0, minute: null, fact: toFact("x") }] }, token)).toBe(400);
  expect(await post({ ...batch, source: "x" }, token)).toBe(400);
  expect((await fetch(`${directory.url}/audit/head`)).status).toBe(401);
  expect(await list()).toEqual([]);
});
