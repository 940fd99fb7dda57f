import { cpSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AUDIT_HEADS_FILE } from "@biometricflow/schema/audit-heads";
import { createLog } from "@biometricflow/service/observe/log";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createDirectoryHttp, type DirectoryHttp } from "../../router/src/directory/directory-http.ts";
import { openRouterAudit, type RouterAudit } from "../../router/src/audit/router-audit.ts";
import { verifyAudit } from "../../subgraphs/directory/src/operate-audit.ts";
import { ADMIN, ANONYMOUS, DirectoryHarness } from "./directory-harness.ts";

interface Entry {
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly address: string | null;
  readonly targets: readonly string[];
  readonly count: number;
}

let directory: DirectoryHarness;
let folder: string;
let audit: RouterAudit | undefined;
let http: DirectoryHttp;
/** What the next answers of the directory become on their way. */
let onItsWay: (answer: Awaited<ReturnType<DirectoryHttp["request"]>>) => typeof answer;

beforeEach(async () => {
  onItsWay = (answer) => answer;
  folder = mkdtempSync(join(tmpdir(), "bf-router-audit-"));
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(async () => {
  audit?.stop();
  await http.close();
  await directory.remove();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, "audit.sqlite");
const authorization = () => `Bearer ${directory.routerToken(ANONYMOUS)}`;

/** A router's audit that says what it has to say every few milliseconds. */
function open(): RouterAudit {
  http = createDirectoryHttp(directory.url);
  const request: DirectoryHttp["request"] = async (asked) => onItsWay(await http.request(asked));
  audit = openRouterAudit({
    folder,
    directory: { http: { ...http, request }, authorization },
    log: createLog({ service: "router", level: "silent" }),
    pauseMs: 5,
    now: () => directory.nowMs,
  });
  return audit;
}

const toFact = (action: string, outcome = "OK", actor = "account/hr") => ({
  at: new Date(directory.nowMs).toISOString(),
  ...{ actor, action, outcome, requestId: "r", address: "192.0.2.1" },
});
const list = async (): Promise<readonly Entry[]> => {
  const query = "{ auditLog(first: 1000) { actor action outcome address targets count } }";
  return (await directory.ask<{ auditLog: Entry[] }>(ADMIN, query)).body.data?.auditLog ?? [];
};
const show = async () =>
  (await list()).map(({ action, outcome, count }) => `${action} ${outcome} ${count}`).toReversed();
const countWaiting = () => {
  const db = new Database(file(), { readonly: true });
  const waiting = Number(db.prepare("SELECT COUNT(*) FROM waiting").pluck().get());
  db.close();
  return waiting;
};

it("brings what places and attendance were told to do into the directory's chain, with its targets", async () => {
  const { record } = open();
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
  onItsWay = (answer) => {
    answers++;
    if (answers % 2 === 1) throw new TypeError("the answer was lost");
    return answer;
  };
  const { record } = open();
  const actions = Array.from({ length: 40 }, (_, n) => `mutation${n}`);
  for (const action of actions) await record(toFact(action));
  await expect.poll(countWaiting).toBe(0);
  expect(await show()).toEqual(actions.map((action) => `${action} OK 1`));
});

it("keeps what happens while the directory is away, over a restart of its own, and brings it when it is back", async () => {
  await directory.stop();
  const { record, stop } = open();
  await record(toFact("syncPlace"));
  await record(toFact("updateDevice", "FORBIDDEN"));
  stop();
  await http.close();
  expect(countWaiting()).toBe(2);
  await directory.start();
  open();
  await expect.poll(show).toEqual(["syncPlace OK 1", "updateDevice FORBIDDEN 1"]);
});

it("loses nothing where an older copy of its file was put back", async () => {
  const { record, stop } = open();
  await record(toFact("mutation1"));
  await expect.poll(countWaiting).toBe(0);
  stop();
  await http.close();
  cpSync(folder, `${folder}.copy`, { recursive: true });
  const later = open();
  for (const action of ["mutation2", "mutation3"]) await later.record(toFact(action));
  await expect.poll(countWaiting).toBe(0);
  later.stop();
  await http.close();
  rmSync(folder, { recursive: true });
  renameSync(`${folder}.copy`, folder);
  await open().record(toFact("mutation4"));
  await expect.poll(show).toEqual(["mutation1 OK 1", "mutation2 OK 1", "mutation3 OK 1", "mutation4 OK 1"]);
});

it("brings facts whose ids are as long as ids may be, though together they are more than a request may hold", async () => {
  await directory.stop();
  const { record, stop } = open();
  const targets = Array.from({ length: 20 }, (_, n) => String(n).padEnd(128, "\u0001"));
  for (let n = 0; n < 120; n++) await record({ ...toFact(`mutation${n}`), targets });
  stop();
  await http.close();
  await directory.start();
  open();
  await expect.poll(countWaiting).toBe(0);
  expect(await list()).toHaveLength(120);
});

it("is on the router's disk before whoever asked is answered", async () => {
  await directory.stop();
  const { record } = open();
  await record(toFact("syncPlace"));
  expect(countWaiting()).toBe(1);
  await directory.start();
});

it("counts refusals by the minute: a thousand of strangers are few rows, whatever addresses they invent", async () => {
  const { record } = open();
  for (let n = 0; n < 1000; n++)
    await record({ ...toFact("syncPlace", "UNAUTHENTICATED", "anonymous"), address: `192.0.2.${n % 250}` });
  await expect.poll(async () => (await list()).reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  expect(await list()).toHaveLength(21);
});

it("keeps what it hears of the directory's newest link, so that a cut end is found by it", async () => {
  const { record } = open();
  const headsFile = join(folder, AUDIT_HEADS_FILE);
  const verify = () => verifyAudit(directory.storeFile, headsFile);
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
  open();
  const post = async (body: object, token: string) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const answer = await fetch(`${directory.url}/audit`, { method: "POST", headers, body: JSON.stringify(body) });
    return answer.status;
  };
  const batch = { source: crypto.randomUUID(), facts: [{ seq: 1, minute: null, fact: toFact("syncPlace") }] };
  expect(await post(batch, "none")).toBe(401);
  expect(await post(batch, directory.routerToken(ANONYMOUS, { key: "stranger" }))).toBe(401);
  const router = directory.routerToken(ANONYMOUS);
  expect(await post({ ...batch, facts: [{ seq: 0, minute: null, fact: toFact("x") }] }, router)).toBe(400);
  expect(await post({ ...batch, source: "x" }, router)).toBe(400);
  expect((await fetch(`${directory.url}/audit/head`)).status).toBe(401);
  expect(await list()).toEqual([]);
});
