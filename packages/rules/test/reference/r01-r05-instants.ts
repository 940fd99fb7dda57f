/** Section 2.2: from reader time to instant, and what is set aside. */

import type { HistoryInput, PunchInput, SetAsideReason } from "./case-format.ts";
import { asOfOf, placeOf, r27r28PlacesInScope } from "./settings.ts";
import { instantsShowing, isCalendarTime, offsetBefore, parseOffset, parseWallClock } from "./wall-clock.ts";

/** A row of a log with everything the case leaves out, its instant and why R5 puts it aside, if it does. */
export interface Row {
  readonly place: string;
  readonly device: string;
  readonly pin: string;
  readonly state: number;
  readonly readerTime: string;
  readonly driftSeconds: number;
  /** R1 to R3, before any correction. */
  readonly shownAt: number;
  /** R4: the instant that counts. */
  readonly at: number;
  readonly reason: SetAsideReason | undefined;
}

type PlainRow = Omit<Row, "shownAt" | "at" | "reason">;

/** All rows in scope, of anybody, in the order given. */
export function r1ToR5Rows(input: HistoryInput): readonly Row[] {
  const rows: Row[] = [];
  for (const punch of input.punches) {
    if (!r27r28PlacesInScope(input).includes(punch.place)) continue;
    const plain = toPlainRow(input, punch);
    const known = rows.find((earlier) => isSameRecord(earlier, plain));
    // A row read again is the record already known, so it takes its instant and is never a "preceding record".
    const shownAt = known ? known.shownAt : r1ShownAt(input, plain, precedingRecord(rows, plain));
    const at = known ? known.at : r4Instant(input, plain, shownAt);
    rows.push({ ...plain, shownAt, at, reason: r5Reason(input, plain, at, known !== undefined) });
  }
  return rows;
}

function toPlainRow(input: HistoryInput, punch: PunchInput): PlainRow {
  return {
    place: punch.place,
    device: punch.device ?? "D1",
    pin: punch.pin ?? input.pin,
    state: punch.state ?? 0,
    readerTime: punch.t,
    driftSeconds: punch.driftSeconds ?? 0,
  };
}

function isSameReader(a: PlainRow, b: PlainRow): boolean {
  return a.place === b.place && a.device === b.device;
}

/** R5, REPEATED_READ: same reader, PIN, reader time and state. */
function isSameRecord(a: PlainRow, b: PlainRow): boolean {
  return isSameReader(a, b) && a.pin === b.pin && a.readerTime === b.readerTime && a.state === b.state;
}

/** R3, R5: the last record of the same reader before this one in log order, none read again and none without a time. */
function precedingRecord(rows: readonly Row[], row: PlainRow): Row | undefined {
  return rows
    .filter(
      (earlier) => isSameReader(earlier, row) && earlier.reason !== "REPEATED_READ" && earlier.reason !== "BAD_TIME",
    )
    .at(-1);
}

/** R1: local time of the reader's place, or of its fixed offset. */
function r1ShownAt(input: HistoryInput, row: PlainRow, preceding: Row | undefined): number {
  if (!isCalendarTime(row.readerTime)) return Number.NaN;
  const place = placeOf(input, row.place);
  const wall = parseWallClock(row.readerTime);
  const fixed = place.deviceFixedOffset[row.device];
  return fixed === undefined ? r2r3LocalToInstant(place.timeZone, wall, preceding?.shownAt) : wall - parseOffset(fixed);
}

/**
 * R2: a local time that does not exist uses the offset before the change. R3: one that exists twice is its first
 * occurrence, unless the preceding record is later than that and not later than the second.
 */
export function r2r3LocalToInstant(timeZone: string, wall: number, preceding?: number): number {
  const [first, second] = instantsShowing(timeZone, wall);
  if (first === undefined) return wall - offsetBefore(timeZone, wall);
  if (second === undefined || preceding === undefined) return first;
  return preceding > first && preceding <= second ? second : first;
}

/** R4: the drift of this row is beyond what the reader's place tolerates. */
export function r4HasDrift(input: HistoryInput, row: PlainRow): boolean {
  return Math.abs(row.driftSeconds) > placeOf(input, row.place).driftWarnSeconds;
}

/** R4: reduced by the drift only when correction is on and the same limit is passed. */
function r4Instant(input: HistoryInput, row: PlainRow, shownAt: number): number {
  const corrects = placeOf(input, row.place).driftCorrection && r4HasDrift(input, row);
  return corrects ? shownAt - row.driftSeconds : shownAt;
}

/** R5: the first reason that applies, in the order of the text. */
function r5Reason(input: HistoryInput, row: PlainRow, at: number, isKnown: boolean): SetAsideReason | undefined {
  const place = placeOf(input, row.place);
  if (isKnown) return "REPEATED_READ";
  if (!isCalendarTime(row.readerTime)) return "BAD_TIME";
  if (row.readerTime.slice(0, 10) < place.notBefore) return "TOO_OLD";
  if (at > asOfOf(input) + place.futureToleranceMinutes * 60) return "IN_FUTURE";
  if (input.enrolledPins && !input.enrolledPins.includes(row.pin)) return "UNKNOWN_PIN";
  return undefined;
}

/** R5: the reasons that are reported with this person: of rows with the PIN, and of rows nobody is enrolled for. */
export function r5SetAside(input: HistoryInput): readonly SetAsideReason[] {
  const reported = r1ToR5Rows(input).filter((row) => row.pin === input.pin || row.reason === "UNKNOWN_PIN");
  return reported.flatMap((row) => (row.reason ? [row.reason] : [])).sort();
}

/** The person's rows that are not set aside. */
export function personRows(input: HistoryInput): readonly Row[] {
  return r1ToR5Rows(input).filter((row) => row.pin === input.pin && row.reason === undefined);
}
