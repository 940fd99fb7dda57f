import type { Kysely, Selectable } from "kysely";
import {
  type BlockerKind,
  type Period,
  type PeriodDeed,
  type PeriodScope,
  toPeriodId,
} from "../domain/periods/period.ts";
import type { Tables } from "./database.ts";

/** The period of a row. */
export function toPeriod(row: Selectable<Tables["period"]>): Period {
  return {
    id: toPeriodId(row.key),
    key: row.key,
    from: row.from_date,
    to: row.to_date,
    scope: toScope(row.scope_kind, row.scope_ids),
    state: row.state,
    rows: row.row_count,
    waived: toWaived(row.waived),
    deeds: toDeeds(row.deeds),
  };
}

/** The locked periods that have dates of a range. */
export async function listLocked(
  read: Kysely<Tables>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Period[]> {
  const rows = await read
    .selectFrom("period")
    .selectAll()
    .where("state", "=", "LOCKED")
    .where("from_date", "<=", to)
    .where("to_date", ">=", from)
    .orderBy("key")
    .execute();
  return rows.map(toPeriod);
}

function toScope(kind: PeriodScope["kind"], json: string): PeriodScope {
  const ids: readonly string[] = JSON.parse(json);
  return kind === "ALL" ? { kind } : { kind, ids };
}

function toWaived(json: string): readonly BlockerKind[] {
  return JSON.parse(json);
}

function toDeeds(json: string): readonly PeriodDeed[] {
  return JSON.parse(json);
}
