/** Readers that lie about how much they have or never come to an end: each costs its own connection an error, soon. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { readTime } from "@biometricflow/zk/client/read-time";
import { readUsers } from "@biometricflow/zk/client/read-users";
import { readWholeLog } from "@biometricflow/zk/client/read-whole-log";
import { registerEvents } from "@biometricflow/zk/client/register-events";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import { afterEach, expect, it, vi } from "vitest";
import {
  type Answer,
  codeOf,
  connect,
  connectTo,
  frame,
  NEVER,
  readerWith,
  ROWS,
  startPeer,
  words,
} from "./zk-scripted-peer.ts";

const started: ReaderSimulator[] = [];
afterEach(async () => {
  for (const reader of started.splice(0)) await reader.stop();
});

const LOG = Array.from({ length: 5_000 }, (_, n) => ({
  userId: String(1_000 + (n % 200)),
  time: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString().slice(0, 19),
  verify: 1,
  punch: n % 2,
}));
const USERS = [{ uid: 1, userId: "1001", name: "Amira", privilege: 0, card: 0 }];

async function startReader(options: { readonly hasBufferedReads?: boolean } = {}): Promise<ReaderSimulator> {
  const reader = createReaderSimulator({ serialNumber: "HOSTILE", log: LOG, users: USERS, maxClients: 9, ...options });
  started.push(reader);
  await reader.start();
  return reader;
}

it.each([
  ["emptyData", "DEVICE_PROTOCOL_ERROR"],
  ["tinyData", "DEVICE_PROTOCOL_ERROR"],
  ["repeatData", "DEVICE_PROTOCOL_ERROR"],
  ["overData", "DEVICE_PROTOCOL_ERROR"],
  ["hugeSet", "DEVICE_PROTOCOL_ERROR"],
] as const)("gives no row to a reader of %s, by the buffer or without it: %s", async (kind, code) => {
  for (const hasBufferedReads of kind === "hugeSet" ? [true] : [true, false]) {
    const reader = await startReader({ hasBufferedReads });
    const connection = await connect(reader.address.port);
    await reader.control.fault({ kind });
    await expect(readWholeLog(connection)).rejects.toEqual(codeOf(code));
    await reader.control.fault({ kind: "none" });
    const next = await connect(reader.address.port);
    expect((await readWholeLog(next)).total).toBe(LOG.length);
  }
});

it("waits no longer for bytes that only drip than so many bytes may take", async () => {
  const reader = await startReader();
  const connection = await connect(reader.address.port, { requestTimeoutMs: 60 });
  await reader.control.fault({ kind: "drip", ms: 20 });
  await expect(readWholeLog(connection)).rejects.toEqual(codeOf("DEVICE_TIMEOUT"));
});

it.each([
  ["as it says itself", { kind: "longLog", count: 1_000_000 }],
  ["as any reader can hold", { kind: "longLog", count: 10_000_000 }],
] as const)("asks for no byte of a log of more rows than %s", async (_name, fault) => {
  const reader = await startReader();
  const connection = await connect(reader.address.port);
  await reader.control.fault(fault);
  await expect(readWholeLog(connection)).rejects.toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
  expect(reader.control.stats().commands["1504"]).toBeUndefined();
});

it("believes a capacity that a reader can have, and no log far above it", async () => {
  const sizes = [...Array.from({ length: 16 }, () => 0), 3_000];
  const freeSizes = (count: number): readonly Answer[] => {
    return [{ command: 2000, data: words(...sizes.with(8, count), 0, 0, 0) }];
  };
  const small = await connectTo(readerWith(ROWS, ({ command }) => (command === 50 ? freeSizes(1_000) : undefined)));
  await expect(readWholeLog(small.reader)).rejects.toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
  const full = await connectTo(readerWith(ROWS, ({ command }) => (command === 50 ? freeSizes(5_000) : undefined)));
  expect((await readWholeLog(full.reader)).total).toBe(ROWS.length);
});

it("takes no list of more users than any reader can hold", async () => {
  const reader = await startReader();
  const connection = await connect(reader.address.port);
  await reader.control.fault({ kind: "manyUsers", count: 200_000 });
  await expect(readUsers(connection)).rejects.toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
  expect(reader.control.stats().commands["1504"]).toBeUndefined();
});

it.each([
  ["eventFlood", "flood"],
  ["answerFlood", "flood"],
  ["byteFlood", "marker"],
] as const)("leaves a reader of %s, and every other connection is what it was", async (kind, why) => {
  const [hostile, honest] = [await startReader(), await startReader()];
  const [onEvent, onClose, onOtherClose] = [vi.fn(), vi.fn(), vi.fn()];
  const connection = await connect(hostile.address.port, { onEvent, onClose });
  const other = await connect(honest.address.port, { onClose: onOtherClose });
  await registerEvents(connection);
  await hostile.control.fault({ kind });
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(onClose.mock.calls).toEqual([[codeOf("DEVICE_PROTOCOL_ERROR")]]);
  expect(String(onClose.mock.calls[0]?.[0])).toContain(why);
  expect(onEvent.mock.calls.length).toBeLessThan(8_000);
  expect(await readTime(other)).toBeTypeOf("string");
  expect(onOtherClose).not.toHaveBeenCalled();
});

it("tells of an event that is longer than any as of one that cannot be read", async () => {
  const onEvent = vi.fn();
  const { peer, reader } = await connectTo(() => [{ command: 2000 }], { onEvent });
  await registerEvents(reader);
  const event = { command: 500, sessionId: 1, replyId: 0, data: Buffer.alloc(52_000, 1) };
  peer.sendRaw(frame(event, event));
  await vi.waitFor(() => expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ kind: "UNREADABLE" })));
  expect(onEvent.mock.calls[0]?.[0].data.length).toBeLessThan(5_000);
});

it("leaves a reader that reads nothing of what it is sent", async () => {
  const peer = await startPeer(() => undefined);
  const listener = { onPacket: vi.fn(), onActivity: vi.fn(), onClose: vi.fn() };
  const transport = await createTcpOpener({ host: "127.0.0.1", port: peer.port, connectTimeoutMs: 2_000 })(
    listener,
    NEVER,
  );
  await vi.waitFor(() => expect(peer.sockets.size).toBe(1));
  for (const socket of peer.sockets) socket.pause();
  const packet = { command: 2000, sessionId: 1, replyId: 0, data: Buffer.alloc(30_000) };
  for (let sent = 0; sent < 10_000 && listener.onClose.mock.calls.length === 0; sent++) transport.send(packet);
  expect(listener.onClose.mock.calls).toEqual([[codeOf("DEVICE_PROTOCOL_ERROR")]]);
});
