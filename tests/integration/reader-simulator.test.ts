import { afterEach, describe, expect, it } from "vitest";
import type { ReaderSimulatorOptions } from "@biometricflow/reader-simulator/options";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { hex, LiteralClient, words32 } from "./reader-simulator-client.ts";

const NOW = "2018-06-25T17:50:35"; // 0x2368B36B on the wire
const ATTENDANCE = `01 0d00 00000000 00000000`;
const USERS = `01 0900 05000000 00000000`;
const users = [
  { uid: 1, userId: "1001", name: "Amira", privilege: 14, card: 0 },
  { uid: 2, userId: "007", name: "محمد", privilege: 0, card: 77 },
];

const readers: ReaderSimulator[] = [];
const clients: LiteralClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy();
  await Promise.all(readers.splice(0).map((reader) => reader.stop()));
});

async function startReader(options: Partial<ReaderSimulatorOptions> = {}): Promise<ReaderSimulator> {
  const reader = createReaderSimulator({ serialNumber: "ABC1", users, clock: () => NOW, ...options });
  readers.push(reader);
  await reader.start();
  return reader;
}

async function openClient(reader: ReaderSimulator): Promise<LiteralClient> {
  const client = await LiteralClient.open(reader.address.port);
  clients.push(client);
  return client;
}

async function join(reader: ReaderSimulator, key = 0): Promise<LiteralClient> {
  const client = await openClient(reader);
  expect(await client.join(key)).toBe(2000);
  return client;
}

const makeRows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ userId: "1001", time: NOW, verify: 1, punch: i % 2 }));

const text = (ascii: string) => Buffer.from(`${ascii}\0`).toString("hex");

describe("connecting", () => {
  it("answers the captured connect frame with a session id", async () => {
    const client = await openClient(await startReader());
    client.socket.write(hex("5050827d 08000000 e803 17fc 0000 0000"));
    const answer = await client.answer(0);
    expect(answer).toMatchObject({ command: 2000, replyId: 0 });
    expect(answer.session).toBeGreaterThan(0);
  });

  it.each([0, 1, 12345, 999999])("lets in who has the key %d and nobody else", async (commKey) => {
    const reader = await startReader({ commKey, asksForKeyZero: true });
    await join(reader, commKey);
    expect(await (await openClient(reader)).join(commKey + 2)).toBe(2005);
  });

  it("tells not connected, not authorised, wrong session and unknown command apart", async () => {
    const client = await openClient(await startReader({ commKey: 5 }));
    expect((await client.ask(201)).command).toBe(65532);
    await client.join(4);
    expect((await client.ask(201)).command).toBe(2005);
    await client.join(5);
    expect((await client.ask(4711)).command).toBe(65535);
    client.session ^= 1;
    expect((await client.ask(201)).command).toBe(2001);
  });

  it("gives each connection its own session, refuses one too many, ends on EXIT", async () => {
    const reader = await startReader({ maxClients: 2 });
    const [first, second] = [await join(reader), await join(reader)];
    expect(first.session).not.toBe(second.session);
    await (await openClient(reader)).waitClosed();
    expect((await first.ask(1001)).command).toBe(2000);
    await first.waitClosed();
    await expect.poll(() => reader.control.stats()).toMatchObject({ connections: 2, openConnections: 1 });
  });

  it("answers 6001 as firmware without the pull protocol", async () => {
    const client = await openClient(await startReader({ connectAnswer: 6001 }));
    expect(await client.join()).toBe(6001);
  });

  it("drops a request with a wrong sum and closes on bytes that are no frame", async () => {
    const reader = await startReader();
    const client = await openClient(reader);
    client.socket.write(hex("5050827d 08000000 e803 18fc 0000 0000"));
    await expect.poll(() => reader.control.stats().badChecksums).toBe(1);
    expect(client.frames).toEqual([]);
    client.socket.write("GET / HTTP/1.1\r\n");
    await client.waitClosed();
  });
});

