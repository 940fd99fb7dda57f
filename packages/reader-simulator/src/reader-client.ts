import type { AttendanceRow } from "./records.ts";

/** One client at a reader, by TCP or by UDP, as the reader's port and its control see it. */
export interface ReaderClient {
  /** Neither hears nor says anything from now on; the connection stays open. */
  goDeaf(): void;
  destroy(): void;
  /** Sends the event of a punch `times` times, if this client has registered for it. */
  sendEvent(row: AttendanceRow, times: number): void;
  /** Sends what the armed floods send, for as long as they are armed and this client listens. */
  flood(): void;
}
