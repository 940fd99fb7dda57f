import type { AttendanceRecord, BlankSlot } from "../codec/attendance-record.ts";
import { type LogChunk, readLog } from "./read-log.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** A whole attendance log. `records` and `blanks` together are all `total` slots. */
export interface AttendanceLog extends LogChunk {
  readonly total: number;
}

/** Reads the log whole into memory. It is complete as of the reader's snapshot, or this rejects: never a short log. */
export async function readWholeLog(reader: ReaderConnection, signal?: AbortSignal): Promise<AttendanceLog> {
  const records: AttendanceRecord[] = [];
  const blanks: BlankSlot[] = [];
  let last: LogChunk | undefined;
  for await (const chunk of readLog(reader, signal)) {
    last = chunk;
    for (const record of chunk.records) records.push(record);
    for (const blank of chunk.blanks) blanks.push(blank);
  }
  if (last === undefined) throw new TypeError("a log that is read without error has a chunk");
  return { ...last, records, blanks, total: records.length + blanks.length };
}
