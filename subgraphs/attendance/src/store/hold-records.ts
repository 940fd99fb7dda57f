import { type Figures, listFigureChanges, toFigures } from "../domain/periods/figures.ts";
import { findHolder } from "../domain/periods/period.ts";
import type { KeptRow, WorkResult } from "../domain/records/record-store.ts";
import { listAcknowledged, voidAcknowledged } from "./acknowledged.ts";
import { createAdjustmentKeeper } from "./adjustment-keeper.ts";
import type { WriteTransaction } from "./database.ts";
import { listStanding } from "./figured-rows.ts";
import { listLocked } from "./period-rows.ts";

/** The dates of a result whose records stay as they are. */
export type HeldDates = (result: WorkResult) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

/**
 * Holds the records of locked periods: what they would be now is kept as an adjustment instead. Decided in the transaction that
 * saves, so that a lock that came meanwhile counts. An acknowledgement of a record that is another one holds no more.
 */
export async function holdRecords(
  transaction: WriteTransaction,
  results: readonly WorkResult[],
  atMs: number,
): Promise<HeldDates> {
  const { tx } = transaction;
  const range = toRange(results);
  const keys = results.map(({ work }) => work.personKey);
  const locked = await listLocked(tx, range);
  const acknowledged = await listAcknowledged(tx, keys, range);
  if (locked.length === 0 && acknowledged.length === 0) return () => NONE;
  const standing = await listStanding(tx, keys, range);
  const adjustments = await createAdjustmentKeeper(transaction, keys, { ...range, atMs });
  const held = new Map<WorkResult, ReadonlySet<string>>();
  for (const result of results) {
    const dates = new Set<string>();
    for (const { date, before, after, day } of listPairs(result, standing.get(result.work.personKey))) {
      const { personKey } = result.work;
      const period = findHolder(locked, date, [before, after]);
      if (period !== undefined) dates.add(date);
      const isOther =
        period === undefined
          ? listFigureChanges(before, after).length > 0
          : result.kind === "ROWS" &&
            (await adjustments.keep({ personKey, date, period, standing: before, after, day }));
      if (isOther) await voidAcknowledged(transaction, acknowledged, { personKey, date, before, after, day, atMs });
    }
    held.set(result, dates);
  }
  return (result) => held.get(result) ?? NONE;
}

/** A date with the figures that stand, and those that would. */
interface FiguresPair {
  readonly date: string;
  readonly before: Figures | undefined;
  readonly after: Figures | undefined;
  /** The business day, where there would be a record. */
  readonly day: KeptRow["businessDay"] | undefined;
}

/** Every date of a result that has a record, or would have one. */
export function listPairs(
  result: WorkResult,
  standing: ReadonlyMap<string, Figures> = new Map(),
): readonly FiguresPair[] {
  const { from, to } = result.work;
  const rows = new Map(result.kind === "ROWS" ? result.rows.map((row) => [row.date, row]) : []);
  const dates = new Set([...standing.keys(), ...rows.keys()]);
  return [...dates]
    .filter((date) => from <= date && date <= to)
    .map((date) => {
      const row = rows.get(date);
      return { date, before: standing.get(date), after: row && toFigures(row), day: row?.businessDay };
    });
}

function toRange(results: readonly WorkResult[]): { readonly from: string; readonly to: string } {
  const dates = results.flatMap(({ work }) => [work.from, work.to]).toSorted();
  return { from: dates[0] ?? "", to: dates.at(-1) ?? "" };
}
