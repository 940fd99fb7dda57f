/** The chunks of a log over real sockets: bounded, in order, each row once, none of what came damaged. */
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
  codeOf,
  ROWS,
  words,
  startPeer,
  connect,
  connectTo,
  readerWith,
  type Request,
  type Script,
  isChunkAt,
} from "./zk-scripted-peer.ts";

async function collect(reader: ReaderConnection) {
  const chunks: LogChunk[] = [];
  try {
    for await (const chunk of readLog(reader)) chunks.push(chunk);
    return { chunks, error: undefined };
  } catch (error) {
    return { chunks, error };
  }
}

it("gives a log in chunks of bounded size, in its order", async () => {
  const { reader } = await connectTo(readerWith(ROWS));
  const { chunks, error } = await collect(reader);
  expect(error).toBeUndefined();
  expect(chunks.map(({ records }) => records.length)).toEqual([
    500, 500, 500, 136, 500, 500, 500, 137, 500, 500, 500, 137, 90,
  ]);
  const records = chunks.flatMap((chunk) => chunk.records);
  expect(records.map(({ raw }) => raw)).toEqual(ROWS);
  expect(records.map(({ position }) => position)).toEqual(ROWS.map((_, n) => n));
  for (const { records: _records, ...head } of chunks) {
    const said = {
      layout: "R40",
      recordSize: 40,
      userForm: "PIN",
      reportedCount: 5_000,
      totalSlots: 5_000,
      dataSetBytes: 200_004,
    };
    expect(head).toEqual({ ...said, blanks: [], start: Buffer.concat(ROWS).subarray(0, 512) });
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
  const set = { command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount: 5_000, mostBytes: 1_000_000 };
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

/** Fewer bytes than the log of these tests has. */
const FEW_BYTES = 100_000;

it("asks twice for a log that is too long to be held, without another snapshot, and gives every row once", async () => {
  const { reader, peer } = await connectTo(readerWith(ROWS), { mostHeldBytes: FEW_BYTES });
  expect((await readWholeLog(reader)).records.map(({ raw }) => raw)).toEqual(ROWS);
  const sent = peer.requests.map(({ command }) => command).filter((command) => [1503, 1504].includes(command));
  expect(sent).toEqual([1503, ...Array<number>(8).fill(1504)]);
});

it("gives no row of a long log that comes different the second time from there on", async () => {
  let asked = 0;
  const { reader } = await connectTo(
    readerWith(ROWS, (request) => {
      if (!isChunkAt(65_472, request) || asked++ === 0) return undefined;
      return [{ command: 1501, data: Buffer.alloc(65_472, 1) }];
    }),
    { mostHeldBytes: FEW_BYTES },
  );
  const { chunks, error } = await collect(reader);
  expect(chunks.flatMap(({ records }) => records.map(({ raw }) => raw))).toEqual(ROWS.slice(0, 1_636));
  expect(error).toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
});

it("gives no row of a long log whose last bytes agree with no layout", async () => {
  const rows = [...ROWS, ...Array.from({ length: 1_000 }, () => Buffer.alloc(40, 0x7b))];
  const { reader } = await connectTo(readerWith(rows), { mostHeldBytes: FEW_BYTES });
  expect(await collect(reader)).toEqual({ chunks: [], error: codeOf("DEVICE_PROTOCOL_ERROR") });
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
