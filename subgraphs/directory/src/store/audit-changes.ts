import type { AuditedChange } from "@biometricflow/service/audit/change";
import { sql } from "kysely";
import type { AuditRow } from "../domain/audit.ts";
import type { Statements } from "./database.ts";
import { readInteger, readText, toRow } from "./row.ts";
import { toInserts } from "./statements.ts";

/** Keeps what rows of the chain changed, beside them. */
export async function putChanges(tx: Statements, rows: readonly AuditRow[]): Promise<void> {
  const kept = rows.flatMap(({ seq, changes, changesLeaf }) =>
    changes === undefined || changesLeaf?.salt === undefined
      ? []
      : [{ seq, salt: changesLeaf.salt, changes: JSON.stringify(changes) }],
  );
  if (kept.length > 0) await tx.run(toInserts("audit_change", kept));
}

/** Rows of the chain with what they changed, where that is there. */
export async function withChanges(statements: Statements, rows: readonly AuditRow[]): Promise<readonly AuditRow[]> {
  if (rows.length === 0) return rows;
  const seqs = sql.join(rows.map(({ seq }) => seq));
  const found = await statements.all(sql`SELECT * FROM audit_change WHERE seq IN (${seqs})`);
  const bySeq = new Map(found.map(toRow).map((row) => [readInteger(row, "seq"), row]));
  return rows.map((row) => {
    const kept = bySeq.get(row.seq);
    if (kept === undefined) return row;
    const changesLeaf = { salt: readText(kept, "salt"), hash: row.changesLeaf?.hash ?? "" };
    return { ...row, changes: toChanges(kept), changesLeaf };
  });
}

/** The column `changes`. */
export function toChanges(row: ReturnType<typeof toRow>): readonly AuditedChange[] {
  const changes: readonly AuditedChange[] = JSON.parse(readText(row, "changes"));
  return changes;
}
