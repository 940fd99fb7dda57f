import { isGrown } from "@biometricflow/subgraph/reads/table-growth";
import { CompiledQuery, type Transaction } from "kysely";
import type { Tables } from "../database.ts";

/** Tables whose rows are looked for in ways that depend on how many there are. */
const WATCHED: ReadonlySet<string> = new Set(["punch", "day_record", "person", "pin_claim", "enrolment"]);

/** Has the server look at tables that have grown, in the transaction of what made them grow. */
export interface GrownTables {
  /** Counts rows that were written to a table, or to parts of it by month (those without a part are left out). */
  readonly look: (
    tx: Transaction<Tables>,
    table: string,
    written: { readonly rows: number; readonly rowsOfMonths?: ReadonlyMap<string, number> },
  ) => Promise<void>;
}

/** Rows are counted from the start of the process on: after a start a table is looked at once more than it must be. */
export function createGrownTables(): GrownTables {
  const counted = new Map<string, number>();
  const lookAt = async (tx: Transaction<Tables>, table: string, rows: number): Promise<void> => {
    const before = counted.get(table) ?? 0;
    counted.set(table, before + rows);
    if (isGrown(before, before + rows)) await tx.executeQuery(CompiledQuery.raw(`analyze ${table}`));
  };
  return {
    look: async (tx, table, { rows, rowsOfMonths }) => {
      if (!WATCHED.has(table)) return;
      if (rowsOfMonths === undefined) return lookAt(tx, table, rows);
      for (const [month, ofMonth] of rowsOfMonths) await lookAt(tx, `${table}_${month.replace("-", "_")}`, ofMonth);
    },
  };
}
