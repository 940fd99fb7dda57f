/** Whole logs over real sockets: every way they come, every way they fail. */
import { readTime } from "@biometricflow/zk/client/read-time";
import { readWholeLog } from "@biometricflow/zk/client/read-whole-log";
import { expect, it } from "vitest";
import {
  OK,
  codeOf,
  ROWS,
  words,
  startPeer,
  connect,
  connectTo,
  readerWith,
  rowOf,
  type Answer,
  type Request,
  type Script,
  isChunkAt,
} from "./zk-scripted-peer.ts";

it("reads a log in chunks and reports every slot", async () => {
  const rows = [...ROWS, Buffer.alloc(40), rowOf(9_999)];
  const { peer, reader } = await connectTo(readerWith(rows));
  const log = await readWholeLog(reader);
  expect(log.records.map(({ raw }) => raw.toString("hex"))).toEqual(
    rows.filter((_, n) => n !== 5_000).map((row) => row.toString("hex")),
  );
  expect(log.blanks.map(({ position }) => position)).toEqual([5_000]);
  expect(log).toMatchObject({ recordSize: 40, total: 5_002, reportedCount: 5_002, dataSetBytes: 200_084 });
  expect(log.records[5_000]).toMatchObject({ position: 5_001, pin: "1009999", verifyCode: 15, stateCode: 1 });
  expect(peer.requests.filter(({ command }) => command === 1504).map(({ data }) => data.readUInt32LE(4))).toEqual([
    65_472, 65_472, 65_472, 3_668,
  ]);
  expect(peer.requests.filter(({ command }) => command === 1003)).toEqual([]);
});

it.each([1, 7, 1_000])("reads the same log when it arrives in pieces of %i bytes", async (pieceBytes) => {
  const rows = ROWS.slice(0, pieceBytes === 1 ? 50 : 500);
  const peer = await startPeer(readerWith(rows), (socket, bytes) => {
    for (let i = 0; i < bytes.length; i += pieceBytes) socket.write(bytes.subarray(i, i + pieceBytes));
  });
  const reader = await connect(peer.port);
  const { records } = await readWholeLog(reader);
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
  const { reader } = await connectTo(readerWith(rows, ({ command }) => (command === 1503 ? answer(set) : undefined)));
  expect((await readWholeLog(reader)).records.map(({ raw }) => raw)).toEqual(rows);
});

it("reads a prepared set that is announced with PREPARE_DATA, and chunks that are a single DATA", async () => {
  const rows = ROWS.slice(0, 30);
  const set = Buffer.concat([words(1_200), ...rows]);
  const { reader } = await connectTo(
    readerWith(rows, ({ command }) => {
      if (command === 1503) return [{ command: 1500, data: Buffer.concat([Buffer.of(0), words(1_204, 1_204, 0)]) }];
      return command === 1504 ? [{ command: 1501, data: set }] : undefined;
    }),
  );
  expect((await readWholeLog(reader)).records.map(({ raw }) => raw)).toEqual(rows);
});

it("reads an empty log", async () => {
  const { reader } = await connectTo(readerWith([]));
  expect(await readWholeLog(reader)).toMatchObject({ records: [], blanks: [], recordSize: undefined, total: 0 });
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
  expect((await readWholeLog(old.reader)).records.map(({ raw }) => raw)).toEqual(rows);
  const busy = await connectTo(readerWith(rows, ({ command }) => (command === 1503 ? [{ command: 2003 }] : undefined)));
  await expect(readWholeLog(busy.reader)).rejects.toEqual(codeOf("DEVICE_BUSY"));
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
  const { reader, peer } = await connectTo(readerWith(ROWS, shorten));
  expect((await readWholeLog(reader)).records).toHaveLength(5_000);
  expect(peer.requests.filter(({ command }) => command === 1504)).toHaveLength(6);
  failures = Number.POSITIVE_INFINITY;
  await expect(readWholeLog(reader)).rejects.toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
});

it("asks again for a chunk that the reader asks to repeat", async () => {
  let isBusy = true;
  const { reader } = await connectTo(
    readerWith(ROWS, (request) => {
      if (!isBusy || !isChunkAt(65_472, request)) return undefined;
      isBusy = false;
      return [{ command: 2003 }];
    }),
  );
  expect((await readWholeLog(reader)).total).toBe(5_000);
  expect(isBusy).toBe(false);
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
] as const)("fails a read of the log on %s and stays usable", async (_name, at, answers, code) => {
  const { reader } = await connectTo(
    readerWith(ROWS, ({ command }) => {
      if (command === at) return answers;
      return command === 201 ? [{ command: 2000, data: words(0) }] : undefined;
    }),
  );
  await expect(readWholeLog(reader)).rejects.toEqual(codeOf(code));
  expect(await readTime(reader)).toBe("2000-01-01T00:00:00");
});

it.each([
  ["1503", (request: Request) => request.command === 1503],
  ["1504", (request: Request) => request.command === 1504],
  ["13, after it does not know 1503", (request: Request) => request.command === 13],
])("tells a log that the reader does not offer from one that it refuses: 4989 to %s", async (_name, isAt) => {
  const { reader } = await connectTo(
    readerWith(ROWS, (request) => {
      if (isAt(request)) return [{ command: 4989 }];
      return request.command === 1503 && _name.startsWith("13") ? [{ command: 65_535 }] : undefined;
    }),
  );
  await expect(readWholeLog(reader)).rejects.toMatchObject({ code: "DEVICE_LOG_NOT_OFFERED", step: "LOG" });
});

it("does not take a log that is not offered for an empty one, whatever the reader counts", async () => {
  const { reader } = await connectTo(
    readerWith([], ({ command }) => (command === 1503 ? [{ command: 4989 }] : undefined)),
  );
  await expect(readWholeLog(reader)).rejects.toMatchObject({ code: "DEVICE_LOG_NOT_OFFERED" });
});

it.each([
  ["does not know free sizes", [{ command: 65_535 }]],
  ["refuses free sizes", [{ command: 2003 }]],
  ["acknowledges free sizes without data", OK],
  ["tells free sizes of 79 bytes", [{ command: 2000, data: Buffer.alloc(79) }]],
  ["tells more than 256 bytes", [{ command: 2000, data: Buffer.alloc(257) }]],
  ["tells counts that no reader has", [{ command: 2000, data: Buffer.alloc(92, 0x41) }]],
  ["says nothing to free sizes", undefined],
])("reads the log of a reader that %s, without a count", async (_name, answers) => {
  const peer = await startPeer(({ command, ...request }, self) =>
    command === 50 ? answers : readerWith(ROWS)({ command, ...request }, self),
  );
  const reader = await connect(peer.port, { requestTimeoutMs: 1_000 });
  const { total, reportedCount } = await readWholeLog(reader);
  expect(total).toBe(5_000);
  expect(reportedCount ?? 0).toBeLessThanOrEqual(0);
});

it("reads a set of a reader that says nothing when its buffer is freed", async () => {
  const peer = await startPeer((request, self) =>
    request.command === 1502 ? undefined : readerWith(ROWS)(request, self),
  );
  const reader = await connect(peer.port, { requestTimeoutMs: 1_000 });
  expect((await readWholeLog(reader)).total).toBe(5_000);
});

/** The chunks that come before a sequence ends, and the error that it ends with, if any. */
