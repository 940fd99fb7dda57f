import { afterEach, describe, expect, it } from "vitest";
import type { FaultInput } from "@biometricflow/reader-simulator/faults";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { LiteralClient, words32 } from "./reader-simulator-client.ts";

const NOW = "2026-11-05T08:00:00";
const ATTENDANCE = `01 0d00 00000000 00000000`;
const readers: ReaderSimulator[] = [];
const clients: LiteralClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy();
  await Promise.all(readers.splice(0).map((reader) => reader.stop()));
});

async function startReader(rows = 100): Promise<ReaderSimulator> {
  const log = Array.from({ length: rows }, (_, i) => ({ userId: String(i + 1), time: NOW, verify: 1, punch: 0 }));
  const users = [{ uid: 1, userId: "1", name: "Amira", privilege: 0, card: 0 }];
  const reader = createReaderSimulator({ serialNumber: "ABC1", users, log, clock: () => NOW, maxClients: 9 });
  readers.push(reader);
  await reader.start();
  return reader;
}

async function join(reader: ReaderSimulator): Promise<LiteralClient> {
  const client = await LiteralClient.open(reader.address.port);
  clients.push(client);
  expect(await client.join()).toBe(2000);
  return client;
}

/** A reader with a fault and a client that was there before. */
async function setUp(...faults: FaultInput[]): Promise<{ reader: ReaderSimulator; client: LiteralClient }> {
  const reader = await startReader();
  const client = await join(reader);
  await client.ask(500, "01000000");
  for (const fault of faults) await reader.control.fault(fault);
  return { reader, client };
}

async function readCount(client: LiteralClient): Promise<number> {
  return (await client.ask(50)).data.readInt32LE(8 * 4);
}

const isRefused = (reader: ReaderSimulator) =>
  LiteralClient.open(reader.address.port).then(
    (client) => !client.socket.destroy().destroyed,
    (error: NodeJS.ErrnoException) => error.code === "ECONNREFUSED",
  );

describe("faults of the stream", () => {
  it("drop closes the connection inside a frame, once", async () => {
    const { reader, client } = await setUp({ kind: "drop", afterBytes: 10 });
    const before = client.socket.bytesRead;
    client.send(201);
    await client.waitClosed();
    expect(client.socket.bytesRead - before).toBe(10);
    expect((await (await join(reader)).ask(201)).command).toBe(2000);
  });

  it("stall pauses inside a frame and loses nothing", async () => {
    const { client } = await setUp({ kind: "stall", afterBytes: 5, ms: 120 });
    const [before, start] = [client.socket.bytesRead, performance.now()];
    const replyId = client.send(201);
    await expect.poll(() => client.socket.bytesRead - before, { interval: 1 }).toBe(5);
    expect((await client.answer(replyId)).command).toBe(2000);
    expect(performance.now() - start).toBeGreaterThan(100);
  });

  it.each([{ afterBytes: 3 }, {}])("split cuts frames into pieces, %j", async (size) => {
    const { client } = await setUp({ kind: "split", ...size });
    client.reads.length = 0;
    expect((await client.readSet(ATTENDANCE)).length).toBe(4004);
    expect(client.reads.length).toBeGreaterThan(8);
    if (size.afterBytes !== undefined) expect(client.reads.filter((bytes) => bytes === 3).length).toBeGreaterThan(20);
  });

  it("join sends events and answers together", async () => {
    const { reader, client } = await setUp({ kind: "join" });
    client.reads.length = 0;
    for (let i = 0; i < 5; i++) reader.control.punch();
    await expect.poll(() => client.events().length).toBe(5);
    expect(client.reads).toEqual([5 * 68]);
  });

  it("garbage precedes one answer", async () => {
    const { client } = await setUp({ kind: "garbage" });
    client.send(201);
    await expect.poll(() => client.isConfused).toBe(true);
  });
});

