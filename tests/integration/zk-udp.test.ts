/** Readers that are asked by datagrams: what gets lost is asked for again, and nothing is taken for what it is not. */
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { connectReader, type ReaderSettings } from "@biometricflow/zk/client/connect-reader";
import type { DeviceEvent } from "@biometricflow/zk/client/device-event";
import { readIdentity } from "@biometricflow/zk/client/read-identity";
import { readTime } from "@biometricflow/zk/client/read-time";
import { readUsers } from "@biometricflow/zk/client/read-users";
import { readWholeLog } from "@biometricflow/zk/client/read-whole-log";
import { registerEvents } from "@biometricflow/zk/client/register-events";
import { createUdpOpener } from "@biometricflow/zk/transports/udp-transport";
import { decodePacket, encodePacket } from "../../packages/zk/src/codec/packet.ts";
import { afterEach, expect, it } from "vitest";

type SimulatorOptions = Omit<Parameters<typeof createReaderSimulator>[0], "serialNumber">;

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of opened.splice(0).toReversed()) await end();
});

const USERS = Array.from({ length: 60 }, (_, i) => ({
  uid: i + 1,
  userId: String(1_000 + i),
  name: `Person ${i}`,
  privilege: 0,
  card: 0,
}));

function toLog(rows: number) {
  const start = Date.UTC(2026, 0, 1);
  return Array.from({ length: rows }, (_, i) => ({
    userId: String(1_000 + (i % 60)),
    time: new Date(start + i * 60_000).toISOString().slice(0, 19),
    verify: 1,
    punch: i % 2,
  }));
}

async function startReader(options: SimulatorOptions = {}) {
  const simulator = createReaderSimulator({ serialNumber: "UDP1", users: USERS, hasUdp: true, ...options });
  await simulator.start();
  opened.push(() => simulator.stop());
  return simulator;
}

async function connect(
  port: number,
  { resendAfterMs = 20, ...settings }: Partial<ReaderSettings> & { resendAfterMs?: number } = {},
) {
  const ignore = (): void => undefined;
  const all = { commKey: 0, requestTimeoutMs: 20_000, onEvent: ignore, onClose: ignore, ...settings };
  const open = createUdpOpener({ host: "127.0.0.1", port, resendAfterMs });
  const reader = await connectReader(open, all, new AbortController().signal);
  opened.push(() => reader.close());
  return reader;
}

it("reads who a reader is, its users and its log by datagrams of at most 1,024 bytes of data", async () => {
  const simulator = await startReader({ log: toLog(2_000), commKey: 1_234 });
  const reader = await connect(simulator.address.port, { commKey: 1_234 });
  expect(await readIdentity(reader)).toMatchObject({ serialNumber: "UDP1" });
  expect((await readUsers(reader)).users.map(({ pin }) => pin)).toEqual(USERS.map(({ userId }) => userId));
  const { records } = await readWholeLog(reader);
  expect(records.map(({ raw }) => raw.toString("hex"))).toEqual(simulator.control.log().rows.map(({ raw }) => raw));
});

it.each([
  [40, {}],
  [16, { recordSize: 16 }],
  [8, { recordSize: 8, userRecordSize: 28 }],
] as const)(
  "reads every row of %i bytes once and in its place over a way that loses, doubles and swaps datagrams",
  async (_bytes, layout) => {
    const simulator = await startReader({ log: toLog(3_000), ...layout });
    await simulator.control.fault({ kind: "lossyNetwork", count: 100 });
    const reader = await connect(simulator.address.port);
    const { records } = await readWholeLog(reader);
    expect(records.map(({ raw }) => raw.toString("hex"))).toEqual(simulator.control.log().rows.map(({ raw }) => raw));
    expect(reader.line.stats.askedAgain).toBeGreaterThan(0);
    expect(reader.line.partBytes).toBe(1_024); // what got lost is no reason to ask for less
  },
);

it("asks a reader that sends small packets for what one of them carries, also for a log that is asked for twice", async () => {
  const simulator = await startReader({ log: toLog(1_000), dataPacketBytes: 500 });
  await simulator.control.fault({ kind: "lossyNetwork", count: 60 });
  const reader = await connect(simulator.address.port, { mostHeldBytes: 20_000 });
  const { records } = await readWholeLog(reader);
  expect(records.map(({ raw }) => raw.toString("hex"))).toEqual(simulator.control.log().rows.map(({ raw }) => raw));
  expect(reader.line.partBytes).toBeLessThanOrEqual(500);
});

