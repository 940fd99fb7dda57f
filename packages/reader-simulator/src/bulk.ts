import { ANSWER, COMMAND } from "./commands.ts";
import { MADE_UP_RECORDS, makeUpRows, makeUpUsers, type RecordBytes } from "./made-up-records.ts";
import type { ReaderState } from "./reader-state.ts";
import { encodeUser } from "./user-records.ts";

/**
 * Bulk reads: `u32 payload bytes` and records, given out in chunks.
 */
export interface DataSet {
  readonly records: RecordBytes;
  /** Bytes with the leading u32. */
  readonly size: number;
}

/** A packet of an answer; session and reply id are the connection's. */
export interface AnswerPacket {
  readonly command: number;
  readonly data: Buffer;
  /** Instead of the session id. */
  readonly sessionField?: number;
}

const LENGTH_BYTES = 4;
/** The second word of PREPARE_DATA, as seen on readers. */
const PREPARE_WORD = 0x1000;
const NO_DATA = Buffer.alloc(0);

/** What stands behind an inner command now; `undefined` for a command that reads nothing. Templates are always empty. */
export function snapshotDataSet(reader: ReaderState, command: number): DataSet | undefined {
  const { faults, profile } = reader;
  if (command === COMMAND.DIRECT_ATTENDANCE) {
    const long = faults.find("longLog");
    return toDataSet(long === undefined ? reader.log.snapshot() : makeUpRows(long.count ?? MADE_UP_RECORDS, profile));
  }
  if (command === COMMAND.DIRECT_USERS) {
    const { userRecordSize, textEncoding } = profile;
    const many = faults.find("manyUsers");
    if (many !== undefined) return toDataSet(makeUpUsers(many.count ?? MADE_UP_RECORDS, userRecordSize));
    return toDataSet(Buffer.concat(reader.users.map((user) => encodeUser(user, userRecordSize, textEncoding))));
  }
  return command === COMMAND.DIRECT_OPERATIONS ? toDataSet(NO_DATA) : undefined;
}

function toDataSet(records: RecordBytes): DataSet {
  return { records, size: LENGTH_BYTES + records.length };
}

/** The 13 bytes that announce a buffer of `size` bytes. */
export function encodeBufferSize(size: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32LE(size, 1);
  data.writeUInt32LE(size, 5);
  return data;
}

/** A range of the set; a copy only where it holds the leading length. */
export function sliceDataSet(set: DataSet, start: number, length: number): Buffer {
  const records = set.records.subarray(Math.max(0, start - LENGTH_BYTES), Math.max(0, start + length - LENGTH_BYTES));
  if (start >= LENGTH_BYTES) return records;
  return Buffer.concat([encodeWords(set.records.length).subarray(start, start + length), records]);
}

/** A part of a data set, in bytes. */
interface ChunkRange {
  readonly start: number;
  readonly length: number;
}

/** Most data bytes of one DATA packet, and of a chunk that needs no PREPARE_DATA. */
interface PacketSizes {
  readonly packetBytes: number;
  readonly smallChunkBytes: number;
}

/** Answers a chunk read: one DATA when it is small, otherwise PREPARE_DATA, DATA..., ACK_OK. Made packet by packet. */
export function* readChunk(
  set: DataSet,
  { start, length }: ChunkRange,
  { packetBytes, smallChunkBytes }: PacketSizes,
): Iterable<AnswerPacket> {
  if (length <= smallChunkBytes) {
    yield { command: COMMAND.DATA, data: sliceDataSet(set, start, length) };
    return;
  }
  yield { command: COMMAND.PREPARE_DATA, data: encodeWords(length, PREPARE_WORD) };
  yield* readRange(set, start, length, packetBytes);
  yield { command: ANSWER.OK, data: NO_DATA };
}

/** Answers an old direct read: everything at once. */
export function* readDirect(set: DataSet, packetBytes: number): Iterable<AnswerPacket> {
  yield { command: COMMAND.PREPARE_DATA, data: encodeWords(set.size, packetBytes) };
  yield* readRange(set, 0, set.size, packetBytes);
  yield { command: ANSWER.OK, data: NO_DATA };
}

function* readRange(set: DataSet, start: number, length: number, packetBytes: number): Iterable<AnswerPacket> {
  const end = start + length;
  for (let at = start; at < end; at += packetBytes) {
    yield { command: COMMAND.DATA, data: sliceDataSet(set, at, Math.min(packetBytes, end - at)) };
  }
}

function encodeWords(...words: readonly number[]): Buffer {
  const data = Buffer.alloc(words.length * 4);
  words.forEach((word, i) => data.writeUInt32LE(word, i * 4));
  return data;
}