describe("faults of answers", () => {
  it("truncate shortens the data of one packet", async () => {
    const { client } = await setUp({ kind: "truncate" });
    expect([(await client.ask(201)).data.length, (await client.ask(201)).data.length]).toEqual([2, 4]);
  });

  it("truncate shortens a chunk to the bytes told", async () => {
    const { reader, client } = await setUp();
    await client.ask(1503, ATTENDANCE);
    await reader.control.fault({ kind: "truncate", afterBytes: 7 });
    expect([(await client.readChunk(0, 400)).length, (await client.readChunk(0, 400)).length]).toEqual([7, 400]);
  });

  it("wrongSession carries another session id", async () => {
    const { client } = await setUp({ kind: "wrongSession", count: 2 });
    const sessions = [await client.ask(201), await client.ask(201), await client.ask(201)].map(
      ({ session }) => session,
    );
    expect(sessions.map((session) => session === client.session)).toEqual([false, false, true]);
  });

  it("lateReply is overtaken by later answers", async () => {
    const { client } = await setUp({ kind: "lateReply", ms: 60 });
    const late = client.send(201);
    const next = client.send(201);
    await client.answer(late);
    const order = client.frames.map(({ replyId }) => replyId);
    expect(order.indexOf(next)).toBeLessThan(order.indexOf(late));
  });

  it("busy answers RETRY and state 4 until it ends", async () => {
    const { reader, client } = await setUp({ kind: "busy", count: 2 });
    expect((await client.ask(64)).session).toBe(4);
    const codes = [await client.ask(201), await client.ask(1503, ATTENDANCE), await client.ask(201)];
    expect(codes.map(({ command }) => command)).toEqual([2003, 2003, 2000]);
    expect((await client.ask(64)).session).toBe(0);
    await reader.control.fault({ kind: "busy" });
    expect((await client.ask(201)).command).toBe(2003);
    await reader.control.fault({ kind: "none" });
    expect((await client.ask(201)).command).toBe(2000);
  });
});

describe("faults of events", () => {
  it.each([
    ["loseEvent", ["2"]],
    ["doubleEvent", ["1", "1", "2"]],
  ] as const)("%s changes one event and not the log", async (kind, expected) => {
    const { reader, client } = await setUp({ kind });
    reader.control.punch({ pin: "1" });
    reader.control.punch({ pin: "2" });
    await client.ask(201);
    expect(client.events().map(({ data }) => data.toString("utf8", 0, 1))).toEqual(expected);
    expect(
      reader.control
        .log()
        .rows.slice(-2)
        .map(({ userId }) => userId),
    ).toEqual(["1", "2"]);
  });
});

describe("faults of the connection", () => {
  it("halfOpen leaves old connections open and deaf for good, new ones work", async () => {
    const { reader, client } = await setUp({ kind: "halfOpen" });
    const frames = client.frames.length;
    client.send(201);
    reader.control.punch();
    await reader.control.fault({ kind: "none" });
    client.send(201);
    expect((await (await join(reader)).ask(201)).command).toBe(2000);
    expect([client.frames.length, client.isClosed]).toEqual([frames, false]);
  });

  it.each(["openPort", "none"] as const)("closePort cuts and refuses until %s, and punches are kept", async (kind) => {
    const { reader, client } = await setUp({ kind: "closePort" });
    const { port } = reader.address;
    await client.waitClosed();
    expect(await isRefused(reader)).toBe(true);
    reader.control.punch({ pin: "77" });
    await reader.control.fault({ kind });
    expect(reader.address.port).toBe(port);
    expect(await readCount(await join(reader))).toBe(101);
    expect(client.events()).toEqual([]);
  });

  it("reboot cuts, enables, and comes back by itself", async () => {
    const { reader, client } = await setUp();
    await client.ask(1003);
    await reader.control.fault({ kind: "reboot", ms: 80 });
    await client.waitClosed();
    expect(await isRefused(reader)).toBe(true);
    await expect.poll(() => isRefused(reader), { interval: 10 }).toBe(false);
    expect(reader.control.punch()).toBeDefined();
    expect(await readCount(await join(reader))).toBe(101);
  });

  it("openPort cuts a reboot short, and RESTART is one", async () => {
    const { reader, client } = await setUp();
    expect((await client.ask(1004)).command).toBe(2000);
    await client.waitClosed();
    await expect.poll(() => isRefused(reader)).toBe(true);
    await reader.control.fault({ kind: "openPort" });
    expect((await (await join(reader)).ask(201)).command).toBe(2000);
  });

  it("serial makes it another reader until none", async () => {
    const { reader, client } = await setUp({ kind: "serial" });
    await client.waitClosed();
    const ask = async () =>
      (await (await join(reader)).ask(11, Buffer.from("~SerialNumber\0").toString("hex"))).data.toString();
    expect([await ask(), reader.serial, reader.control.log().serial]).toEqual([
      "~SerialNumber=ABC1R\0",
      "ABC1R",
      "ABC1R",
    ]);
    await reader.control.fault({ kind: "none" });
    expect(await ask()).toBe("~SerialNumber=ABC1\0");
  });

  it("key changes the comm key until none", async () => {
    const { reader, client } = await setUp({ kind: "key" });
    await client.waitClosed();
    const joinWith = async (key: number) => {
      const next = await LiteralClient.open(reader.address.port);
      clients.push(next);
      return next.join(key);
    };
    expect([await joinWith(0), await joinWith(1)]).toEqual([2005, 2000]);
    await reader.control.fault({ kind: "none" });
    expect(await joinWith(0)).toBe(2000);
  });
});

