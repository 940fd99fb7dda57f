import type { LogJoin } from "../../domain/log-join.ts";

/** A request with punches: identical rows of it are copies. */
export interface PunchRequest {
  readonly join: LogJoin;
  /** Of an answer to a question for the rows of a time, and not the second one with these bytes. */
  readonly isTallied: boolean;
}

/** What comes with punches. */
export interface BesidePunches {
  /** Lines that are no punch. */
  readonly unreadable: readonly Uint8Array[];
  readonly receivedMs?: number;
  readonly request: PunchRequest;
}
