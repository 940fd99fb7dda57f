/**
 * One packet: `u16 command | u16 checksum | u16 session | u16 reply id | data`, little-endian. A UDP datagram is one
 * packet; on TCP a frame prefix stands before it: `50 50 82 7D | u32 packet bytes`.
 *
 * Source: adrobinoga/zk-protocol, protocol.md.
 */
import { checksum, isSameChecksum } from "./checksum.ts";
import { ZkWireError } from "./errors.ts";

/** Bytes of a packet before its data. */
export const PACKET_HEADER_BYTES = 8;
/** Bytes of the TCP prefix before a packet. */
export const FRAME_PREFIX_BYTES = 8;
/** `50 50 82 7D` read as a little-endian u32. */
export const START_MARKER = 0x7d825050;

/** A packet to send. */
export interface Packet {
  readonly command: number;
  /** 0 until the reader has named a session; in an event packet the code of the event. */
  readonly sessionId: number;
  /** 0 to 65,534. An answer carries the number of its request; an event carries 0. */
  readonly replyId: number;
  readonly data: Buffer;
}

/** A packet that arrived. */
export interface ReceivedPacket extends Packet {
  /** False when the sum in the header is not the sum of the bytes. TCP readers with such firmware are tolerated. */
  readonly hasGoodChecksum: boolean;
}

/** Encodes a packet without frame prefix, as a UDP datagram. A new buffer of `8 + data.length` bytes. */
export function encodePacket(packet: Packet): Buffer {
  const bytes = Buffer.alloc(PACKET_HEADER_BYTES + packet.data.length);
  writePacket(bytes, packet);
  return bytes;
}

/** Encodes a packet with its TCP frame prefix. A new buffer of `16 + data.length` bytes. */
export function encodeFrame(packet: Packet): Buffer {
  const bytes = Buffer.alloc(FRAME_PREFIX_BYTES + PACKET_HEADER_BYTES + packet.data.length);
  bytes.writeUInt32LE(START_MARKER, 0);
  bytes.writeUInt32LE(PACKET_HEADER_BYTES + packet.data.length, 4);
  writePacket(bytes.subarray(FRAME_PREFIX_BYTES), packet);
  return bytes;
}

/**
 * Decodes the bytes of exactly one packet (no frame prefix). `data` is a view of `bytes`.
 *
 * @throws {ZkWireError} `BAD_LENGTH` when there are fewer bytes than a header has.
 */
export function decodePacket(bytes: Buffer): ReceivedPacket {
  if (bytes.length < PACKET_HEADER_BYTES) {
    throw new ZkWireError("BAD_LENGTH", `a packet has at least 8 bytes, not ${bytes.length}`);
  }
  return {
    command: bytes.readUInt16LE(0),
    sessionId: bytes.readUInt16LE(4),
    replyId: bytes.readUInt16LE(6),
    data: bytes.subarray(PACKET_HEADER_BYTES),
    hasGoodChecksum: isSameChecksum(bytes.readUInt16LE(2), checksum(bytes)),
  };
}

function writePacket(target: Buffer, packet: Packet): void {
  target.writeUInt16LE(packet.command, 0);
  target.writeUInt16LE(packet.sessionId, 4);
  target.writeUInt16LE(packet.replyId, 6);
  target.set(packet.data, PACKET_HEADER_BYTES);
  target.writeUInt16LE(checksum(target), 2);
}
