/** Whole logs over real sockets: every way they come, every way they fail. */
import { readDataSet } from "../../packages/zk/src/client/read-data-set.ts";
import { ANSWER, COMMAND } from "../../packages/zk/src/codec/commands.ts";
import { type LogChunk, readLog } from "@biometricflow/zk/client/read-log";
import { readTime } from "@biometricflow/zk/client/read-time";
import { readUsers } from "@biometricflow/zk/client/read-users";
import { readWholeLog } from "@biometricflow/zk/client/read-whole-log";
import type { ReaderConnection } from "@biometricflow/zk/client/reader-connection";
import type { Socket } from "node:net";
import { expect, it, vi } from "vitest";
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
  await expect(readWholeLog(busy.reader)).rejects.toEqual(codeOf("DEVICE_REJECTED"));
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
  ["too few free sizes", 50, OK, "DEVICE_PROTOCOL_ERROR"],
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

/** The chunks that come before a sequence ends, and the error that it ends with, if any. */
async function collect(reader: ReaderConnection) {
  const chunks: LogChunk[] = [];
  try {
    for await (const chunk of readLog(reader)) chunks.push(chunk);
    return { chunks, error: undefined };
  } catch (error) {
    return { chunks, error };
  }
}

const isChunkAt = (start: number, { command, data }: Request): boolean =>
  command === 1504 && data.readUInt32LE(0) === start;

it("gives a log in chunks of bounded size, in its order", async () => {
  const { reader } = await connectTo(readerWith(ROWS));
  const { chunks, error } = await collect(reader);
  expect(error).toBeUndefined();
  expect(chunks.map(({ records }) => records.length)).toEqual([1_636, 1_637, 1_637, 90]);
  const records = chunks.flatMap((chunk) => chunk.records);
  expect(records.map(({ raw }) => raw)).toEqual(ROWS);
  expect(records.map(({ position }) => position)).toEqual(ROWS.map((_, n) => n));
  for (const { records: _records, ...head } of chunks) {
    const said = { layout: "R40", recordSize: 40, userForm: "PIN", reportedCount: 5_000, dataSetBytes: 200_004 };
    expect(head).toEqual({ ...said, blanks: [] });
  }
});

it.each([
  ["refused", [{ command: 2001 }], "DEVICE_REJECTED"],
  ["short for good", [{ command: 1501, data: Buffer.alloc(9) }], "DEVICE_PROTOCOL_ERROR"],
] as const)("gives no row when the last chunk of a log is %s", async (_name, answers, code) => {
  const { reader } = await connectTo(
    readerWith(ROWS, (request) => (isChunkAt(196_416, request) ? answers : undefined)),
  );
  const { chunks, error } = await collect(reader);
  expect(chunks).toEqual([]);
  expect(error).toEqual(codeOf(code));
});

it("takes a refusal for an empty log only before the log was prepared", async () => {
  const isCountFor = ({ command }: Request): boolean => command === 50;
  const empty = words(...Array.from({ length: 23 }, () => 0));
  const none: Script = (request) => (isCountFor(request) ? [{ command: 2000, data: empty }] : undefined);
  const young = await connectTo(
    readerWith(ROWS, (request, peer) =>
      [1503, 13].includes(request.command) ? [{ command: 2001 }] : none(request, peer),
    ),
  );
  expect(await readWholeLog(young.reader)).toMatchObject({
    records: [],
    total: 0,
    dataSetBytes: 4,
    userForm: undefined,
  });
  const broken = await connectTo(
    readerWith(ROWS, (request, peer) => (request.command === 1504 ? [{ command: 2001 }] : none(request, peer))),
  );
  await expect(readWholeLog(broken.reader)).rejects.toEqual(codeOf("DEVICE_REJECTED"));
});

it("lets the reader be asked on when its rows are left in the middle", async () => {
  const { reader } = await connectTo(readerWith(ROWS));
  for await (const _chunk of readLog(reader)) break;
  expect((await readWholeLog(reader)).total).toBe(5_000);
});

