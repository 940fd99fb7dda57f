/** Readers that call by themselves: what they hold comes into the ledger once, whatever happens on the way. */
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { callServer } from "@biometricflow/reader-simulator/push/push-http";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isLate } from "../../subgraphs/place/src/domain/late.ts";
import { PUSH_LIMITS } from "../../subgraphs/place/src/serving/push-listener.ts";
import { createTempDir, eventually, PLACE, startTestPlace } from "./place-harness.ts";
import {
  createHandClock,
  makeRows,
  PUSH_GATE,
  type PushStage,
  type PushStageOptions,
  startPushStage,
} from "./push-stage.ts";

let temp: ReturnType<typeof createTempDir>;
let stage: PushStage | undefined;

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  await stage?.stop();
  stage = undefined;
  temp.remove();
});

async function start(options?: PushStageOptions): Promise<PushStage> {
  stage = await startPushStage(temp.dir, options);
  return stage;
}

const shown = (rows: readonly { userId: string; time: string }[]) =>
  rows.map(({ userId, time }) => `${userId} ${time}`);

it("answers a reader's first call with its settings, and knows it from then on", async () => {
  const { reader, ledger } = await start();
  const gate = reader();
  const answer = await gate.handshake();
  expect([answer.status, answer.headers["content-type"]]).toEqual([200, "text/plain"]);
  expect(answer.headers["content-length"]).toBe(String(Buffer.byteLength(answer.text)));
  expect(Number.isNaN(Date.parse(String(answer.headers["date"])))).toBe(false);
  expect(answer.text).toMatch(/^GET OPTION FROM: PUSH1\n.*TimeZone=3\n/s);
  await gate.tellOptions();
  expect(await ledger.readDevice("gate-2")).toMatchObject({
    ...{ status: "ONLINE", serialNumber: "PUSH1", model: "SimPush", capacity: 100_000 },
    push: { addresses: { address: "127.0.0.1" } },
  });
});

it.each(["/iclock/cdata.aspx?SN=PUSH1", "/a/b/iclock/ping?SN=PUSH1", "/iclock/nothing?SN=PUSH1", "/iclock/getrequest"])(
  "answers %s by 200 and plain text",
  async (target) => {
    const { push } = await start();
    const response = await fetch(`http://127.0.0.1:${push.port}${target}`, { redirect: "error" });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain"]);
  },
);

it("takes what a reader held over an outage of 20 hours, once each, in its order and marked late", async () => {
  const first = await start();
  const { port } = first.push;
  const gate = first.reader({ batch: 40 });
  await gate.handshake();
  gate.punch(...makeRows(3));
  expect(await gate.upload()).toBe(true);
  await first.stop();

  const { clock } = first;
  const held = makeRows(500, { minutesAgo: -20 * 60 });
  gate.punch(...held);
  expect(await gate.upload()).toBe(false); // nobody answers
  clock.pass(20 * 3_600_000 + 60_000);
  const { punches, ledger } = await start({ clock, port });
  expect(await gate.upload()).toBe(true);
  expect(await punches()).toEqual(shown([...makeRows(3), ...held]));
  const { entries } = await ledger.readFeed(0, 1_000);
  const rows = entries.flatMap(({ row }) => row ?? []).slice(3);
  expect(rows.every(({ copies, channel, isFirstRead }) => copies === 1 && channel === "PUSH" && !isFirstRead)).toBe(
    true,
  );
  expect(rows.filter(isLate)).toHaveLength(500 - 1); // the last was made a minute ago
  const device = await ledger.readDevice("gate-2");
  expect([device.status, device.gapFromMs !== undefined, device.gapClosedMs]).toEqual(["ONLINE", true, undefined]);
});

it("makes no second punch of a batch whose answer was lost, nor of one that comes twice", async () => {
  const { reader, punches } = await start();
  const gate = reader({ rows: makeRows(120), batch: 50, hasTrailingTab: true });
  gate.faults.lostAnswers = 2;
  gate.faults.doubled = true;
  expect([await gate.upload(), await gate.upload(), await gate.upload()]).toEqual([false, false, true]);
  expect(await punches()).toEqual(shown(makeRows(120)));
});

it("has one punch of a row that was read before and is pushed now", async () => {
  const rows = makeRows(30);
  const simulator = createReaderSimulator({ serialNumber: "PUSH1", users: [], log: rows, timeZone: PLACE.timeZone });
  await simulator.start();
  const place = await startTestPlace(temp.dir, [{ simulator }]);
  await eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored === 30, "read");
  await place.stop();
  await simulator.stop();

  const { reader, punches } = await start();
  expect(await reader({ rows }).upload()).toBe(true);
  expect(await punches()).toEqual(shown(rows));
});

