import { COMMAND, USER_DATA } from "../codec/commands.ts";
import { listNameBytes } from "../codec/user-encoder.ts";
import { detectUserSize } from "../codec/user-size.ts";
import { USER_RECORD_SIZES, type UserRecordSize } from "../codec/user-look.ts";
import { decodeUserRecords, type UserRows } from "../codec/user-record.ts";
import { decodeAnswer } from "./request.ts";
import { type DataSet, useDataSet } from "./read-data-set.ts";
import { atStep } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readSizesIfTold } from "./read-sizes.ts";
import { MOST_USERS, toMostRecords, toSetBytes } from "./set-bounds.ts";

/** All users of a reader. */
export interface UserList extends UserRows {
  /** The reader's own count; may be off by one. `undefined` where it tells none. */
  readonly reportedCount: number | undefined;
  /** How many bytes each of its fields for a name has; empty where there is no user by whom it shows. */
  readonly nameBytes: readonly number[];
}

/** Reads all users, without passwords and templates. It is the whole list, or this rejects. */
export function readUsers(reader: ReaderConnection, signal?: AbortSignal): Promise<UserList> {
  return atStep("USERS", () => readList(reader, signal));
}

async function readList(reader: ReaderConnection, signal: AbortSignal | undefined): Promise<UserList> {
  const { payload, recordSize, reportedCount } = await readUserSet(reader, signal);
  const nameBytes = recordSize === undefined ? [] : listNameBytes(recordSize);
  const told = { reportedCount, nameBytes };
  if (recordSize === undefined) return { users: [], blankPositions: [], unreadablePositions: [], ...told };
  return decodeAnswer(() => ({ ...decodeUserRecords(payload, recordSize, reader.decoder), ...told }));
}

/** The users of a reader as bytes. */
export interface UserSet extends Pick<UserList, "reportedCount"> {
  readonly payload: Buffer;
  /** `undefined` where there is no user by whom it shows. */
  readonly recordSize: UserRecordSize | undefined;
}

/** Fetches all users; passwords are among the bytes. */
export async function readUserSet(reader: ReaderConnection, signal: AbortSignal | undefined): Promise<UserSet> {
  const { users: reportedCount, userCapacity: capacity = 0 } = (await readSizesIfTold(reader, signal)) ?? {};
  const mostUsers = toMostRecords({ capacity, reportedCount: reportedCount ?? 0, most: MOST_USERS });
  const mostBytes = toSetBytes(mostUsers, Math.max(...USER_RECORD_SIZES));
  const set = { command: COMMAND.USERS, part: USER_DATA, reportedCount, mostBytes };
  let payload: Buffer = Buffer.alloc(0);
  for await (const whole of useDataSet(reader, set, fetchWhole, signal)) payload = whole;
  if (payload.length === 0) return { payload, recordSize: undefined, reportedCount };
  return { payload, recordSize: decodeAnswer(() => detectUserSize(payload, reportedCount ?? 0)), reportedCount };
}

async function* fetchWhole(data: DataSet): AsyncGenerator<Buffer, void, void> {
  const whole = Buffer.allocUnsafeSlow(data.payloadBytes);
  let bytes = 0;
  for await (const piece of data.fetch()) bytes += piece.copy(whole, bytes);
  yield whole;
}
