import { createHash } from "node:crypto";

/** What happened. */
export interface AuditFact {
  /** RFC 3339, UTC; of the first of several. */
  readonly at: string;
  /** An account, an API key, `operator`, `directory` or `anonymous`. */
  readonly actor: string;
  /** The mutation's field. */
  readonly action: string;
  /** `OK`, the error's code, or why nothing was done. */
  readonly outcome: string;
  /** Of the first of several. */
  readonly requestId: string;
  /** The account or key that it was about: the one that somebody tried to sign in as. */
  readonly account?: string;
  /** Where it came from. */
  readonly address?: string;
  /** How often within its minute; 1 when omitted. */
  readonly count?: number;
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

/** Where the chain goes on: a row as far as the next one needs it. */
export type AuditLink = Pick<AuditRow, "seq" | "hash">;

/** Makes the row that follows `last`. */
export function toAuditRow(last: AuditLink | undefined, fact: AuditFact): AuditRow {
  const seq = (last?.seq ?? 0) + 1;
  const previousHash = last?.hash ?? "";
  return { ...fact, seq, previousHash, hash: hashRow({ ...fact, seq, previousHash }) };
}

/**
 * The number of the first row that was changed, removed or inserted afterwards; `undefined` when the chain is whole.
 *
 * @param anchor the last row that was removed because of its age; the chain goes on from it.
 */
export function findBrokenLink(rows: Iterable<AuditRow>, anchor?: AuditLink): number | undefined {
  let { seq, hash: previousHash } = anchor ?? { seq: 0, hash: "" };
  for (const row of rows) {
    seq++;
    if (row.seq !== seq || row.previousHash !== previousHash || row.hash !== hashRow(row)) return seq;
    previousHash = row.hash;
  }
  return undefined;
}

function hashRow(row: Omit<AuditRow, "hash">): string {
  const { previousHash, seq, at, actor, action, outcome, requestId, account, address, count } = row;
  const first = [previousHash, seq, at, actor, action, outcome, requestId];
  // rows of older versions have none of these, and keep their hash
  const isOlder = account === undefined && address === undefined && count === undefined;
  const more = isOlder ? [] : [account ?? null, address ?? null, count ?? null];
  return createHash("sha256")
    .update(JSON.stringify([...first, ...more]))
    .digest("base64url");
}