it("keeps a line that is no punch aside, takes the others and answers with the full count", async () => {
  const { push, ledger, punches } = await start();
  const body =
    "7\t2026-03-04 11:00:00\t0\t1\nnonsense\n\t\t\n8\t2026-02-30 11:00:00\t0\t1\n9\t2026-03-04 11:00:01\t1\t1\n";
  const server = { host: "127.0.0.1", port: push.port };
  const send = () => callServer(server, { method: "POST", target: "cdata?SN=PUSH1&table=ATTLOG&Stamp=1", body });
  expect((await send()).text).toBe("OK: 5");
  expect((await send()).text).toBe("OK: 5");
  expect(await punches()).toEqual(["7 2026-03-04T11:00:00", "8 2026-02-30T11:00:00", "9 2026-03-04T11:00:01"]);
  const device = await ledger.readDevice("gate-2");
  expect([device.push?.unreadable, device.rowsStored, device.rowsSetAside]).toEqual([2, 3, 1]);
});

it("gives no answer while nothing can be stored; the reader sends it again", async () => {
  let isFull = true;
  const wrap: PushStageOptions["wrap"] = (ledger) => ({
    ...ledger,
    recordRows: async (...args) => {
      if (isFull) throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
      return ledger.recordRows(...args);
    },
  });
  const { reader, punches } = await start({ wrap });
  const gate = reader({ rows: makeRows(5) });
  await gate.handshake();
  expect([await gate.upload(), gate.pending]).toEqual([false, 5]);
  isFull = false;
  expect([await gate.upload(), gate.pending]).toEqual([true, 0]);
  expect(await punches()).toHaveLength(5);
});

it("takes people without their passwords, and drops templates and photos unread", async () => {
  const { reader, ledger, push } = await start();
  const gate = reader({
    people: [
      { userId: "007", name: "منى", card: 42 },
      { userId: "9", name: "Ali" },
    ],
  });
  expect((await gate.sendPeople()).text).toBe("OK: 2");
  expect((await gate.sendPeople()).text).toBe("OK: 2");
  const users = await ledger.listUsers({}, "PIN", { limit: 10, after: undefined, isDescending: false });
  expect(users.map(({ pin, name }) => [pin, name])).toEqual([
    ["007", "منى"],
    ["9", "Ali"],
  ]);
  const server = { host: "127.0.0.1", port: push.port };
  const body = `PIN=1\tsize=99\t${"TEMPLATE-CANARY".repeat(1_000)}`;
  for (const target of [
    "fdata?SN=PUSH1&table=ATTPHOTO",
    "cdata?SN=PUSH1&table=BIODATA",
    "cdata?SN=PUSH1&table=BIOPHOTO",
  ]) {
    expect((await callServer(server, { method: "POST", target, body })).text).toBe("OK");
  }
  await callServer(server, { method: "POST", target: "cdata?SN=PUSH1&table=OPERLOG", body: `FP ${body}\n` });
  const kept = ["ledger.sqlite", "ledger.sqlite-wal"]
    .map((name) => readFileSync(join(temp.dir, name), "latin1"))
    .join("");
  expect(kept).not.toContain("TEMPLATE-CANARY");
  expect(kept).not.toContain("Passwd");
});

it("gives nothing to whoever uses a serial number from another address: no settings, no rows in the ledger", async () => {
  const { reader, punches, push } = await start({ readers: [{ ...PUSH_GATE, allow: ["127.0.0.1"] }] });
  const forger = reader({ from: "127.0.0.9", rows: makeRows(3) });
  expect((await forger.handshake()).text).toBe("OK");
  expect(await forger.upload()).toBe(true);
  expect(await forger.poll()).toEqual([]);
  expect(await punches()).toEqual([]);
  const waiting = await push.store.listWaiting();
  expect(waiting).toMatchObject([
    { serialNumber: "PUSH1", address: "127.0.0.9", reason: "OTHER_ADDRESS", lines: 3, linesNotKept: 0 },
  ]);
});

it("takes rows of a reader with a comm key from the address alone that has shown it", async () => {
  const { reader, punches, push, ledger } = await start({ readers: [{ ...PUSH_GATE, commKey: 4711 }] });
  const stranger = reader({ from: "127.0.0.9", rows: makeRows(2), commKey: "1" });
  expect((await stranger.handshake()).text).toBe("OK");
  expect((await ledger.readDevice("gate-2")).fault).toMatchObject({ code: "DEVICE_AUTH_FAILED" });
  const gate = reader({ rows: makeRows(4, { pin: "7" }), commKey: "4711" });
  expect((await gate.handshake()).text).toMatch(/^GET OPTION FROM: PUSH1/);
  await Promise.all([stranger.upload(), gate.upload()]);
  expect(await punches()).toEqual(shown(makeRows(4, { pin: "7" })));
  expect(await push.store.listWaiting()).toMatchObject([{ address: "127.0.0.9", reason: "KEY_NOT_SHOWN", lines: 2 }]);
  expect((await ledger.readDevice("gate-2")).fault).toBeUndefined();
});