it("takes an answer of several datagrams only when it comes twice the same", async () => {
  const simulator = await startReader({ log: toLog(800), hasBufferedReads: false, recordSize: 16 });
  await simulator.control.fault({ kind: "lossyNetwork", count: 10 });
  const reader = await connect(simulator.address.port);
  const { records } = await readWholeLog(reader);
  expect(records.map(({ raw }) => raw.toString("hex"))).toEqual(simulator.control.log().rows.map(({ raw }) => raw));
  expect(simulator.control.stats().commands["13"]).toBeGreaterThan(1);
});

it("stays open when what asked for the opening is given up afterwards, and is closed once", async () => {
  const simulator = await startReader();
  const { host, port } = simulator.address;
  const asking = new AbortController();
  const ignore = (): void => undefined;
  const settings = { commKey: 0, requestTimeoutMs: 5_000, onEvent: ignore, onClose: ignore };
  const reader = await connectReader(createUdpOpener({ host, port }), settings, asking.signal);
  asking.abort();
  await expect(readTime(reader)).resolves.toMatch(/^\d{4}-/);
  await expect(reader.close()).resolves.toBeUndefined();
});

it("is given up at once while nobody has answered", async () => {
  const simulator = await startReader({ maxClients: 0 });
  const { host, port } = simulator.address;
  const ignore = (): void => undefined;
  const settings = { commKey: 0, requestTimeoutMs: 60_000, onEvent: ignore, onClose: ignore };
  const asking = new AbortController();
  const opening = connectReader(createUdpOpener({ host, port }), settings, asking.signal);
  setImmediate(() => asking.abort(new Error("given up")));
  await expect(opening).rejects.toThrow("given up");
});

it("asks again for a request and for an answer that got lost", async () => {
  const simulator = await startReader();
  const reader = await connect(simulator.address.port);
  await simulator.control.fault({ kind: "loseDatagram", count: 3 });
  await expect(readTime(reader)).resolves.toMatch(/^\d{4}-/);
  expect(reader.line.stats.askedAgain).toBeGreaterThanOrEqual(2);
});

it("hears events, and acknowledges each", async () => {
  const simulator = await startReader();
  const events: DeviceEvent[] = [];
  const reader = await connect(simulator.address.port, { onEvent: (event) => events.push(event) });
  await registerEvents(reader);
  simulator.control.punch({ pin: "1007" });
  await expect.poll(() => events.length).toBe(1);
  expect(events[0]).toMatchObject({ kind: "PUNCHES", punches: [{ pin: "1007" }] });
  await expect.poll(() => simulator.control.stats().commands["2000"]).toBe(1);
});

it("drops datagrams that are no packets or have a wrong sum", async () => {
  const peer = createSocket("udp4");
  await once(peer.bind(0, "127.0.0.1"), "listening");
  opened.push(() => new Promise((resolve) => peer.close(() => resolve())));
  peer.on("message", (request, { address, port }) => {
    const { replyId } = decodePacket(request);
    const refusal = encodePacket({ command: 2005, sessionId: 9, replyId, data: Buffer.alloc(0) });
    refusal.writeUInt16LE(refusal.readUInt16LE(2) ^ 1, 2);
    const taken = encodePacket({ command: 2000, sessionId: 7, replyId, data: Buffer.alloc(0) });
    for (const bytes of [Buffer.of(1, 2, 3), refusal, taken]) peer.send(bytes, port, address);
  });
  const reader = await connect(peer.address().port);
  expect(reader.line.sessionId).toBe(7);
});

it.each([
  ["refused when nothing listens there", "DEVICE_REFUSED", undefined],
  ["not in time when the reader stays silent", "DEVICE_TIMEOUT", "halfOpen"],
] as const)("fails as %s", async (_name, code, fault) => {
  const simulator = await startReader({ maxClients: fault === undefined ? 4 : 0 });
  const { port } = simulator.address;
  if (fault === undefined) await simulator.stop();
  await expect(connect(port, { requestTimeoutMs: 300 })).rejects.toMatchObject({ code, step: "CONNECT" });
});
