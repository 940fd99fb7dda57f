import type { Selectable } from "kysely";
import { type Figures, listFigureChanges } from "../domain/periods/figures.ts";
import type { Period } from "../domain/periods/period.ts";
import { findCauses } from "./adjustment-causes.ts";
import type { Tables, WriteTransaction } from "./database.ts";

/** A locked date, and what it would be now. */
export interface HeldDate {
  readonly personKey: number;
  readonly date: string;
  readonly period: Period;
  /** The record that stands. */
  readonly standing: Figures | undefined;
  readonly after: Figures | undefined;
  /** The business day; `undefined` where there would be no record. */
  readonly day: { readonly fromMs: number; readonly toMs: number } | undefined;
}

/** Keeps what locked records would be. */
export interface AdjustmentKeeper {
  /** Writes the difference down; where there is none any more, the open one goes. @returns whether it is another difference now */
  readonly keep: (held: HeldDate) => Promise<boolean>;
}

type Row = Selectable<Tables["adjustment"]>;

/** Of some people's dates; those that are known are read at once. */
export async function createAdjustmentKeeper(
  transaction: WriteTransaction,
  personKeys: readonly number[],
  { from, to, atMs }: { readonly from: string; readonly to: string; readonly atMs: number },
): Promise<AdjustmentKeeper> {
  const { tx } = transaction;
  const rows = await tx
    .selectFrom("adjustment")
    .selectAll()
    .where("person_key", "in", personKeys)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .orderBy("key")
    .execute();
  const known = Map.groupBy(rows, (row) => `${row.person_key} ${row.date}`);
  return {
    keep: async (held) => {
      const own = known.get(`${held.personKey} ${held.date}`) ?? [];
      const open = own.find((row) => row.carried_key === null);
      const carried = own.findLast((row) => row.carried_key !== null);
      const before = carried === undefined ? held.standing : parseFigures(carried.after);
      if (listFigureChanges(before, held.after).length === 0) {
        await close(transaction, open);
        return open !== undefined;
      }
      const isNew = open === undefined || open.after !== toJson(held.after);
      if (isNew) await write(transaction, { ...held, before, atMs, open });
      return isNew;
    },
  };
}

async function close({ tx }: WriteTransaction, open: Row | undefined): Promise<void> {
  if (open !== undefined) await tx.deleteFrom("adjustment").where("key", "=", open.key).execute();
}

async function write(
  transaction: WriteTransaction,
  held: HeldDate & { readonly before: Figures | undefined; readonly atMs: number; readonly open: Row | undefined },
): Promise<void> {
  const { tx } = transaction;
  const { personKey, date, day, period, before, after, atMs, open } = held;
  const sinceMs = period.deeds.findLast(({ move }) => move === "LOCK")?.atMs ?? 0;
  const causes = JSON.stringify(await findCauses(tx, { personKey, date, day, sinceMs }));
  const figures = { before: toJson(before), after: toJson(after), causes, at_ms: atMs };
  if (open !== undefined) await tx.updateTable("adjustment").set(figures).where("key", "=", open.key).execute();
  else
    await tx
      .insertInto("adjustment")
      .values({ period_key: period.key, person_key: personKey, date, ...figures, carried_key: null })
      .execute();
}

function toJson(figures: Figures | undefined): string | null {
  return figures === undefined ? null : JSON.stringify(figures);
}

/** As they were written; `undefined` for no record. */
export function parseFigures(json: string | null): Figures | undefined {
  return json === null ? undefined : JSON.parse(json);
}
