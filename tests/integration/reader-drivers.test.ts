/** What the collector may expect of every driver: one suite, each driver, the same simulated reader. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, describe, expect, it } from "vitest";
import {
  type LogChunk,
  type ReaderConnection,
  ReaderError,
} from "../../subgraphs/place/src/collector/reader-driver.ts";
import { DEFAULT_TIMING } from "../../subgraphs/place/src/collector/reader-plan.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import { createTempDir, deviceStatus, eventually, startTestPlace } from "./place-harness.ts";
import { CANDIDATES, NOW, type SimulatorOptions, Stage, TARGET, USERS } from "./reader-drivers-stage.ts";

const EXPECTED = { from: "2015-01-01T00:00:00", to: "2027-01-01T00:00:00" };

function toLog(rows: number) {
  const begin = Date.UTC(2026, 0, 1);
  return Array.from({ length: rows }, (_, i) => ({
    userId: String(1_000 + (i % 30)),
    time: new Date(begin + i * 7_000).toISOString().slice(0, 19),
    verify: [0, 1, 15][i % 3] ?? 0,
    punch: i % 6,
  }));
}

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const never = new AbortController().signal;

async function readAll(connection: ReaderConnection): Promise<readonly LogChunk[]> {
  const chunks: LogChunk[] = [];
  for await (const chunk of connection.readLog(never, EXPECTED)) chunks.push(chunk);
  return chunks;
}

const toHex = (chunks: readonly LogChunk[]) =>
  chunks.flatMap(({ rows }) => rows.map(({ raw }) => Buffer.from(raw).toString("hex")));

describe.each(CANDIDATES)("a driver: $name", (candidate) => {
  const start = async (options: Partial<SimulatorOptions> = {}): Promise<Stage> => {
    const stage = new Stage(candidate, options);
    ends.push(() => stage.stop());
    return stage.start();
  };

  it("says who a reader is, what its clock shows and what it counts", async () => {
    const connection = await (await start({ log: toLog(7) })).open();
    expect(await connection.identify(never)).toMatchObject({ serialNumber: "CONTRACT1", model: "K40/ID" });
    expect(await connection.readTime(never)).toBe(NOW);
    expect(await connection.readSizes(never)).toMatchObject({ users: 30, punches: 7, punchCapacity: 100_000 });
  });

  it("sets the clock of a reader and reads it back, or says that it only reads", async () => {
    const stage = await start();
    const connection = await stage.open();
    if (connection.writeTime === undefined) {
      expect(candidate.name).toContain("node-zklib");
      return;
    }
    await connection.writeTime("2031-05-06T07:08:09", never);
    expect(await connection.readTime(never)).toBe("2031-05-06T07:08:09");
    await stage.reader.control.fault({ kind: "oddAnswer", command: 202, code: 2001 });
    await expect(connection.writeTime("2031-05-06T07:08:09", never)).rejects.toMatchObject({ step: "TIME" });
  });

  it.each([72, 28, 120] as const)("reads users of %i bytes", async (userRecordSize) => {
    const { users, unreadable } = await (await (await start({ userRecordSize })).open()).readUsers(never);
    expect(users.map(({ pin, slot }) => [pin, slot])).toEqual(USERS.map(({ userId, uid }) => [userId, uid]));
    expect(unreadable).toBe(0);
  });

  it.each([
    { recordSize: 40 },
    { recordSize: 49 },
    { recordSize: 16 },
    { recordSize: 8 },
    { recordSize: 8, shortTimeOffset: 4 },
  ] as const)("reads a log of rows of $recordSize bytes, each row once and in order", async (form) => {
    const stage = await start({ ...form, log: toLog(1_237) });
    const chunks = await readAll(await stage.open());
    expect(toHex(chunks)).toEqual(stage.reader.control.log().rows.map(({ raw }) => raw));
    expect(chunks.map(({ slots, reportedCount }) => [slots, reportedCount])).toContainEqual([1_237, 1_237]);
    expect(chunks[0]?.times).toMatchObject({ rows: 1_237, tooEarly: 0, tooLate: 0 });
  });

  it.each([0, 1, 24, 25, 26])("reads a log of %i rows, which one answer may hold", async (rows) => {
    const stage = await start({ log: toLog(rows) });
    const chunks = await readAll(await stage.open());
    expect(chunks.length).toBeGreaterThan(0);
    expect(toHex(chunks)).toEqual(stage.reader.control.log().rows.map(({ raw }) => raw));
  });

  it("reads users and log again on the same connection", async () => {
    const stage = await start({ log: toLog(40) });
    const connection = await stage.open();
    for (let times = 0; times < 2; times++) {
      expect((await connection.readUsers(never)).users).toHaveLength(30);
      expect(toHex(await readAll(connection))).toHaveLength(40 + times);
      stage.reader.control.punch({ pin: "1001" });
    }
  });

  it("opens with the comm key, and with a wrong one leaves nothing open", async () => {
    const stage = await start({ commKey: 4_711 });
    await expect(stage.open({ commKey: 4_712 })).rejects.toMatchObject({ code: "DEVICE_AUTH_FAILED" });
    await eventually(() => stage.reader.control.stats().openConnections === 0, "nothing is open");
    expect((await (await stage.open({ commKey: 4_711 })).identify(never)).serialNumber).toBe("CONTRACT1");
    expect(stage.losses).toEqual([]);
  });

  it("fails by itself where nobody listens", async () => {
    const stage = await start();
    await stage.reader.control.fault({ kind: "closePort" });
    await expect(stage.open({ connectTimeoutMs: 500, requestTimeoutMs: 500 })).rejects.toBeInstanceOf(ReaderError);
    expect(stage.losses).toEqual([]);
  });

  it("gives up with the reason of a signal", async () => {
    const stage = await start();
    const reason = new Error("enough");
    await expect(stage.open({}, AbortSignal.abort(reason))).rejects.toBe(reason);
    const connection = await stage.open();
    await expect(connection.readSizes(AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it("never gives a log for whole of which a part is missing", async () => {
    const stage = await start({ log: toLog(5_000) });
    const connection = await stage.open({ requestTimeoutMs: 2_000 });
    await stage.reader.control.fault(candidate.cut);
    await expect(readAll(connection)).rejects.toBeInstanceOf(ReaderError);
  });

  it("disables no reader", async () => {
    const stage = await start({ log: toLog(50) });
    const connection = await stage.open();
    await readAll(connection);
    await connection.readUsers(never);
    await connection.close();
    const { commands, disabledMs } = stage.reader.control.stats();
    expect([commands["1003"], disabledMs]).toEqual([undefined, 0]);
  });

  it("leaves a reader that it closes, says nothing of it, and closes twice as once", async () => {
    const stage = await start();
    const connection = await stage.open();
    await connection.close();
    await connection.close();
    await eventually(() => stage.reader.control.stats().openConnections === 0, "the reader is left");
    await expect(connection.readTime(never)).rejects.toBeInstanceOf(ReaderError);
    expect(stage.losses).toEqual([]);
  });

  if (candidate.noticesLoss) {
    it("says once that a reader is lost", async () => {
      const stage = await start();
      const connection = await stage.open();
      await stage.reader.control.fault({ kind: "closePort" });
      await eventually(() => stage.losses.length > 0, "the loss is heard");
      await expect(connection.readTime(never)).rejects.toBeInstanceOf(ReaderError);
      await connection.close();
      expect(stage.losses.map(({ code }) => code)).toEqual(["DEVICE_UNREACHABLE"]);
    });
  }

  if (candidate.hasEvents) {
    it("hands out each punch as the log shows it afterwards", async () => {
      const stage = await start();
      const connection = await stage.open();
      await connection.listen(never);
      const made = stage.reader.control.punch({ pin: "1003", state: 1 });
      await eventually(() => stage.events.length === 1, "the event came");
      expect(stage.events[0]).toMatchObject({
        kind: "PUNCHES",
        rows: [{ userText: "1003", localTime: made.time, stateCode: 1, verifyCode: 1 }],
      });
    });
  }

  if (!candidate.hasEvents) {
    it("says that it has no events, and reads on", async () => {
      const stage = await start({ log: toLog(3) });
      const connection = await stage.open();
      await expect(connection.listen(never)).rejects.toMatchObject({ isUnsupported: true, step: "LIVE" });
      expect(toHex(await readAll(connection))).toHaveLength(3);
    });
  }
});

it("lets a place take the log of a reader that node-zklib asks, and prove it", async () => {
  const simulator = createReaderSimulator({ serialNumber: "CONTRACT2", users: USERS, log: toLog(300) });
  await simulator.start();
  ends.push(() => simulator.stop());
  const patient = { ...DEFAULT_TIMING, connectTimeoutMs: 20_000, requestTimeoutMs: 20_000, heartbeatMs: 300 };
  const { dir, remove } = createTempDir();
  ends.push(async () => remove());
  const place = await startTestPlace(dir, [{ simulator, driver: "node-zklib" }], patient);
  ends.push(() => place.stop());
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "it is online");
  simulator.control.punch({ pin: "1005" });
  await eventually(async () => {
    const { proof } = await place.ledger.readDevice("gate-1");
    return proof?.rowsRead === 301;
  }, "the punch was read");
  expect(place.warnings).toContainEqual(expect.objectContaining({ code: "DEVICE_REJECTED" })); // no events
});

it("refuses a log that node-zklib read where the reader counts other rows, and says what to do", async () => {
  const simulator = createReaderSimulator({ serialNumber: "CONTRACT3", log: toLog(50) });
  await simulator.start();
  ends.push(() => simulator.stop());
  await simulator.control.fault({ kind: "countOff", count: 1 });
  const target = { ...TARGET, port: simulator.address.port, driver: "node-zklib" } as const;
  const connection = await createDriver().open(target, { onEvent: () => undefined, onLost: () => undefined }, never);
  ends.push(() => connection.close());
  await expect(readAll(connection)).rejects.toMatchObject({
    code: "DEVICE_PROTOCOL_ERROR",
    step: "LOG",
    message: expect.stringContaining("take driver node-zklib out of this reader's configuration"),
  });
});