describe("faults of the log", () => {
  const idsOf = (reader: ReaderSimulator) => reader.control.log().rows.map(({ userId }) => userId);

  it("clear empties it", async () => {
    const { reader, client } = await setUp({ kind: "clear" });
    expect([await readCount(client), idsOf(reader)]).toEqual([0, []]);
  });

  it.each([
    [{}, 110],
    [{ count: 5 }, 5],
  ])("clearAndRegrow %j leaves %d new rows in time order without events", async (count, expected) => {
    const { reader, client } = await setUp({ kind: "clearAndRegrow", ...count });
    const times = reader.control.log().rows.map(({ time }) => time);
    expect([await readCount(client), times.length, times.at(-1)]).toEqual([expected, expected, NOW]);
    expect(times).toEqual([...times].sort());
    expect(client.events()).toEqual([]);
  });

  it("wrap drops the oldest and then one for each punch", async () => {
    const { reader, client } = await setUp({ kind: "wrap", count: 10 });
    expect([await readCount(client), idsOf(reader)[0]]).toEqual([90, "11"]);
    reader.control.punch();
    expect([await readCount(client), idsOf(reader)[0]]).toEqual([90, "12"]);
    await reader.control.fault({ kind: "none" });
    reader.control.punch();
    expect(await readCount(client)).toBe(91);
  });

  it("blankSlot counts an empty record that the next punch fills", async () => {
    const { reader, client } = await setUp({ kind: "blankSlot", count: 2 });
    await client.ask(1503, ATTENDANCE);
    expect((await client.readChunk(4004, 80)).equals(Buffer.alloc(80))).toBe(true);
    expect([await readCount(client), idsOf(reader).length]).toEqual([102, 100]);
    const { raw } = reader.control.punch({ pin: "77" });
    await client.ask(1503, ATTENDANCE);
    expect((await client.readChunk(4004, 40)).toString("hex")).toBe(raw);
    expect(await readCount(client)).toBe(102);
    await reader.control.fault({ kind: "none" });
    expect([await readCount(client), idsOf(reader).length]).toEqual([101, 101]);
  });

  it("countOff moves the count in free sizes and not the data", async () => {
    const { reader, client } = await setUp({ kind: "countOff", count: 3 });
    expect(await readCount(client)).toBe(103);
    expect((await client.ask(1503, ATTENDANCE)).data.subarray(1, 5)).toEqual(words32(4004));
    await reader.control.fault({ kind: "none" });
    expect(await readCount(client)).toBe(100);
  });
});

it.each([
  ["the log by default", {}, 13, 4989],
  ["what it was told", { command: 201, code: 2003 }, 201, 2003],
])("oddAnswer refuses %s and nothing else, until none", async (_what, input, command, code) => {
  const { reader, client } = await setUp({ kind: "oddAnswer", ...input });
  expect([(await client.ask(command)).command, (await client.ask(50)).command]).toEqual([code, 2000]);
  if (command === 13) expect((await client.ask(1503, ATTENDANCE)).command).toBe(code);
  await reader.control.fault({ kind: "none" });
  expect((await client.ask(command)).command).not.toBe(code);
});
