import type { LogClear } from "./log-clear.ts";

/** Port: what is kept of wishes to clear logs. */
export interface LogClearStore {
  /** Those of a reader, what was asked for last first. */
  list(readerId: string, limit: number): Promise<readonly LogClear[]>;
  find(id: string): Promise<LogClear | undefined>;
  /**
   * Changes the last one of a reader, or adds one; nobody else changes it meanwhile.
   *
   * @param decide gets the last one and returns what is to be kept in its place, or beside it under another id
   * @returns what was decided
   */
  change(readerId: string, decide: (last: LogClear | undefined) => LogClear | undefined): Promise<LogClear | undefined>;
  close(): Promise<void>;
}

/** Those that are kept of one reader. */
export const MOST_LOG_CLEARS = 50;

/** What clearing logs is asked for with. */
export interface LogClearDesk {
  readonly store: Pick<LogClearStore, "list" | "find" | "change">;
  /** After that time whoever asked may confirm it alone. */
  readonly aloneAfterMs: number;
  /** Of a request. */
  readonly createId: () => string;
}
