import type { AttendanceLayoutSetting, SixteenByteOrder } from "../codec/attendance-layout.ts";
import type { FieldDecoder } from "../codec/text.ts";
import type { Lane } from "./lane.ts";
import type { RequestLine } from "./request-line.ts";

/**
 * One reader that can be asked, from `connectReader` to `close` or to its loss; connect anew for the next one.
 *
 * The operations are functions over it, a file each: `readSizes`, `readLog` and so on. They may be called at any time;
 * requests go out one after the other. All reject with a `DeviceError`, or with the reason of an aborted signal. Only those
 * whose name says so (`write`, `remove`, `restart`, `unlock`, `clear`) change anything on the reader, and only
 * `while-disabled.ts` disables it.
 */
export interface ReaderConnection {
  readonly line: RequestLine;
  /** A reader has one buffer: one data set is read at a time. */
  readonly bulkLane: Lane;
  readonly decoder: FieldDecoder;
  /** Label of the encoding that `decoder` undoes. */
  readonly textEncoding: string;
  readonly recordLayout: AttendanceLayoutSetting;
  readonly sixteenByteOrder: SixteenByteOrder;
  /** The true time: rows far ahead of it are no rows. */
  readonly nowMs: () => number;
  /** Milliseconds until an answer; for bulk data without any new byte. */
  readonly requestTimeoutMs: number;
  /**
   * Most bytes of one data set that are held in memory. A log that is longer is asked for twice; a set that a reader gives at
   * once, without a buffer to ask again, must not be longer.
   */
  readonly mostHeldBytes: number;
  /** Refuses what waits, ends the session and closes. Never rejects; what is closed stays closed. */
  readonly close: () => Promise<void>;
}