it("hears nobody from outside of the networks that may call", async () => {
  const { reader } = await start({ allow: ["127.0.0.1"] });
  await expect(reader({ from: "127.0.0.9" }).handshake()).rejects.toThrow();
  expect((await reader().handshake()).status).toBe(200);
});

it("leaves a line of whom it refuses, and none of a reader that only keeps its line", async () => {
  const limits = { ...PUSH_LIMITS, headersMs: 200, requestMs: 200, checkMs: 20 };
  const { push, warnings } = await start({ allow: ["127.0.0.1"], limits });
  const send = async (localAddress: string, bytes: Buffer | string) => {
    const socket = connect({ host: "127.0.0.1", port: push.port, localAddress });
    socket.on("error", () => undefined); // cut while it was still being sent
    socket.write(bytes);
    await new Promise((resolve) => socket.once("close", resolve));
  };
  await send("127.0.0.1", "");
  expect(warnings).toEqual([]);
  expect((await fetch(`http://127.0.0.1:${push.port}/nothing`)).status).toBe(404);
  await send("127.0.0.1", Buffer.alloc(4_096, 0xff));
  await send("127.0.0.9", "GET /iclock/getrequest?SN=PUSH1 HTTP/1.1\r\nhost: a\r\n\r\n");
  expect(warnings.map(({ code, address }) => [code, address])).toEqual([
    ["NOT_FOUND", "127.0.0.1"],
    ["BAD_USER_INPUT", "127.0.0.1"],
    ["ADDRESS_REFUSED", "127.0.0.9"],
  ]);
});

it("notices two addresses that take turns with one serial number", async () => {
  const { reader, ledger, clock } = await start();
  for (const from of ["127.0.0.1", "127.0.0.2"]) {
    await reader({ from }).poll();
    clock.pass(10_000);
  }
  expect((await ledger.readDevice("gate-2")).duplicate).toBeUndefined(); // a new lease
  await reader({ from: "127.0.0.1" }).poll();
  expect((await ledger.readDevice("gate-2")).duplicate).toMatchObject({ code: "DEVICE_TWO_ADDRESSES" });
});

it("keeps bodies without end, bodies that stall and floods of one caller away from the others", async () => {
  const limits = {
    ...PUSH_LIMITS,
    headersMs: 1_000,
    requestMs: 1_000,
    checkMs: 100,
    heldBytes: 40_000_000,
    heldBytesOfAddress: 12_000_000,
  };
  const { reader, push, punches } = await start({ limits, clock: createHandClock() });
  const open = (address: string) => connect({ host: "127.0.0.1", port: push.port, localAddress: address });
  const head = (bytes: number) =>
    `POST /iclock/cdata?SN=X1&table=ATTLOG HTTP/1.1\r\nhost: a\r\ncontent-length: ${bytes}\r\n\r\n`;
  const cut = (socket: ReturnType<typeof open>) =>
    new Promise((resolve) => {
      socket.on("error", () => undefined);
      socket.on("close", resolve);
    });
  const stalled = open("127.0.0.8");
  const endless = open("127.0.0.8");
  const garbage = open("127.0.0.8");
  const ends = [stalled, endless, garbage].map(cut);
  stalled.write(`${head(1_000)}1\t2026`);
  garbage.write(Buffer.alloc(4_096, 0xff));
  endless.write(head(20_000_000));
  for (let sent = 0; sent < 11; sent++) endless.write(Buffer.alloc(1_048_576, 0x41));
  const gate = reader({ rows: makeRows(200), batch: 20 });
  await eventually(() => gate.upload(), "what is cut off on a busy machine is sent again");
  await Promise.all(ends);
  expect(await punches()).toHaveLength(200);
  const flood = reader({ from: "127.0.0.8", serialNumber: "X2" });
  const calls = await Promise.allSettled(Array.from({ length: 260 }, () => flood.poll()));
  expect(calls.some(({ status }) => status === "rejected")).toBe(true);
  gate.punch(...makeRows(1, { pin: "8" }));
  await eventually(() => gate.upload(), "the reader is heard beside the flood");
  expect(await punches()).toHaveLength(201);
});
