import { sumPacket } from "./checksum.ts";

/**
 * TCP frames: `50 50 82 7D | u32 packet bytes | packet`, packet: `u16 command | u16 checksum | u16 session |
 * u16 reply id | data`, little-endian.
 *
 * Source: adrobinoga/zk-protocol, protocol.md; the same frame begins every packet by TCP.
 */
export interface Packet {
  readonly command: number;
  readonly sessionId: number;
  readonly replyId: number;
  readonly data: Buffer;
}

const MAGIC = 0x7d825050;
const PREFIX_BYTES = 8;
const HEADER_BYTES = 8;
/** Requests are small; the largest is a user record. */
const MAX_REQUEST_BYTES = 4096;

/** Gives a frame as head (16 bytes) and data. The data is not copied, so that large chunks cost nothing. */
export function encodeFrame(packet: Packet): readonly [head: Buffer, data: Buffer] {
  const head = Buffer.alloc(PREFIX_BYTES + HEADER_BYTES);
  const header = head.subarray(PREFIX_BYTES);
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(HEADER_BYTES + packet.data.length, 4);
  header.writeUInt16LE(packet.command, 0);
  header.writeUInt16LE(packet.sessionId, 4);
  header.writeUInt16LE(packet.replyId, 6);
  header.writeUInt16LE(sumPacket([header, packet.data]), 2);
  return [head, packet.data];
}

/** Gives a packet as it travels by UDP: without the frame. */
export function encodeDatagram(packet: Packet): Buffer {
  const [head, data] = encodeFrame(packet);
  return Buffer.concat([head.subarray(PREFIX_BYTES), data]);
}

/** Takes a datagram for a request; `badFrame` when it is shorter than a header. */
export function decodeDatagram(bytes: Buffer): Received {
  return bytes.length < HEADER_BYTES ? { kind: "badFrame" } : decodePacket(Buffer.from(bytes));
}

/** What one request frame turned out to be: usable, with a wrong sum, or the end of sense in this stream. */
export type Received =
  | { readonly kind: "packet"; readonly packet: Packet }
  | { readonly kind: "badChecksum" }
  | { readonly kind: "badFrame" };

/** Puts requests together from a TCP stream that may be cut anywhere. After `badFrame` it must not be used again. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /** Adds received bytes and gives the frames they complete, in order. */
  push(bytes: Buffer): readonly Received[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const received: Received[] = [];
    while (this.#rest.length >= PREFIX_BYTES) {
      const packetBytes = this.#rest.readUInt32LE(4);
      if (this.#rest.readUInt32LE(0) !== MAGIC || packetBytes < HEADER_BYTES || packetBytes > MAX_REQUEST_BYTES) {
        return [...received, { kind: "badFrame" }];
      }
      const end = PREFIX_BYTES + packetBytes;
      if (this.#rest.length < end) break;
      received.push(decodePacket(Buffer.from(this.#rest.subarray(PREFIX_BYTES, end))));
      this.#rest = this.#rest.subarray(end);
    }
    return received;
  }
}

/** Takes over `bytes`: the checksum field is zeroed in place for the sum. */
function decodePacket(bytes: Buffer): Received {
  const sent = bytes.readUInt16LE(2);
  bytes.writeUInt16LE(0, 2);
  // 0x0000 and 0xFFFF are the same value in this arithmetic.
  if (sent % 0xffff !== sumPacket([bytes]) % 0xffff) return { kind: "badChecksum" };
  return {
    kind: "packet",
    packet: {
      command: bytes.readUInt16LE(0),
      sessionId: bytes.readUInt16LE(4),
      replyId: bytes.readUInt16LE(6),
      data: bytes.subarray(HEADER_BYTES),
    },
  };
}
