/**
 * Bulk reads: PREPARE_BUFFER takes a snapshot of a data set, READ_BUFFER fetches parts of it.
 *
 * A data set is `u32 payload bytes` and the records. Its `size` includes those four bytes.
 *
 * Source: fananimi/pyzk, `read_with_buffer`; adrobinoga/zk-protocol, data exchange.
 */
import { ZkWireError } from "./errors.ts";

/** Most bytes to ask for in one READ_BUFFER over TCP. */
export const MAX_CHUNK_BYTES = 65_472;
/**
 * Bytes to ask for in one READ_BUFFER over UDP: what one DATA packet carries. Of several packets nothing says which comes
 * first: one that is lost and one that comes twice would add up to the right length with the wrong bytes.
 */
export const DATAGRAM_CHUNK_BYTES = 1_024;
/** Bytes of the length word before the records of a data set. */
export const SET_PREFIX_BYTES = 4;

const MIN_BUFFER_ANSWER_BYTES = 5; // `u8 0 | u32 size`; what follows repeats it or tells nothing needed
const WORD_BYTES = 4;
const STREAM_ANSWER_BYTES = 4; // the second word, 0x1000 on most readers, tells nothing needed

/** Encodes the data of PREPARE_BUFFER: `u8 1 | u16 command | u32 part | u32 0`. */
export function encodePrepareBuffer(command: number, part: number): Buffer {
  const bytes = Buffer.alloc(11);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt16LE(command, 1);
  bytes.writeUInt32LE(part, 3);
  return bytes;
}

/** Encodes the data of READ_BUFFER: `u32 start | u32 length`, both in bytes of the data set. */
export function encodeReadBuffer(start: number, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(start, 0);
  bytes.writeUInt32LE(length, 4);
  return bytes;
}

/**
 * Decodes the positive answer to PREPARE_BUFFER, `u8 0 | u32 size | u32 size | u32`; some firmware sends fewer words.
 *
 * @returns the size of the data set in bytes, its length word included; 0 where a reader has nothing to prepare.
 * @throws {ZkWireError} `BAD_LENGTH` when there is no size or it is too small for a data set.
 */
export function decodePreparedSize(data: Buffer): number {
  if (data.length < MIN_BUFFER_ANSWER_BYTES) throw new ZkWireError("BAD_LENGTH", "the reader told no size");
  const size = data.readUInt32LE(1);
  if (size > 0 && size < SET_PREFIX_BYTES)
    throw new ZkWireError("BAD_LENGTH", "the reader prepared less than a data set");
  return size;
}

/**
 * Whether PREPARE_DATA announces bytes that follow at once: whole words. The form with a byte before them is that of
 * PREPARE_BUFFER's own answer and says that the set waits in the buffer.
 */
export function isStreamAnnouncement(data: Buffer): boolean {
  return data.length % WORD_BYTES !== 1;
}

/**
 * Decodes PREPARE_DATA, `u32 length` and, on most readers, another u32.
 *
 * @returns how many bytes the DATA packets that follow have together.
 * @throws {ZkWireError} `BAD_LENGTH` when the packet is shorter.
 */
export function decodeAnnouncedLength(data: Buffer): number {
  if (data.length < STREAM_ANSWER_BYTES)
    throw new ZkWireError("BAD_LENGTH", "the reader announced data without a size");
  return data.readUInt32LE(0);
}

/**
 * Decodes a whole data set.
 *
 * @returns its records, a view of `set`.
 * @throws {ZkWireError} `BAD_LENGTH` when its length word does not say exactly what is there.
 */
export function decodeDataSet(set: Buffer): Buffer {
  return decodeSetPrefix(set, set.length);
}

/**
 * Decodes the beginning of a data set of `setBytes`.
 *
 * @returns the part of its records that is in `start`, a view of it.
 * @throws {ZkWireError} `BAD_LENGTH` when the length word is missing or does not say exactly what the set has.
 */
export function decodeSetPrefix(start: Buffer, setBytes: number): Buffer {
  if (start.length < SET_PREFIX_BYTES || start.readUInt32LE(0) !== setBytes - SET_PREFIX_BYTES) {
    throw new ZkWireError("BAD_LENGTH", `a data set of ${setBytes} bytes says another length`);
  }
  return start.subarray(SET_PREFIX_BYTES);
}
