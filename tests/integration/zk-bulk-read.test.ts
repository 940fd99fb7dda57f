/** Whole logs over real sockets: every way they come, every way they fail. */
import { expect, it } from "vitest";
import {
  NEVER,
  OK,
  codeOf,
  ROWS,
  words,
  startPeer,
  createClient,
  connectTo,
  readerWith,
  rowOf,
  type Answer,
  type Script,
} from "./zk-scripted-peer.ts";

it("reads a log in chunks and reports every slot", async () => {
  const rows = [...ROWS, Buffer.alloc(40), rowOf(9_999)];
  const progress: number[] = [];
  const { peer, client } = await connectTo(readerWith(rows));
  const log = await client.readAttendanceLog({ onProgress: ({ receivedBytes }) => progress.push(receivedBytes) });
  expect(log.records.map(({ raw }) => raw.toString("hex"))).toEqual(
    rows.filter((_, n) => n !== 5_000).map((row) => row.toString("hex")),
  );
  expect(log.blanks.map(({ position }) => position)).toEqual([5_000]);
  expect(log).toMatchObject({ recordSize: 40, total: 5_002, reportedCount: 5_002, dataSetBytes: 200_084 });
  expect(log.records[5_000]).toMatchObject({ position: 5_001, pin: "1009999", verifyCode: 15, stateCode: 1 });
  expect(peer.requests.filter(({ command }) => command === 1504).map(({ data }) => data.readUInt32LE(4))).toEqual([
    65_472, 65_472, 65_472, 3_668,
  ]);
  expect(progress).toEqual([65_472, 130_944, 196_416, 200_084]);
  expect(peer.requests.filter(({ command }) => command === 1003)).toEqual([]);
});

it.each([1, 7, 1_000])("reads the same log when it arrives in pieces of %i bytes", async (pieceBytes) => {
  const rows = ROWS.slice(0, pieceBytes === 1 ? 50 : 500);
  const peer = await startPeer(readerWith(rows), (socket, bytes) => {
    for (let i = 0; i < bytes.length; i += pieceBytes) socket.write(bytes.subarray(i, i + pieceBytes));
  });
  const client = createClient(peer.port);
  await client.connect(NEVER);
  const { records } = await client.readAttendanceLog();
  expect(records.map(({ raw }) => raw)).toEqual(rows);
});

it.each([
  ["at once in one DATA", (set: Buffer): Answer[] => [{ command: 1501, data: set }]],
  [
    "announced and streamed",
    (set: Buffer): Answer[] => [
      { command: 1500, data: words(set.length, 0x1000) },
      { command: 1501, data: set },
      { command: 2000 },
    ],
  ],
])("reads a small log that comes %s", async (_name, answer) => {
  const rows = ROWS.slice(0, 3);
  const set = Buffer.concat([words(120), ...rows]);
  const { client } = await connectTo(readerWith(rows, ({ command }) => (command === 1503 ? answer(set) : undefined)));
  expect((await client.readAttendanceLog()).records.map(({ raw }) => raw)).toEqual(rows);
});

it("reads a prepared set that is announced with PREPARE_DATA, and chunks that are a single DATA", async () => {
  const rows = ROWS.slice(0, 30);
  const set = Buffer.concat([words(1_200), ...rows]);
  const { client } = await connectTo(
    readerWith(rows, ({ command }) => {
      if (command === 1503) return [{ command: 1500, data: Buffer.concat([Buffer.of(0), words(1_204, 1_204, 0)]) }];
      return command === 1504 ? [{ command: 1501, data: set }] : undefined;
    }),
  );
  expect((await client.readAttendanceLog()).records.map(({ raw }) => raw)).toEqual(rows);
});

it("reads an empty log", async () => {
  const { client } = await connectTo(readerWith([]));
  expect(await client.readAttendanceLog()).toMatchObject({ records: [], blanks: [], recordSize: undefined, total: 0 });
});

it("uses the old direct read only when the reader does not know the buffered one", async () => {
  const rows = ROWS.slice(0, 100);
  const set = Buffer.concat([words(4_000), ...rows]);
  const old = await connectTo(
    readerWith(rows, ({ command }) => {
      if (command === 1503) return [{ command: 2001 }];
      return command === 13
        ? [{ command: 1500, data: words(set.length, 1_024) }, { command: 1501, data: set }, { command: 2000 }]
        : undefined;
    }),
  );
  expect((await old.client.readAttendanceLog()).records.map(({ raw }) => raw)).toEqual(rows);
  const busy = await connectTo(readerWith(rows, ({ command }) => (command === 1503 ? [{ command: 2003 }] : undefined)));
  await expect(busy.client.readAttendanceLog()).rejects.toEqual(codeOf("DEVICE_REJECTED"));
  expect(busy.peer.requests.map(({ command }) => command)).not.toContain(13);
});

it("asks again for a short chunk and gives up after three tries", async () => {
  let failures = 2;
  const shorten: Script = ({ command, data }) => {
    if (command !== 1504 || data.readUInt32LE(0) === 0 || failures-- <= 0) return undefined;
    return [
      { command: 1500, data: words(data.readUInt32LE(4), 0) },
      { command: 1501, data: Buffer.alloc(9) },
      { command: 2000 },
    ];
  };
  const { client, peer } = await connectTo(readerWith(ROWS, shorten));
  expect((await client.readAttendanceLog()).records).toHaveLength(5_000);
  expect(peer.requests.filter(({ command }) => command === 1504)).toHaveLength(6);
  failures = Number.POSITIVE_INFINITY;
  await expect(client.readAttendanceLog()).rejects.toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
});

it.each([
  ["more data than was asked for", 1504, [{ command: 1501, data: Buffer.alloc(65_473) }], "DEVICE_PROTOCOL_ERROR"],
  ["an announcement beyond the request", 1504, [{ command: 1500, data: words(0xffffffff) }], "DEVICE_PROTOCOL_ERROR"],
  ["an acknowledgement without data", 1504, OK, "DEVICE_PROTOCOL_ERROR"],
  ["a refusal of a chunk", 1504, [{ command: 2001 }], "DEVICE_REJECTED"],
  ["a set that says another length", 1503, [{ command: 1501, data: words(7, 7) }], "DEVICE_PROTOCOL_ERROR"],
  ["a set beyond all bounds", 1503, [{ command: 2000, data: Buffer.alloc(13, 0xff) }], "DEVICE_PROTOCOL_ERROR"],
  ["no size", 1503, OK, "DEVICE_PROTOCOL_ERROR"],
  [
    "rows of no known size",
    1503,
    [{ command: 1501, data: Buffer.concat([words(3), Buffer.alloc(3)]) }],
    "DEVICE_PROTOCOL_ERROR",
  ],
  ["too few free sizes", 50, OK, "DEVICE_PROTOCOL_ERROR"],
] as const)("fails a read of the log on %s and stays usable", async (_name, at, answers, code) => {
  const { client } = await connectTo(
    readerWith(ROWS, ({ command }) => {
      if (command === at) return answers;
      return command === 201 ? [{ command: 2000, data: words(0) }] : undefined;
    }),
  );
  await expect(client.readAttendanceLog()).rejects.toEqual(codeOf(code));
  expect(await client.readTime()).toBe("2000-01-01T00:00:00");
});
