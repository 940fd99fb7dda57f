/**
 * A scripted reader on a real socket. It builds its bytes by itself: no line of the codec is used to answer the codec.
 */
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { connectReader, type ReaderSettings } from "@biometricflow/zk/client/connect-reader";
import type { DeviceError } from "@biometricflow/zk/client/device-error";
import type { ReaderConnection } from "@biometricflow/zk/client/reader-connection";
import { createTcpOpener, type TcpAddress } from "@biometricflow/zk/transports/tcp-transport";
import { afterEach, expect } from "vitest";

/** The session id that the scripted reader names. */
export const SESSION = 0x1234;
/** A signal that is never aborted. */
export const NEVER = new AbortController().signal;

/** A request as it arrived. */
export interface Request {
  readonly command: number;
  readonly sessionId: number;
  readonly replyId: number;
  readonly data: Buffer;
}

/** One packet of an answer; session and reply id are the request's unless given. */
export interface Answer {
  readonly command: number;
  readonly data?: Buffer;
  readonly sessionId?: number;
  readonly replyId?: number;
}

/** What a peer answers; `undefined` is silence. */
export type Script = (request: Request, peer: Peer) => readonly Answer[] | undefined;

/** What a peer has seen, and ways to speak unasked. */
export interface Peer {
  readonly port: number;
  readonly requests: Request[];
  readonly sockets: Set<Socket>;
  readonly sendRaw: (bytes: Buffer) => void;
}

/** What is closed after each test, the last one first. */
export const open: { close: () => Promise<unknown> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.close();
});

/** Little-endian u32 words. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32LE(value, i * 4));
  return bytes;
}

/** An independent frame builder: the sum is taken with BigInt, modulo 65535. */
export function frame(answer: Answer, request: Pick<Request, "sessionId" | "replyId">): Buffer {
  const data = answer.data ?? Buffer.alloc(0);
  const packet = Buffer.concat([Buffer.alloc(8), data, Buffer.alloc(data.length % 2)]);
  packet.writeUInt16LE(answer.command, 0);
  packet.writeUInt16LE(answer.sessionId ?? SESSION, 4);
  packet.writeUInt16LE(answer.replyId ?? request.replyId, 6);
  let sum = 0n;
  for (let i = 0; i < packet.length; i += 2) sum += BigInt(packet.readUInt16LE(i));
  packet.writeUInt16LE(Number(0xffffn - (sum % 0xffffn)), 2);
  return Buffer.concat([Buffer.from("5050827d", "hex"), words(8 + data.length), packet.subarray(0, 8 + data.length)]);
}

function readRequests(socket: Socket, onRequest: (request: Request) => void): void {
  let rest = Buffer.alloc(0);
  socket.on("data", (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 16 && rest.length >= 8 + rest.readUInt32LE(4)) {
      const packet = rest.subarray(8, 8 + rest.readUInt32LE(4));
      rest = rest.subarray(8 + packet.length);
      onRequest({
        command: packet.readUInt16LE(0),
        sessionId: packet.readUInt16LE(4),
        replyId: packet.readUInt16LE(6),
        data: packet.subarray(8),
      });
    }
  });
}

/** Starts a peer. The script's `undefined` means silence. */
export async function startPeer(
  script: Script,
  write: (socket: Socket, bytes: Buffer) => void = (socket, bytes) => void socket.write(bytes),
): Promise<Peer> {
  const sockets = new Set<Socket>();
  const requests: Request[] = [];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    readRequests(socket, (request) => {
      requests.push(request);
      const answers = script(request, peer);
      if (answers) write(socket, Buffer.concat(answers.map((answer) => frame(answer, request))));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const sendRaw = (bytes: Buffer): void => sockets.forEach((socket) => socket.write(bytes));
  const peer: Peer = { port, requests, sockets, sendRaw };
  open.push({
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return peer;
}

/** What differs from a patient client without a key. */
export type ConnectSettings = Partial<ReaderSettings & TcpAddress>;

/** Connects to 127.0.0.1; what is open is closed after the test. */
export async function connect(
  port: number,
  settings: ConnectSettings = {},
  signal: AbortSignal = NEVER,
): Promise<ReaderConnection> {
  const openTransport = createTcpOpener({
    host: "127.0.0.1",
    port,
    connectTimeoutMs: 2_000,
    ...settings,
  });
  const reader = await connectReader(
    openTransport,
    { commKey: 0, requestTimeoutMs: 2_000, onEvent: () => undefined, onClose: () => undefined, ...settings },
    signal,
  );
  open.push(reader);
  return reader;
}

/** A peer and a connection to it. */
export async function connectTo(script: Script, settings: ConnectSettings = {}) {
  const peer = await startPeer(script);
  return { peer, reader: await connect(peer.port, settings) };
}

/** A plain acknowledgement. */
export const OK: readonly Answer[] = [{ command: 2000 }];
/** Matches a `DeviceError` with this code. */
export const codeOf = (code: DeviceError["code"]): unknown => expect.objectContaining({ name: "DeviceError", code });

/** A reader with these rows, as the protocol notes describe it; `override` answers first. */
export function readerWith(rows: readonly Buffer[], override: Script = () => undefined): Script {
  const payload = Buffer.concat(rows);
  const set = Buffer.concat([words(payload.length), payload]);
  return (request, peer) => {
    const overridden = override(request, peer);
    if (overridden) return overridden;
    if (request.command === 50) return [{ command: 2000, data: freeSizes(rows.length) }];
    if (request.command === 1503) {
      return [{ command: 2000, data: Buffer.concat([Buffer.of(0), words(set.length, set.length, 0)]) }];
    }
    if (request.command === 1504) return chunkOf(set, request);
    return OK;
  };
}

function freeSizes(count: number): Buffer {
  const values = Array.from({ length: 23 }, () => 0);
  values[4] = count;
  values[8] = count;
  values[15] = 3_000;
  values[16] = 100_000;
  return words(...values);
}

/** The part of `set` that a READ_BUFFER asks for, in two DATA packets. */
export function chunkOf(set: Buffer, { data }: Request): readonly Answer[] {
  const start = data.readUInt32LE(0);
  const length = data.readUInt32LE(4);
  const middle = start + Math.floor(length / 2);
  return [
    { command: 1500, data: words(length, 0x1000) },
    { command: 1501, data: set.subarray(start, middle) },
    { command: 1501, data: set.subarray(middle, start + length) },
    { command: 2000 },
  ];
}

/** A log row of 40 bytes, each one different. */
export function rowOf(n: number): Buffer {
  const row = Buffer.alloc(40);
  row.writeUInt16LE(n % 500, 0);
  row.write(String(1_000_000 + n), 2);
  row.writeUInt8(n % 16, 26);
  row.writeUInt32LE(0x2368b36b, 27);
  row.writeUInt8(n % 2, 31);
  return row;
}

/** A log of several chunks. */
export const ROWS = Array.from({ length: 5_000 }, (_, n) => rowOf(n));

/** An attendance event of 52 bytes by user `pin`. */
export function eventOf(pin: string): Answer {
  const data = Buffer.alloc(52);
  data.write(pin, 0);
  data.set([1, 0, 24, 2, 29, 8, 5, 59], 24);
  return { command: 500, sessionId: 1, replyId: 0, data };
}

/** Whether a request asks for the chunk that begins at an offset. */
export const isChunkAt = (start: number, { command, data }: Request): boolean =>
  command === 1504 && data.readUInt32LE(0) === start;
