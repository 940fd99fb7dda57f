import { ZkWireError } from "./errors.ts";

/** Bytes that every reader sends; those with a face sensor send 92. */
const MIN_BYTES = 80;
/** More is the answer to something else. */
const MAX_BYTES = 256;
/** More of anything holds no reader: the words are no counts. */
const MOST_RECORDS = 10_000_000;

/** What a reader holds and what it has room for. Counts may be off by one or include a blank slot; 0 or less says nothing. */
export interface FreeSizes {
  readonly users: number;
  readonly userCapacity: number;
  readonly punches: number;
  readonly punchCapacity: number;
  readonly operations: number;
}

/**
 * Decodes the answer to FREE_SIZES: i32 words, of which 4 counts users, 8 punches, 10 operations, 15 and 16 are the
 * capacities of users and punches.
 *
 * Source: fananimi/pyzk, `read_sizes`; a dump in its issue 111 agrees.
 *
 * @throws {ZkWireError} `BAD_RECORD` when words are missing, or are none that a reader can mean.
 */
export function decodeFreeSizes(data: Buffer): FreeSizes {
  if (data.length < MIN_BYTES || data.length > MAX_BYTES) {
    throw new ZkWireError("BAD_RECORD", `free sizes have 80 bytes or a few more, not ${data.length}`);
  }
  const sizes = decodeWords(data);
  if (sizes.users > MOST_RECORDS || sizes.punches > MOST_RECORDS) {
    throw new ZkWireError("BAD_RECORD", `no reader holds ${sizes.users} users and ${sizes.punches} punches`);
  }
  return sizes;
}

function decodeWords(data: Buffer): FreeSizes {
  return {
    users: data.readInt32LE(4 * 4),
    userCapacity: data.readInt32LE(15 * 4),
    punches: data.readInt32LE(8 * 4),
    punchCapacity: data.readInt32LE(16 * 4),
    operations: data.readInt32LE(10 * 4),
  };
}