describe("small questions", () => {
  it("answers options by name", async () => {
    const client = await join(await startReader());
    const ask = async (name: string) => (await client.ask(11, text(name))).data.toString();
    expect(await ask("~SerialNumber")).toBe("~SerialNumber=ABC1\0");
    expect(await ask("~DeviceName")).toBe("~DeviceName=K40/ID\0");
    expect((await client.ask(11, text("Nonsense"))).command).toBe(2001);
    expect((await client.ask(12, text("SDKBuild=1"))).command).toBe(2000);
    expect(await ask("SDKBuild")).toBe("SDKBuild=1\0");
    expect((await client.ask(1100)).data.toString()).toBe("Ver 6.60 Nov  6 2017\0");
    expect((await client.ask(69, "2050")).data[0]).toBe(9);
  });

  it("tells and sets the time", async () => {
    const client = await join(await startReader());
    expect((await client.ask(201)).data.toString("hex")).toBe("6bb36823");
    expect((await client.ask(202, "6cb36823")).command).toBe(2000);
    expect((await client.ask(201)).data.toString("hex")).toBe("6cb36823");
    // 31 February: ((1 * 31) + 30) * 86400 seconds.
    expect((await client.ask(202, words32(61 * 86_400).toString("hex"))).command).toBe(2001);
  });

  it.each([80, 92] as const)("counts users, rows, admins and room in %d bytes", async (freeSizesBytes) => {
    const client = await join(await startReader({ log: makeRows(3), capacity: 500, freeSizesBytes }));
    const { data } = await client.ask(50);
    expect(data).toHaveLength(freeSizesBytes);
    const at = (index: number) => data.readInt32LE(index * 4);
    expect([at(4), at(8), at(12), at(16), at(19)]).toEqual([2, 3, 1, 500, 497]);
  });

  it("keeps people from punching while disabled and adds up the time", async () => {
    const reader = await startReader();
    const client = await join(reader);
    await client.ask(1003);
    expect(() => reader.control.punch()).toThrow(expect.objectContaining({ code: "DEVICE_DISABLED" }));
    await expect.poll(() => reader.control.stats().disabledMs).toBeGreaterThan(5);
    await client.ask(1002);
    expect(reader.control.punch({ pin: "1001" })).toMatchObject({ userId: "1001", time: NOW });
  });
});

