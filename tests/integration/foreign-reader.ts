/**
 * A second reader, written from the protocol notes alone and different from our simulator wherever they leave a choice. It
 * shares no line with the codec and none with the simulator.
 */
import type { Socket } from "node:net";
import { type Answer, chunkOf, frame, type Peer, type Request, SESSION, startPeer, words } from "./zk-scripted-peer.ts";

/** One row of the log, or one punch. */
export interface ForeignRow {
  readonly pin: string | Buffer;
  /** The number of the user on the reader. */
  readonly slot?: number;
  /** `YYYY-MM-DDTHH:mm:ss`; the date need not exist. */
  readonly time: string;
  readonly verify?: number;
  readonly state?: number;
}

/** How this reader differs from the usual one. */
export interface ForeignTraits {
  readonly rows: ForeignRow[];
  readonly users?: readonly { readonly slot: number; readonly pin: string | Buffer; readonly name: string }[];
  readonly serial?: string;
  readonly prepare?: "ACK" | "PREPARE_DATA" | "SHORT_ACK" | "LONG_ACK" | "DATA" | "STREAM" | "REFUSED";
  readonly chunk?: "SINGLE" | "MANY" | "TWO";
  readonly write?: "WHOLE" | "BYTES" | "WRONG_SUMS";
  readonly option?: "USUAL" | "NO_NUL" | "NO_NAME";
  readonly sessionId?: number;
  readonly freeBytes?: 80 | 92;
  /** Added to the count of rows that free sizes tell. */
  readonly countOff?: number;
  /** Rows of its operation log; default none. */
  readonly countOperations?: () => number;
  readonly userBytes?: 72 | 28;
  readonly rowBytes?: 40 | 16 | 8;
  readonly eventBytes?: number;
  /** Answers a request in its own way; `undefined` leaves it to the reader. */
  readonly override?: (request: Request, reader: ForeignReader) => readonly Answer[] | undefined;
}

/** A running foreign reader. */
export interface ForeignReader {
  readonly address: { readonly host: string; readonly port: number };
  readonly peer: Peer;
  readonly rows: ForeignRow[];
  /** Appends a row and sends its event. */
  readonly punch: (row: ForeignRow, options?: { times?: number; replyId?: number }) => void;
}

/** Starts a foreign reader; it ends with the test. */
export async function startForeignReader(traits: ForeignTraits): Promise<ForeignReader> {
  const sessionId = traits.sessionId ?? SESSION;
  const sets = new WeakMap<object, Buffer>();
  const { rows } = traits;
  const peer = await startPeer(
    (request, self) => {
      const own = traits.override?.(request, reader);
      const answers = own ?? answer(traits, rows, { request, sets, key: self });
      return answers?.map((it) => ({ sessionId, ...it }));
    },
    WRITERS[traits.write ?? "WHOLE"],
  );
  const reader: ForeignReader = {
    address: { host: "127.0.0.1", port: peer.port },
    peer,
    rows,
    punch: (row, { times = 1, replyId = 0 } = {}) => {
      rows.push(row);
      const event = encodeEvent(row, traits.eventBytes ?? 52);
      const packet = frame({ command: 500, sessionId: 1, replyId, data: event }, { sessionId: 1, replyId });
      for (let sent = 0; sent < times; sent++) peer.sendRaw(packet);
    },
  };
  return reader;
}

interface Asked {
  readonly request: Request;
  readonly sets: WeakMap<object, Buffer>;
  readonly key: object;
}

function answer(traits: ForeignTraits, rows: readonly ForeignRow[], asked: Asked): readonly Answer[] | undefined {
  const { request, sets, key } = asked;
  switch (request.command) {
    case 2000:
      return undefined; // our acknowledgement of an event
    case 11:
      return [answerOption(traits, request.data.toString("latin1").split("\0")[0] ?? "")];
    case 50:
      return [{ command: 2000, data: encodeFreeSizes(traits, rows) }];
    case 201:
      return [{ command: 2000, data: words(toPackedTime("2026-03-01T12:00:00")) }];
    case 1503: {
      const set = toSet(traits, rows, request.data.readUInt16LE(1));
      sets.set(key, set);
      return answerPrepare(traits, set);
    }
    case 1504:
      return answerChunk(traits, sets.get(key) ?? Buffer.alloc(0), request);
    case 1100:
      return [{ command: 65_535 }];
    default:
      return [{ command: 2000 }];
  }
}

function answerOption({ serial = "FOREIGN1", option = "USUAL" }: ForeignTraits, name: string): Answer {
  if (name !== "~SerialNumber") return { command: 2001 };
  const text = option === "NO_NAME" ? serial : `${name}=${serial}`;
  return { command: 2000, data: Buffer.from(option === "NO_NUL" ? text : `${text}\0`) };
}

function encodeFreeSizes(
  { users = [], freeBytes = 92, countOff = 0, countOperations }: ForeignTraits,
  rows: readonly ForeignRow[],
) {
  const data = Buffer.alloc(freeBytes);
  data.writeInt32LE(users.length, 16);
  data.writeInt32LE(rows.length + countOff, 32);
  data.writeInt32LE(countOperations?.() ?? 0, 40);
  data.writeInt32LE(1_000, 60);
  data.writeInt32LE(100_000, 64);
  return data;
}

