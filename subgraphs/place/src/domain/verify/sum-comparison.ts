import { parseDay, toDate } from "@biometricflow/rules/local-time";
import type { KeptDay } from "../log-days.ts";
import { type BareDay, toBareDay } from "./verified-days.ts";

/** Whole days of a reader that are compared by one sum, and their time on its clock; both ends included. */
export interface DaySpan {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly from: string;
  readonly to: string;
}

/** Days and how many rows each side counts of all of them together. */
export interface CountedSpan extends DaySpan {
  readonly readerRows: number;
  readonly ledgerRows: number;
}

/**
 * The days of which sums are asked first: those that are over in one, and the one that runs, up to `newest`, in one of its own. None of
 * days that have not begun.
 */
export function toFirstSpans(days: { readonly from: string; readonly to: string }, newest: string): readonly DaySpan[] {
  const today = newest.slice(0, 10);
  const yesterday = addDay(today, -1);
  const over = days.from < today ? [toSpan(days.from, days.to < today ? days.to : yesterday)] : [];
  const running = days.from <= today && today <= days.to ? [{ ...toSpan(today, today), to: newest }] : [];
  return [...over, ...running];
}

/**
 * The two halves of days whose sums differ; none where nothing more is to be asked of them: they are one day, or the reader has nothing of
 * any of them, or both sides count as many.
 */
export function toHalves({ firstDay, lastDay, readerRows, ledgerRows }: CountedSpan): readonly DaySpan[] {
  if (firstDay === lastDay || readerRows === 0 || readerRows === ledgerRows) return [];
  const middle = toDate(Math.floor((parseDay(firstDay) + parseDay(lastDay)) / 2));
  return [toSpan(firstDay, middle), toSpan(addDay(middle, 1), lastDay)];
}

/**
 * The days with rows on either side. Of days whose sums are equal each has what the ledger has of it. Only numbers are known: a row that
 * one side lacks is not told from one that the other has instead of it.
 *
 * @param spans of which `toHalves` has none.
 * @param clearedAt when the reader's log was cleared last, on its own clock.
 */
export function toCountedDays(
  spans: readonly CountedSpan[],
  kept: readonly KeptDay[],
  clearedAt: string | undefined,
): readonly BareDay[] {
  return spans.flatMap((span) => {
    const { firstDay, lastDay, readerRows, ledgerRows } = span;
    if (firstDay === lastDay) {
      const day = kept.find(({ date }) => date === firstDay);
      const counted = { readerRows, ledgerRows, setAside: day?.setAside ?? 0 };
      return readerRows + ledgerRows === 0 ? [] : [toDay(firstDay, counted, clearedAt)];
    }
    return kept
      .filter(({ date, copies, setAside }) => date >= firstDay && date <= lastDay && copies + setAside > 0)
      .map(({ date, copies, setAside }) => {
        const rows = copies + setAside;
        return toDay(date, { readerRows: readerRows === 0 ? 0 : rows, ledgerRows: rows, setAside }, clearedAt);
      });
  });
}

interface CountedDay {
  readonly readerRows: number;
  readonly ledgerRows: number;
  /** Of the rows of the ledger. */
  readonly setAside: number;
}

function toDay(date: string, { readerRows, ledgerRows, setAside }: CountedDay, clearedAt = ""): BareDay {
  const both = Math.min(readerRows, ledgerRows);
  const noPunches = Math.min(setAside, both);
  const onlyInLedger = ledgerRows - both;
  return {
    ...toBareDay(date),
    ...{ rowsOnReader: readerRows, rowsInLedger: ledgerRows, copies: both - noPunches, setAside: noPunches },
    ...{ onlyOnReader: readerRows - both, onlyInLedger, goneFromLog: date < clearedAt.slice(0, 10) ? onlyInLedger : 0 },
  };
}

function toSpan(firstDay: string, lastDay: string): DaySpan {
  return { firstDay, lastDay, from: `${firstDay}T00:00:00`, to: `${lastDay}T23:59:59` };
}

function addDay(date: string, days: number): string {
  return toDate(parseDay(date) + days);
}
