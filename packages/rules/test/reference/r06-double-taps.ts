/** Section 2.3: double taps. */

import type { HistoryInput } from "./case-format.ts";
import { personRows, type Row } from "./r01-r05-instants.ts";
import { r8BusinessDateOf } from "./r07-r08-business-day.ts";
import { r27r28JudgingPlace, r7ShiftOf } from "./settings.ts";

/** A punch of the person and whether R6 keeps it. */
export interface Tap {
  readonly row: Row;
  readonly kept: boolean;
}

/** R6: every punch of the person in order of instant, each kept or dropped, over the whole time line. */
export function r6Taps(input: HistoryInput): readonly Tap[] {
  const windowSeconds = r27r28JudgingPlace(input).duplicateWindowSeconds;
  const kept: Row[] = [];
  return [...personRows(input)].sort(compareRows).map((row) => {
    const byState = r6ComparesByState(input, row);
    const lastKept = kept.filter((earlier) => !byState || earlier.state === row.state).at(-1);
    const isKept = lastKept === undefined || row.at - lastKept.at >= windowSeconds;
    if (isKept) kept.push(row);
    return { row, kept: isKept };
  });
}

/** R6: with the pairing STATE, here of the day the punch falls in, only punches of equal state are compared. */
function r6ComparesByState(input: HistoryInput, row: Row): boolean {
  return r7ShiftOf(input, r8BusinessDateOf(input, row.at)).pairing === "STATE";
}

/** R6: order of instant; equal instants in the order of place, reader, state, and never by the order of the input. */
function compareRows(a: Row, b: Row): number {
  return (
    a.at - b.at ||
    compareText(a.place, b.place) ||
    compareText(a.device, b.device) ||
    a.state - b.state ||
    compareText(a.readerTime, b.readerTime)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