it("leaves no chunk under way when a data set is left in the middle: another one takes its place", async () => {
  let asked = 0;
  const { reader, peer } = await connectTo(
    readerWith(ROWS, (request) =>
      isChunkAt(65_472, request) && asked++ < 2 ? [{ command: ANSWER.ACK_RETRY }] : undefined,
    ),
  );
  const set = { command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount: 5_000 };
  for await (const _piece of readDataSet(reader, set, undefined)) break;
  await readWholeLog(reader);
  const sent = peer.requests.map(({ command }) => command).filter((command) => [1502, 1503, 1504].includes(command));
  const left = sent.lastIndexOf(1503); // of the next set, with the buffer freed before it
  expect(sent.slice(0, left)).toEqual([1502, 1503, 1504, 1504, 1504, 1504, 1502]);
});

it("lets other requests out while a log is read, and other data sets only after its last chunk", async () => {
  let others: Promise<unknown> | undefined;
  const { reader, peer } = await connectTo(
    readerWith(ROWS, (request) => {
      // The reader is asked for more while it sends the second chunk.
      if (isChunkAt(65_472, request)) others ??= Promise.allSettled([readUsers(reader), readTime(reader)]);
      return request.command === 201 ? [{ command: 2000, data: words(0) }] : undefined;
    }),
  );
  await readWholeLog(reader);
  await others;
  const commands = peer.requests.map(({ command }) => command);
  const sent = commands.filter((command) => [201, 1503, 1504].includes(command));
  expect(sent.filter((command) => command !== 201)).toEqual([
    1503, 1504, 1504, 1504, 1504, 1503, 1504, 1504, 1504, 1504,
  ]);
  expect(sent.indexOf(201)).toBeLessThan(sent.lastIndexOf(1503));
});

it("lets go of what waits behind a log when the connection is lost", async () => {
  const onClose = vi.fn();
  let users: Promise<unknown> | undefined;
  const { reader } = await connectTo(
    readerWith(ROWS, (request, self) => {
      if (!isChunkAt(130_944, request)) return undefined;
      users ??= readUsers(reader).catch((error: unknown) => error);
      setImmediate(() => self.sockets.forEach((socket) => socket.destroy()));
      return [];
    }),
    { onClose },
  );
  const { chunks, error } = await collect(reader);
  expect([chunks, error, await users]).toEqual([[], codeOf("DEVICE_UNREACHABLE"), codeOf("DEVICE_UNREACHABLE")]);
  expect(onClose).toHaveBeenCalledOnce();
});

/** Flips one bit behind the header of the frames that are `wanted`, and leaves their sums as they were. */
function damaging(wanted: (bytes: Buffer) => boolean) {
  return (socket: Socket, bytes: Buffer): void => {
    if (wanted(bytes)) bytes.writeUInt8(bytes.readUInt8(bytes.length - 17) ^ 1, bytes.length - 17);
    socket.write(bytes);
  };
}

const isChunk = (bytes: Buffer): boolean => bytes.length > 60_000;

it("asks again for a chunk of which a packet came damaged", async () => {
  let damaged = 0;
  const peer = await startPeer(
    readerWith(ROWS),
    damaging((bytes) => isChunk(bytes) && damaged++ < 2),
  );
  const reader = await connect(peer.port);
  expect((await readWholeLog(reader)).records.map(({ raw }) => raw)).toEqual(ROWS);
  expect(peer.requests.filter(({ command }) => command === 1504)).toHaveLength(6);
});

it("gives no row of a log of which a chunk stays damaged", async () => {
  const peer = await startPeer(readerWith(ROWS), damaging(isChunk));
  const reader = await connect(peer.port);
  expect(await collect(reader)).toEqual({ chunks: [], error: codeOf("DEVICE_PROTOCOL_ERROR") });
  expect(peer.requests.filter(({ command }) => command === 1504)).toHaveLength(3);
});

it("takes a reader as it is whose every packet has a wrong sum", async () => {
  const peer = await startPeer(readerWith(ROWS), (socket, bytes) => {
    for (let at = 0; at < bytes.length; at += 8 + bytes.readUInt32LE(at + 4)) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 10) ^ 0x5a5a, at + 10);
    }
    socket.write(bytes);
  });
  const reader = await connect(peer.port);
  expect((await readWholeLog(reader)).total).toBe(5_000);
});