function toSet(traits: ForeignTraits, rows: readonly ForeignRow[], command: number): Buffer {
  const records =
    command === 9
      ? (traits.users ?? []).map((user) => encodeUser(user, traits.userBytes ?? 72))
      : rows.map((row) => encodeRow(row, traits.rowBytes ?? 40));
  const payload = Buffer.concat(records);
  return Buffer.concat([words(payload.length), payload]);
}

function answerPrepare({ prepare = "ACK" }: ForeignTraits, set: Buffer): readonly Answer[] {
  const size = Buffer.concat([Buffer.of(0), words(set.length, set.length, 0)]);
  switch (prepare) {
    case "ACK":
      return [{ command: 2000, data: size }];
    case "PREPARE_DATA":
      return [{ command: 1500, data: size }];
    case "SHORT_ACK":
      return [{ command: 2000, data: size.subarray(0, 5) }];
    case "LONG_ACK":
      return [{ command: 2000, data: Buffer.concat([size, words(1, 2)]) }];
    case "DATA":
      return [{ command: 1501, data: set }];
    case "STREAM":
      return [{ command: 1500, data: words(set.length) }, { command: 1501, data: set }, { command: 2000 }];
    case "REFUSED":
      return [{ command: 2001 }];
  }
}

function answerChunk({ chunk = "TWO" }: ForeignTraits, set: Buffer, request: Request): readonly Answer[] {
  if (chunk === "TWO") return chunkOf(set, request);
  const start = request.data.readUInt32LE(0);
  const part = set.subarray(start, start + request.data.readUInt32LE(4));
  if (chunk === "SINGLE") return [{ command: 1501, data: part }];
  const pieces = Array.from({ length: Math.ceil(part.length / 7) }, (_, i) => part.subarray(i * 7, i * 7 + 7));
  return [
    { command: 1500, data: words(part.length, 0x1000) },
    ...pieces.map((data) => ({ command: 1501, data })),
    { command: 2000 },
  ];
}

function writeWhole(socket: Socket, bytes: Buffer): undefined {
  socket.write(bytes);
}

function writeWrongSums(socket: Socket, bytes: Buffer): undefined {
  for (let at = 0; at < bytes.length; at += 8 + bytes.readUInt32LE(at + 4)) {
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 10) ^ 0x5a5a, at + 10);
  }
  socket.write(bytes);
}

function writeBytes(socket: Socket, bytes: Buffer): undefined {
  for (const byte of bytes) socket.write(Buffer.of(byte));
}

const WRITERS = { WHOLE: writeWhole, BYTES: writeBytes, WRONG_SUMS: writeWrongSums } as const;

/** The packed time of the notes; every month has 31 days. */
export function toPackedTime(time: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = time.split(/\D/).map(Number);
  return ((((year % 100) * 12 + month - 1) * 31 + day - 1) * 24 + hour) * 3600 + minute * 60 + second;
}

function writeText(target: Buffer, text: string | Buffer, offset: number): void {
  target.set(Buffer.from(text), offset);
}

function encodeRow({ pin, slot = 0, time, verify = 1, state = 0 }: ForeignRow, rowBytes: number): Buffer {
  const row = Buffer.alloc(rowBytes);
  if (rowBytes === 40) {
    row.writeUInt16LE(slot, 0);
    writeText(row, pin, 2);
    row.writeUInt8(verify, 26);
    row.writeUInt32LE(toPackedTime(time), 27);
    row.writeUInt8(state, 31);
    row.writeUInt8(0xff, 36);
  } else if (rowBytes === 16) {
    row.writeUInt32LE(Number(pin), 0);
    row.writeUInt32LE(toPackedTime(time), 4);
    row.set([verify, state], 8);
  } else {
    row.writeUInt16LE(slot, 0);
    row.writeUInt8(verify, 2);
    row.writeUInt32LE(toPackedTime(time), 3);
    row.writeUInt8(state, 7);
  }
  return row;
}

function encodeUser(user: { slot: number; pin: string | Buffer; name: string }, userBytes: number): Buffer {
  const record = Buffer.alloc(userBytes);
  record.writeUInt16LE(user.slot, 0);
  writeText(record, user.name, userBytes === 72 ? 11 : 8);
  if (userBytes === 72) writeText(record, user.pin, 48);
  else record.writeUInt32LE(Number(user.pin), 24);
  return record;
}

function encodeEvent({ pin, slot = 0, time, verify = 1, state = 0 }: ForeignRow, eventBytes: number): Buffer {
  const data = Buffer.alloc(eventBytes);
  const userBytes = eventBytes >= 32 ? 24 : eventBytes === 12 ? 4 : 2;
  if (userBytes === 24) writeText(data, pin, 0);
  else if (userBytes === 4) data.writeUInt32LE(Number(pin), 0);
  else data.writeUInt16LE(slot, 0);
  const [year = 0, ...parts] = time.split(/\D/).map(Number);
  data.set([verify, state, year % 100, ...parts], userBytes);
  return data;
}
