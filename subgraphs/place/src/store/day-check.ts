import type { LedgerFault } from "./ledger-check.ts";

/** A day of a reader of which something else is kept than its rows say; how much more, in rows. */
export interface OtherDay {
  readonly device_id: string;
  readonly date: string;
  readonly copies: number;
  readonly set_aside: number;
}

/** What is kept of a reader that contradicts itself, by the date of a day or the instant at which a gap began. */
export interface OddNote {
  readonly device_id: string;
  readonly what: string;
}

/** The first day whose counts, or whose last punch, are not those of the rows. */
export const OTHER_DAYS = `
  SELECT device_id, date, sum(copies) AS copies, sum(set_aside) AS set_aside FROM (
    SELECT device_id, date, copies, set_aside, last_ms AS kept_ms, NULL AS row_ms FROM reader_days
    UNION ALL
    SELECT device_id, substr(local_time, 1, 10), -sum(CASE WHEN set_aside IS NULL THEN copies ELSE 0 END),
      -sum(CASE WHEN set_aside IS NULL THEN 0 ELSE copies END), NULL, max(CASE WHEN set_aside IS NULL AND moved_seconds IS NULL THEN at_ms END)
    FROM punch_rows GROUP BY device_id, substr(local_time, 1, 10)
  ) AS both_sides
  GROUP BY device_id, date
  HAVING sum(copies) <> 0 OR sum(set_aside) <> 0 OR coalesce(max(kept_ms), 0) <> coalesce(max(row_ms), 0)
  ORDER BY device_id, date LIMIT 1`;

/** The first day of which the log cannot have held what is kept of it: more rows that the ledger has than rows. */
export const ODD_LOG_DAYS = `
  SELECT device_id, date AS what FROM reader_days
  WHERE log_copies < 0 OR log_set_aside < 0 OR log_copies + log_set_aside > log_rows
    OR (log_rows IS NULL) <> (log_read_ms IS NULL) OR (log_rows IS NULL) <> (log_copies IS NULL)
    OR (log_rows IS NULL) <> (log_set_aside IS NULL)
  ORDER BY device_id, date LIMIT 1`;

/** The first gap that brought more rows than the ledger has of its reader, or fewer than none, or that ended without an end. */
export const ODD_GAPS = `
  SELECT gaps.device_id, CAST(from_ms AS TEXT) AS what FROM gaps JOIN devices ON devices.id = gaps.device_id
  WHERE rows < 0 OR rows > rows_stored OR (closed_ms IS NULL AND rows IS NOT NULL)
  ORDER BY gaps.device_id, from_ms LIMIT 1`;

/** The first row of which the time is not what its reader wrote, moved by as much as the feed tells of its release. */
export const ODD_MOVES = `
  SELECT device_id, id AS what FROM punch_rows
  WHERE (moved_seconds IS NOT NULL OR read_at_ms IS NOT NULL OR read_offset_minutes IS NOT NULL)
    AND ((at_ms - read_at_ms = moved_seconds * 1000 - (offset_minutes - read_offset_minutes) * 60000) IS NOT TRUE
      OR NOT EXISTS (SELECT 1 FROM feed WHERE feed.kind = 'RELEASED' AND feed.row_key = punch_rows.key
        AND feed.body LIKE '%"movedSeconds":' || moved_seconds || '}'))
  ORDER BY key LIMIT 1`;

/** Rows without their person, and those that erasures account for. */
export interface ErasedCounts {
  readonly marked: number;
  readonly counted: number;
}

/** One row of `ErasedCounts`. */
export const ERASED_COUNTS = `SELECT (SELECT count(*) FROM punch_rows WHERE leaf IS NOT NULL) AS marked,
  (SELECT coalesce(sum(rows), 0) FROM erasures) AS counted`;

/** What is wrong with rows that lost their person in another way than by an erasure. */
export function toErasedFault({ marked, counted }: ErasedCounts): LedgerFault {
  const message = `${marked} rows are without their person, and the erasures of the ledger account for ${counted}`;
  return { code: "ERASED_DOES_NOT_FIT", message };
}

/** What is wrong with a day that is not what its rows say. */
export function toDayFault({ device_id: deviceId, date, copies, set_aside: setAside }: OtherDay): LedgerFault {
  const differences = [toDifference(copies, "punches"), toDifference(setAside, "rows that are set aside")];
  const what = differences.filter((text) => text !== undefined).join(" and ") || "another last punch";
  return {
    code: "DAY_DOES_NOT_FIT",
    message: `the day ${date || "of no date"} of ${deviceId} is kept with ${what} than its rows`,
  };
}

/** What is wrong with a day of which more is kept than its log held. */
export function toLogDayFault({ device_id: deviceId, what }: OddNote): LedgerFault {
  const message = `what is kept of the log of ${deviceId} on the day ${what || "of no date"} contradicts itself`;
  return { code: "DAY_DOES_NOT_FIT", message };
}

/** What is wrong with a gap. */
export function toGapFault({ device_id: deviceId, what }: OddNote): LedgerFault {
  const from = new Date(Number(what)).toISOString();
  return {
    code: "GAP_DOES_NOT_FIT",
    message: `the gap of ${deviceId} from ${from} does not fit the rows of the reader`,
  };
}

/** What is wrong with a row that was moved. */
export function toMoveFault({ what }: OddNote): LedgerFault {
  const message = `the time of ${what} was moved by something else than its release tells`;
  return { code: "MOVE_DOES_NOT_FIT", message };
}

function toDifference(more: number, what: string): string | undefined {
  if (more === 0) return undefined;
  return `${Math.abs(more)} ${what} ${more > 0 ? "more" : "fewer"}`;
}
