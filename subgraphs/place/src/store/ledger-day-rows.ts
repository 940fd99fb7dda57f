import type { LedgerRow } from "../domain/punch.ts";

/** How much more the ledger has of a date. */
interface DayChange {
  copies: number;
  setAside: number;
  /** Of the last punch. */
  lastMs: number | undefined;
}

/** By the date that the reader wrote. */
export type DayChanges = Map<string, DayChange>;

/** Counts rows that the ledger has more. */
export function changeDay(
  days: DayChanges,
  { localTime, atMs }: Pick<LedgerRow, "localTime" | "atMs">,
  more: number,
  isSetAside: boolean,
): void {
  const date = localTime.slice(0, 10);
  const day = days.get(date) ?? { copies: 0, setAside: 0, lastMs: undefined };
  day[isSetAside ? "setAside" : "copies"] += more;
  if (!isSetAside && atMs !== undefined) day.lastMs = Math.max(atMs, day.lastMs ?? atMs);
  days.set(date, day);
}

/** Makes punches of so many rows of a day that were set aside. */
export function releaseDay(days: DayChanges, row: Pick<LedgerRow, "localTime" | "atMs">, copies: number): void {
  changeDay(days, row, copies, false);
  changeDay(days, row, -copies, true);
}

/** The changes as columns of `ledger_days`, one row each. */
export function toDayColumns(deviceId: string, days: DayChanges) {
  return [...days].map(([date, { copies, setAside, lastMs }]) => ({
    device_id: deviceId,
    date,
    copies,
    set_aside: setAside,
    last_ms: lastMs ?? null,
  }));
}
