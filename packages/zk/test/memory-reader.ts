import type { OpenTransport, TransportListener } from "../src/client/transport.ts";
import type { Packet } from "../src/codec/packet.ts";

/** What goes wrong with one answer. */
export type Mishap =
  | "SHORT" // the data lacks its last bytes, and has some
  | "LONG" // the data has bytes too many
  | "LIE" // fewer bytes are announced than come
  | "REFUSED"
  | "BUSY"
  | "OTHER_REPLY" // the answer to another request comes first
  | "EVENT" // an event comes in the middle
  | "LOST"; // the connection ends

/** A reader in this process, written from the protocol notes: its log and what goes wrong, request by request. */
export interface MemoryReader {
  readonly rows: readonly Buffer[];
  /** Added to the count of rows that it reports. */
  readonly countOff: number;
  /** Added to the length word of its data set. */
  readonly lengthOff: number;
  /** By number of the chunk request, from 0. */
  readonly mishaps: ReadonlyMap<number, Mishap>;
}

type Answer = Pick<Packet, "command" | "data"> & { readonly replyId?: number; readonly sessionId?: number };

const SESSION = 7;
const NONE = Buffer.alloc(0);

/** Makes the opener of a transport to the reader; packets travel within one turn of the event loop. */
export function createMemoryOpener(reader: MemoryReader): OpenTransport {
  return async (listener) => {
    const set = toSet(reader);
    let chunks = 0;
    let isOpen = true;
    const close = (): void => {
      if (isOpen) listener.onClose(undefined);
      isOpen = false;
    };
    const send = (request: Packet): number => {
      const mishap = request.command === 1504 ? reader.mishaps.get(chunks++) : undefined;
      if (mishap === "LOST") setImmediate(close);
      else setImmediate(() => isOpen && deliver(listener, request, answer(reader, { set, request, mishap })));
      return request.data.length;
    };
    return { link: { chunkBytes: 65_472, tries: 3 }, send, close };
  };
}

function deliver(listener: TransportListener, request: Packet, answers: readonly Answer[]): void {
  for (const it of answers) {
    listener.onActivity(it.data.length);
    listener.onPacket({ sessionId: SESSION, replyId: request.replyId, ...it, hasGoodChecksum: true });
  }
}

interface Asked {
  readonly set: Buffer;
  readonly request: Packet;
  readonly mishap: Mishap | undefined;
}

function answer(reader: MemoryReader, { set, request, mishap }: Asked): readonly Answer[] {
  switch (request.command) {
    case 50:
      return [{ command: 2000, data: toSizes(Math.max(0, reader.rows.length + reader.countOff)) }];
    case 1503:
      return [{ command: 2000, data: Buffer.concat([Buffer.of(0), words(set.length)]) }];
    case 1504: {
      const start = request.data.readUInt32LE(0);
      return answerChunk(set.subarray(start, start + request.data.readUInt32LE(4)), request, mishap);
    }
    default:
      return request.command === 2000 ? [] : [{ command: 2000, data: NONE }];
  }
}

function answerChunk(chunk: Buffer, request: Packet, mishap: Mishap | undefined): readonly Answer[] {
  const middle = chunk.length >> 1;
  const event = { command: 500, sessionId: 4, replyId: 0, data: NONE };
  // A packet without data is no answer that is short, but one that no reader gives: it would be refused at once.
  const cut = mishap === "SHORT" ? chunk.subarray(0, Math.max(middle + 1, chunk.length - 3)) : chunk;
  const sent = mishap === "LONG" ? Buffer.concat([chunk, Buffer.alloc(5)]) : cut;
  const announced = mishap === "LIE" ? chunk.length - 1 : chunk.length;
  const whole = [
    { command: 1500, data: words(announced) },
    { command: 1501, data: sent.subarray(0, middle) },
    ...(mishap === "EVENT" ? [event] : []),
    { command: 1501, data: sent.subarray(middle) },
    { command: 2000, data: NONE },
  ];
  if (mishap === "REFUSED") return [{ command: 2001, data: NONE }];
  if (mishap === "BUSY") return [{ command: 2003, data: NONE }];
  if (mishap === "OTHER_REPLY") return [{ command: 2001, data: NONE, replyId: request.replyId + 1 }, ...whole];
  return whole;
}

function toSet({ rows, lengthOff }: MemoryReader): Buffer {
  const payload = Buffer.concat(rows);
  return Buffer.concat([words(payload.length + lengthOff), payload]);
}

function toSizes(count: number): Buffer {
  const sizes = Buffer.alloc(92);
  sizes.writeInt32LE(count, 32);
  return sizes;
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32LE(value >>> 0, i * 4));
  return bytes;
}
