/** How the directory learns of attendance whose accounts are over, over a socket. */
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSigningKeyFile } from "@biometricflow/service/identity/keys";
import { createAlarmBoard } from "@biometricflow/service/observe/alarm-board";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { startErasedAccountRounds } from "../../subgraphs/directory/src/webhooks/erased-account-rounds.ts";

const KEY = Buffer.alloc(32, 7);
const TOLD = {
  ...{ placeId: "riyadh", key: KEY.toString("base64url") },
  hash: createHmac("sha256", KEY).update("account/e", "utf8").digest("base64url"),
};

let dir: string;
let store: ReturnType<typeof openSqliteStore>;
let stop: () => Promise<void>;
let answer: { status: number; body: string };
let asked: string[];
let board: ReturnType<typeof createAlarmBoard>;
let isFull: boolean;
let lines: string[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-erased-accounts-"));
  store = openSqliteStore(join(dir, "directory.sqlite"));
  await store.addPrincipals([
    ...["e", "f"].map((name) => ({
      ...{ subject: `account/${name}`, name: `Owner of ${name}`, secretHash: name, role: "EMPLOYEE" as const },
      ...{ places: ["*"], users: [], enabled: true },
    })),
  ]);
  answer = { status: 503, body: "" };
  asked = [];
  isFull = false;
  lines = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization?.slice(0, 7)}`);
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const key = createSigningKeyFile(join(dir, "directory.key"));
  const destination = { write: (line: string) => void lines.push(JSON.parse(line).msg) };
  const log = createLog({ service: "directory", destination });
  const url = `http://127.0.0.1:${port}`;
  board = createAlarmBoard(() => 5);
  const own = { signingKey: () => key, now: () => 1, pauseMs: 1 };
  const stopRounds = startErasedAccountRounds({ ...own, url, store: { forgetAccounts }, log, alarms: board });
  stop = async () => {
    await stopRounds();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(async () => {
  await stop();
  await store.close();
  rmSync(dir, { recursive: true });
});

const forgetAccounts: typeof store.forgetAccounts = async (accounts, nowMs) => {
  if (isFull) throw new Error("database or disk is full");
  return store.forgetAccounts(accounts, nowMs);
};
const isEnabled = async (name: string) => (await store.findPrincipal(`account/${name}`))?.enabled;

it("ends the account once attendance can be asked, and nobody else's", async () => {
  await expect.poll(() => asked.length).toBeGreaterThan(2);
  expect(new Set(asked)).toEqual(new Set(["/erased-accounts Bearer "]));
  answer = { status: 200, body: JSON.stringify({ accounts: [TOLD] }) };
  await expect.poll(() => isEnabled("e")).toBe(false);
  expect(await isEnabled("f")).toBe(true);
});

it("goes on where an answer is none", async () => {
  answer = { status: 200, body: JSON.stringify({ accounts: [{ ...TOLD, hash: "short" }] }) };
  await expect.poll(() => asked.length).toBeGreaterThan(2);
  expect(await isEnabled("e")).toBe(true);
  answer = { status: 200, body: JSON.stringify({ accounts: [TOLD] }) };
  await expect.poll(() => isEnabled("e")).toBe(false);
});

it("raises an alarm while attendance does not say it, and ends it then", async () => {
  const codes = () => board.alarms().map(({ code, sinceMs }) => [code, sinceMs]);
  await expect.poll(codes).toEqual([["ATTENDANCE_ERASED_ACCOUNTS_UNREAD", 5]]);
  answer = { status: 200, body: JSON.stringify({ accounts: [] }) };
  await expect.poll(codes).toEqual([]);
});

it("says of its own store that it cannot end accounts, and nothing of attendance, which answers", async () => {
  isFull = true;
  answer = { status: 200, body: JSON.stringify({ accounts: [TOLD] }) };
  await expect
    .poll(() => lines)
    .toEqual(["accounts of erased people could not be ended: it is tried again each minute"]);
  expect(board.alarms()).toEqual([]);
  isFull = false;
  await expect.poll(() => isEnabled("e")).toBe(false);
});
