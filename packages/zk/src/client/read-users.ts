import { COMMAND, USER_DATA } from "../codec/commands.ts";
import { detectUserSize } from "../codec/user-size.ts";
import { decodeUserRecords, type UserRows } from "../codec/user-record.ts";
import { decodeAnswer } from "./request.ts";
import { readDataSet } from "./read-data-set.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readSizes } from "./read-sizes.ts";

/** All users of a reader. */
export interface UserList extends UserRows {
  /** The reader's own count; may be off by one. */
  readonly reportedCount: number;
}

/** Reads all users, without passwords and templates. It is the whole list, or this rejects. */
export async function readUsers(reader: ReaderConnection, signal?: AbortSignal): Promise<UserList> {
  const { users: reportedCount } = await readSizes(reader, signal);
  const pieces: Buffer[] = [];
  const set = { command: COMMAND.USERS, part: USER_DATA, reportedCount };
  for await (const { bytes } of readDataSet(reader, set, signal)) pieces.push(bytes);
  const payload = Buffer.concat(pieces);
  return decodeAnswer(() => {
    if (payload.length === 0) return { users: [], blankPositions: [], reportedCount };
    const recordSize = detectUserSize(payload, reportedCount);
    return { ...decodeUserRecords(payload, recordSize, reader.decoder), reportedCount };
  });
}
