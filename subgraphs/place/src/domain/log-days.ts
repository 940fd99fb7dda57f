import { isDate } from "@biometricflow/rules/local-time";

/** What a log holds of one date, as the reader wrote it. */
export interface LogDay {
  /** `YYYY-MM-DD`; empty for the rows of all dates that no day can be asked for. */
  readonly date: string;
  readonly rows: number;
  /** Of these, rows that are punches of the ledger. */
  readonly copies: number;
  /** Of these, rows that the ledger has and that are none. */
  readonly setAside: number;
}

/** What is kept of a day of a reader. */
export interface KeptDay {
  readonly date: string;
  /** Rows of the reader that are punches of the ledger, copies counted. */
  readonly copies: number;
  readonly setAside: number;
  /** Instant of the last punch. */
  readonly lastMs: number | undefined;
  /** What the reader's log held of it when it was last read whole and held any. */
  readonly log: (Omit<LogDay, "date"> & { readonly readMs: number }) | undefined;
}

/** Which days of a reader, both ends included. */
export interface DaySelection {
  readonly deviceId: string;
  readonly from: string;
  readonly to: string;
}

/** What a read of a log counts by day, while its rows come. */
export interface LogDays {
  /** A row as it came. @param localTime as the reader wrote it */
  count(localTime: string): void;
  /** Rows that are in the ledger now. */
  countStored(localTime: string, rows: number, isSetAside: boolean): void;
  /** Every date that has rows, and that of all others. */
  list(): readonly LogDay[];
}

/** Days that are told apart: what a reader says of others costs no memory. */
const MOST_DAYS = 4_000;
const DAYS_AHEAD = 2;
const DAY_MS = 86_400_000;

/** Creates the count of a read that begins now. */
export function createLogDays(nowMs: number): LogDays {
  const days = new Map<string, Counts>([["", { rows: 0, copies: 0, setAside: 0 }]]);
  const from = toUtcDate(nowMs - MOST_DAYS * DAY_MS);
  const to = toUtcDate(nowMs + DAYS_AHEAD * DAY_MS);
  const find = (localTime: string): Counts => {
    const date = localTime.slice(0, 10);
    const known = days.get(date);
    if (known !== undefined) return known;
    const key = date >= from && date <= to && isDate(date) ? date : "";
    const counts = days.get(key) ?? { rows: 0, copies: 0, setAside: 0 };
    days.set(key, counts);
    return counts;
  };
  return {
    count: (localTime) => {
      find(localTime).rows += 1;
    },
    countStored: (localTime, rows, isSetAside) => {
      find(localTime)[isSetAside ? "setAside" : "copies"] += rows;
    },
    list: () => [...days].map(([date, counts]) => ({ date, ...counts })),
  };
}

interface Counts {
  rows: number;
  copies: number;
  setAside: number;
}

/** The counts of some days together. */
export function sumDays(days: readonly Omit<LogDay, "date">[]): Omit<LogDay, "date"> {
  const all = { rows: 0, copies: 0, setAside: 0 };
  for (const { rows, copies, setAside } of days) {
    all.rows += rows;
    all.copies += copies;
    all.setAside += setAside;
  }
  return all;
}

function toUtcDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
