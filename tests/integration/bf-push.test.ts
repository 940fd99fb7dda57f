/** `bf push`: who calls a place and is no reader, and what its readers were told; while the place runs and while it does not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { afterEach, beforeEach, expect, it } from "vitest";
import { callBf } from "./bf-harness.ts";
import { makeRows, PUSH_GATE, type PushStage, startPushStage } from "./push-stage.ts";

const PLACE = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 8000, readers: [] };
const { serialNumber: _open, ...OPEN_GATE } = PUSH_GATE;

let dir: string;
let ledgerDir: string;
let stage: PushStage;
const start = async () => {
  stage = await startPushStage(ledgerDir, {
    readers: [OPEN_GATE, { ...PUSH_GATE, id: "gate-3", serialNumber: "OTHER" }],
  });
};
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-push-"));
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data" }));
  writeFileSync(join(dir, "places", "riyadh.json"), JSON.stringify(PLACE));
  ledgerDir = dirname(toDataPaths(join(dir, "data")).placeLedger("riyadh"));
  mkdirSync(ledgerDir, { recursive: true });
  await start();
});
afterEach(async () => {
  await stage.stop();
  rmSync(dir, { recursive: true });
});

const push = (...args: readonly string[]) => callBf(["push", ...args, "--config", dir]);

it("lists a newcomer, approves it, and the place that runs takes what it had brought", async () => {
  const newcomer = stage.reader({ serialNumber: "NEW1", rows: makeRows(4, { minutesAgo: 5 }) });
  await newcomer.upload();
  expect(await push("list", "riyadh")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^riyadh\/1 {2}NEW1 {2}127\.0\.0\.1 {2}UNKNOWN_SERIAL {2}4 lines {2}2026-/),
  });
  expect(await push("approve", "riyadh/1", "gate-3")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^OTHER_SERIAL: /),
  });
  expect(await push("approve", "riyadh/1", "gate-2")).toMatchObject({
    code: 0,
    stdout: "riyadh/1 is riyadh/gate-2 from now on\n",
  });
  expect(await stage.punches()).toEqual([]);
  stage.clock.pass(2_000); // it looks no more often than that
  await newcomer.handshake();
  expect(await stage.punches()).toHaveLength(4);
  expect((await push("list", "riyadh", "--json")).stdout).toBe('{"newcomers":[]}\n');
});

it("approves while the place does not run: its next start takes what was brought", async () => {
  await stage.reader({ serialNumber: "NEW1", rows: makeRows(4, { minutesAgo: 5 }) }).upload();
  await stage.stop();
  expect((await push("approve", "riyadh/1", "gate-2", "--json")).stdout).toBe(
    '{"newcomer":"riyadh/1","reader":"riyadh/gate-2","outcome":"APPROVED"}\n',
  );
  await start();
  expect(await stage.punches()).toHaveLength(4);
  expect((await push("list", "riyadh")).stdout).toBe("nobody waits\n");
});

it("refuses a newcomer, who is listed again when it calls again", async () => {
  const newcomer = stage.reader({ serialNumber: "NEW1" });
  await newcomer.handshake();
  expect(await push("refuse", "riyadh/1")).toMatchObject({ code: 0, stdout: "riyadh/1 is forgotten\n" });
  expect(await push("refuse", "riyadh/1")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^NO_SUCH_CALLER: /),
  });
  await newcomer.handshake();
  expect((await push("list", "riyadh")).stdout).toContain("NEW1");
});

it("lists the orders of a reader and cancels one, also the one that a comparison waits for", async () => {
  const gate = stage.reader({ serialNumber: "OTHER", rows: makeRows(3, { minutesAgo: 5 }) });
  await gate.handshake();
  await stage.push.desk.ask("gate-3", { kind: "LOG" });
  expect((await push("orders", "riyadh/gate-3")).stdout).toMatch(/^riyadh\/1 {2}LOG {2}QUEUED {2}2026-/);
  expect(await push("cancel", "riyadh/1")).toMatchObject({ code: 0, stdout: "riyadh/1 is cancelled\n" });
  expect(await push("cancel", "riyadh/1")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^NO_SUCH_ORDER: /),
  });
  await stage.push.desk.nextOrders("gate-3"); // it is asked for its sum, and does not answer
  const { orders } = JSON.parse((await push("orders", "riyadh/gate-3", "--json")).stdout);
  expect(orders).toMatchObject([
    { kind: "SUM_PUNCHES", state: "DELIVERED" },
    { kind: "LOG", state: "CANCELLED" },
  ]);
  await push("cancel", String(orders[0].id));
  await gate.poll();
  expect((await stage.ledger.readDevice("gate-3")).push?.check).toBeUndefined();
  stage.clock.pass(20 * 60_000);
  while ((await gate.poll()).length > 0) continue;
  expect((await stage.ledger.readDevice("gate-3")).push?.proof).toMatchObject({ rows: 3 });
});

it.each([
  ["list", []],
  ["list", ["cairo"]],
  ["approve", ["riyadh/1"]],
  ["approve", ["riyadh/x", "gate-2"]],
  ["refuse", ["riyadh"]],
  ["orders", ["riyadh"]],
  ["cancel", ["riyadh/1/2"]],
])("says how push %s is used where it is not: %j", async (name, args) => {
  expect(await push(name, ...args)).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining("BAD_USAGE"),
  });
});