describe("bulk reads", () => {
  it("gives small sets in one DATA and empty ones as four zero bytes", async () => {
    const client = await join(await startReader());
    const log = await client.ask(1503, ATTENDANCE);
    expect([log.command, log.data.toString("hex")]).toEqual([1501, "00000000"]);
    const set = await client.ask(1503, USERS);
    expect([set.command, set.data.length, set.data.readUInt32LE(0)]).toEqual([1501, 4 + 144, 144]);
    expect(set.data.toString("utf8", 4 + 72 + 11, 4 + 72 + 19)).toBe("محمد");
  });

  it.each([
    [40, 65_472],
    [40, 1000],
    [16, 333],
    [8, 3],
  ] as const)("gives %d-byte rows in chunks of %d", async (recordSize, chunkBytes) => {
    const reader = await startReader({ recordSize, log: makeRows(200), smallSetBytes: 64 });
    const set = await (await join(reader)).readSet(ATTENDANCE, chunkBytes);
    expect(set.readUInt32LE(0)).toBe(200 * recordSize);
    expect(set.toString("hex", 4)).toBe(
      reader.control
        .log()
        .rows.map(({ raw }) => raw)
        .join(""),
    );
  });

  it("reads from a snapshot, refuses what lies outside, forgets it on FREE", async () => {
    const reader = await startReader({ log: makeRows(100) });
    const client = await join(reader);
    expect((await client.ask(1504, "0000000004000000")).command).toBe(2001);
    const size = (await client.ask(1503, ATTENDANCE)).data.readUInt32LE(1);
    reader.control.punch();
    expect(size).toBe(4004);
    expect((await client.readChunk(0, 4)).readUInt32LE(0)).toBe(4000);
    expect((await client.ask(1504, words32(4000, 5).toString("hex"))).command).toBe(2001);
    expect((await client.ask(1504, words32(0, 0).toString("hex"))).command).toBe(2001);
    expect((await client.ask(1502)).command).toBe(2000);
    expect((await client.ask(1504, "0000000004000000")).command).toBe(2001);
    expect((await client.ask(1503, ATTENDANCE)).data.readUInt32LE(1)).toBe(4044);
  });

  it("can give small chunks as one DATA and large ones in several packets", async () => {
    const client = await join(await startReader({ log: makeRows(100), smallChunkBytes: 100, dataPacketBytes: 1024 }));
    await client.ask(1503, ATTENDANCE);
    const small = client.send(1504, words32(4, 100).toString("hex"));
    expect((await client.answer(small)).command).toBe(1501);
    const large = client.send(1504, words32(4, 3000).toString("hex"));
    await expect
      .poll(() => client.frames.filter(({ replyId }) => replyId === large).map(({ command }) => command))
      .toEqual([1500, 1501, 1501, 1501, 2000]);
  });

  it("gives everything to an old direct read", async () => {
    const reader = await startReader({ hasBufferedReads: false, log: makeRows(5) });
    const client = await join(reader);
    expect((await client.ask(1503, ATTENDANCE)).command).toBe(65535);
    const set = await client.collect(client.send(13));
    expect([set.length, set.readUInt32LE(0)]).toEqual([204, 200]);
    expect((await client.collect(client.send(9))).length).toBe(4 + 144);
  });

  it.each([{ kind: "asIs" }, { kind: "split" }, { kind: "joined" }] as const)(
    "gives 100,000 rows completely when segments are $kind",
    async (segmentation) => {
      const log = Array.from({ length: 100_000 }, (_, i) => ({ userId: String(i), time: NOW, verify: 1, punch: 0 }));
      const reader = await startReader({ log, segmentation });
      const set = await (await join(reader)).readSet(ATTENDANCE);
      expect(set.length).toBe(4_000_004);
      const wrong = log.findIndex(
        (_, i) => set.toString("utf8", 6 + i * 40, 30 + i * 40).replaceAll("\0", "") !== String(i),
      );
      expect(wrong).toBe(-1);
    },
  );

  it("waits for a client that does not read", async () => {
    const reader = await startReader({ log: makeRows(300_000), capacity: 300_000 });
    const client = await join(reader);
    client.socket.pause();
    const replyId = client.send(13);
    await expect.poll(() => reader.control.stats().bytesOut).toBeGreaterThan(60_000);
    expect(reader.control.stats().bytesOut).toBeLessThan(12_000_000);
    client.socket.resume();
    expect((await client.collect(replyId)).length).toBe(12_000_004);
  });

  it("overwrites the oldest row when full, and clears", async () => {
    const reader = await startReader({ log: makeRows(3), capacity: 3 });
    reader.control.punch({ pin: "007" });
    expect(reader.control.log().rows.map(({ userId }) => userId)).toEqual(["1001", "1001", "007"]);
    const client = await join(reader);
    expect((await client.ask(15)).command).toBe(2000);
    expect(reader.control.log()).toEqual({ serial: "ABC1", rows: [] });
  });
});

describe("events", () => {
  it("reach every registered connection until it stops", async () => {
    const reader = await startReader();
    const [first, second, silent] = [await join(reader), await join(reader), await join(reader)];
    await first.ask(500, "01000000");
    await second.ask(500, "ffff0000");
    const row = reader.control.punch({ pin: "007", at: NOW, state: 4, verify: 15 });
    expect(row).toMatchObject({ userId: "007", time: NOW, verify: 15, punch: 4 });
    await expect.poll(() => [first, second].map((client) => client.events().length)).toEqual([1, 1]);
    const [event] = first.events();
    expect(event).toMatchObject({ session: 1, replyId: 0 });
    expect(event?.data.toString("hex")).toBe(`303037${"00".repeat(21)}0f04120619113223${"00".repeat(20)}`);
    await second.ask(500, "00000000");
    reader.control.punch({ pin: "007" });
    await expect.poll(() => first.events().length).toBe(2);
    await Promise.all([second.ask(201), silent.ask(201)]);
    expect([second.events().length, silent.events().length]).toEqual([1, 0]);
  });

  it("may be acknowledged, which is counted and not answered", async () => {
    const reader = await startReader();
    const client = await join(reader);
    await client.ask(500, "01000000");
    reader.control.punch();
    client.send(2000);
    await client.ask(201);
    expect(reader.control.stats().commands).toEqual({ 201: 1, 500: 1, 1000: 1, 2000: 1 });
    expect(client.frames.map(({ command }) => command)).toEqual([2000, 2000, 500, 2000]);
  });
});
