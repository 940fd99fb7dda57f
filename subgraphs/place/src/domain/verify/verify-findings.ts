import type { DayVerdict } from "../device-days.ts";
import type { PunchChannel, SetAsideReason } from "../punch.ts";

/** What the log of a reader holds of some days, and what the ledger has of them. */
export interface VerifyFindings {
  readonly from: string;
  readonly to: string;
  /** Before the first row of the log; of sums, the instant up to which they were asked for. */
  readonly readMs: number;
  /** Of the whole log; of sums, the rows that the reader counts of these days. */
  readonly rowsRead: number;
  /** Slots without a row. */
  readonly unreadable: number;
  /** Rows of no date. */
  readonly undated: number;
  /** Rows of these days that came into the ledger since, and were not in the log. */
  readonly cameMeanwhile: number;
  /** The reader's count agreed with its log, and its packets carry sums. */
  readonly isSound: boolean;
  /** Of a reader that calls by itself: how many sums it told. Its log was not read. */
  readonly sums?: number;
  readonly verifiedDays: readonly VerifiedDay[];
  readonly examples: readonly VerifiedRow[];
}

/** One day on both sides, in rows, copies counted. */
export interface VerifiedDay {
  readonly date: string;
  readonly verdictBefore: DayVerdict;
  /** The next four of them together. */
  readonly rowsOnReader: number;
  readonly copies: number;
  readonly setAside: number;
  /** Of the ledger under another reader. */
  readonly elsewhere: number;
  readonly onlyOnReader: number;
  /** Of these, rows that would be no punches. */
  readonly wouldBeSetAside: number;
  readonly rowsInLedger: number;
  readonly onlyInLedger: number;
  /** Of these, rows that a read of the log has brought once. */
  readonly goneFromLog: number;
  /** Rows on the reader of which no clock shows the time. */
  readonly unreadable: number;
}

/** A row that only one side has. */
export interface VerifiedRow {
  readonly side: "ONLY_ON_READER" | "ONLY_IN_LEDGER";
  readonly pin: string;
  readonly localTime: string;
  readonly stateCode: number;
  readonly rows: number;
  readonly setAside?: SetAsideReason;
  /** By which it came into the ledger. */
  readonly channel?: PunchChannel;
}
