import { type LogChunk, readLog } from "./read-log.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** A whole attendance log. `records` and `blanks` together are all `total` slots. */
export interface AttendanceLog extends LogChunk {
  readonly total: number;
}

/** Reads the log whole into memory. It is complete as of the reader's snapshot, or this rejects: never a short log. */
export async function readWholeLog(reader: ReaderConnection, signal?: AbortSignal): Promise<AttendanceLog> {
  const chunks: LogChunk[] = [];
  for await (const chunk of readLog(reader, signal)) chunks.push(chunk);
  const [first] = chunks;
  if (first === undefined) throw new TypeError("a log that is read without error has a chunk");
  const records = chunks.flatMap((chunk) => chunk.records);
  const blanks = chunks.flatMap((chunk) => chunk.blanks);
  return { ...first, records, blanks, total: records.length + blanks.length };
}
