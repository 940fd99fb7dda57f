/**
 * The package node-zklib as a second opinion on bytes: where it reads a log whole, its rows are those of this program; and
 * where it does not, what is lost and why.
 */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { readWholeLog } from "@biometricflow/zk/client/read-whole-log";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import fc from "fast-check";
import ZKLibTCP from "node-zklib/zklibtcp.js";
import { afterEach, expect, it } from "vitest";
import { FrameSocket } from "../../subgraphs/place/src/drivers/node-zklib/frame-socket.ts";

type SimulatorOptions = Parameters<typeof createReaderSimulator>[0];
type Row = NonNullable<SimulatorOptions["log"]>[number];

const TIMEOUT_MS = 60_000;
const ends: (() => Promise<unknown>)[] = [];
const endAll = async (): Promise<void> => {
  for (const end of ends.splice(0).toReversed()) await end();
};
afterEach(endAll);

async function startReader(log: readonly Row[], options: Partial<SimulatorOptions> = {}): Promise<number> {
  const reader = createReaderSimulator({ serialNumber: "ORACLE", log, clock: () => "2026-03-01T08:00:00", ...options });
  await reader.start();
  ends.push(() => reader.stop());
  return reader.address.port;
}

/** The package over its own socket; `isFedFrames` hands it one frame at a time, as the driver does. */
async function openPackage(port: number, isFedFrames: boolean): Promise<ZKLibTCP> {
  const zk = new ZKLibTCP("127.0.0.1", port, TIMEOUT_MS);
  const socket = await zk.createSocket();
  socket.setTimeout(0);
  ends.push(async () => void socket.destroy());
  if (isFedFrames) zk.socket = new FrameSocket(socket, 1e9);
  await zk.connect();
  return zk;
}

async function readByUs(port: number) {
  const settings = { commKey: 0, requestTimeoutMs: TIMEOUT_MS, onEvent: () => undefined, onClose: () => undefined };
  const opener = createTcpOpener({ host: "127.0.0.1", port, connectTimeoutMs: TIMEOUT_MS });
  const reader = await connectReader(opener, settings, new AbortController().signal);
  ends.push(() => reader.close());
  return (await readWholeLog(reader)).records;
}

/** The package takes what a reader's clock shows for a time of this machine's zone: so does this, to compare. */
function toMachineTime(localTime: string | undefined): number {
  const [year = 0, month = 1, day, hour, minute, second] = (localTime ?? "").split(/\D/).map(Number);
  return new Date(year, month - 1, day, hour, minute, second).getTime();
}

const BEGIN = Date.UTC(2025, 0, 1);
const toTime = (minutes: number): string => new Date(BEGIN + minutes * 60_000).toISOString().slice(0, 19);
const toRows = (count: number, userId = "1042"): readonly Row[] =>
  Array.from({ length: count }, (_, i) => ({ uid: i + 1, userId, time: toTime(i), verify: 1, punch: 0 }));

const row = fc.record({
  uid: fc.integer({ min: 1, max: 0xffff }),
  userId: fc.stringMatching(/^[0-9A-Za-z]{1,9}$/),
  time: fc.integer({ min: 0, max: 400_000 }).map(toTime),
  verify: fc.constantFrom(0, 1, 3, 4, 15),
  punch: fc.integer({ min: 0, max: 5 }),
});

it("has the rows that node-zklib has of every log that it reads whole", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 120 }),
      fc.integer({ min: 1, max: 40 }),
      async (some, times) => {
        const port = await startReader(Array.from({ length: times }, () => some).flat());
        const [ours, zk] = [await readByUs(port), await openPackage(port, true)];
        const { data, err } = await zk.getAttendances();
        await endAll();
        expect(err ?? undefined).toBeUndefined();
        expect(data.map((it) => [it.userSn, it.deviceUserId, it.recordTime.getTime()])).toEqual(
          ours.map((it) => [it.slot, it.pin, toMachineTime(it.localTime)]),
        );
      },
    ),
    { seed: 41, numRuns: 12 },
  );
});

it("keeps the state and the way of a punch, which node-zklib does not read", async () => {
  const port = await startReader(toRows(40).map((it) => ({ ...it, punch: 3, verify: 15 })));
  const { data } = await (await openPackage(port, true)).getAttendances();
  expect(Object.keys(data[0] ?? {}).toSorted()).toEqual(["deviceUserId", "ip", "recordTime", "userSn"]);
  expect((await readByUs(port))[0]).toMatchObject({ stateCode: 3, verifyCode: 15 });
});

it.each([
  ["nine characters of a longer PIN", "123456789012", "123456789"],
  ["letters that are no ASCII as other ones", "\u0623\u062d", "X#X-"],
])("reads whole a user of whom node-zklib reads %s", async (_what, userId, misread) => {
  const port = await startReader(toRows(40, userId));
  const { data } = await (await openPackage(port, true)).getAttendances();
  expect(data[0]?.deviceUserId).toBe(misread);
  expect((await readByUs(port))[0]?.pin).toBe(userId);
});

it.each([
  [16, 40],
  [8, 20],
  [49, 122],
] as const)(
  "reads 100 rows of %i bytes, of which node-zklib makes %i of 40 without an error",
  async (recordSize, misread) => {
    const port = await startReader(toRows(100), { recordSize });
    const { data, err } = await (await openPackage(port, true)).getAttendances();
    expect([data.length, err ?? undefined]).toEqual([misread, undefined]);
    expect(await readByUs(port)).toHaveLength(100);
  },
);

it("reads a log of which node-zklib waits for the rest for ever, because it came together with the first frame", async () => {
  const port = await startReader(toRows(40), { segmentation: { kind: "joined" } });
  const { data, err } = await (await openPackage(port, false)).getAttendances();
  expect(data.length).toBeLessThan(40);
  expect(err?.message).toMatch(/TIME OUT/);
  expect(await readByUs(port)).toHaveLength(40);
});
