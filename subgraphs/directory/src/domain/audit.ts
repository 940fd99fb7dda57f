import { createHash } from "node:crypto";

/** What happened. */
export interface AuditFact {
  /** RFC 3339, UTC. */
  readonly at: string;
  /** An account, an API key or `anonymous`. */
  readonly actor: string;
  /** The mutation's field. */
  readonly action: string;
  /** `OK` or the error's code. */
  readonly outcome: string;
  readonly requestId: string;
}

/** A link of the audit chain. */
export interface AuditRow extends AuditFact {
  /** 1, 2, 3, ... without gaps. */
  readonly seq: number;
  /** Hash of the row before; empty for the first. */
  readonly previousHash: string;
  /** SHA-256 over this row and `previousHash`, base64url. */
  readonly hash: string;
}

/** Makes the row that follows `last`. */
export function toAuditRow(last: AuditRow | undefined, fact: AuditFact): AuditRow {
  const seq = (last?.seq ?? 0) + 1;
  const previousHash = last?.hash ?? "";
  return { ...fact, seq, previousHash, hash: hashRow({ ...fact, seq, previousHash }) };
}

/** The number of the first row that was changed, removed or inserted afterwards; `undefined` when the chain is whole. */
export function findBrokenLink(rows: Iterable<AuditRow>): number | undefined {
  let seq = 0;
  let previousHash = "";
  for (const row of rows) {
    seq++;
    if (row.seq !== seq || row.previousHash !== previousHash || row.hash !== hashRow(row)) return seq;
    previousHash = row.hash;
  }
  return undefined;
}

function hashRow(row: Omit<AuditRow, "hash">): string {
  const { previousHash, seq, at, actor, action, outcome, requestId } = row;
  const text = JSON.stringify([previousHash, seq, at, actor, action, outcome, requestId]);
  return createHash("sha256").update(text).digest("base64url");
}
