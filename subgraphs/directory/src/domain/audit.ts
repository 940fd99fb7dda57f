import { createHash, createHmac } from "node:crypto";
import type { AuditFact } from "@biometricflow/service/audit/fact";

/** A link of the audit chain. */
export interface AuditRow extends AuditFact {
  /** 1, 2, 3, ... without gaps. */
  readonly seq: number;
  /** Hash of the row before; empty for the first. */
  readonly previousHash: string;
  /** SHA-256 over its place in the chain and its leaf, base64url; of rows of older versions over the row itself. */
  readonly hash: string;
  /** What the chain holds of the fact; `undefined` in rows of older versions. */
  readonly leaf?: AuditLeaf;
  /** What the chain holds of `changes`; `undefined` in rows of facts without any. */
  readonly changesLeaf?: AuditLeaf;
}

/**
 * What stays of a fact when it is erased. Its hash is keyed with a salt of its own: once fact and salt are gone the
 * chain verifies as before, and nobody finds out by trying what the fact was.
 */
export interface AuditLeaf {
  /** 128 random bits, base64url; `undefined` once whom the fact was about is erased: then its link alone is checked. */
  readonly salt: string | undefined;
  /** SHA-256(0 || HMAC-SHA-256(salt, fact)), base64url: a leaf in the form of RFC 6962 section 2.1. */
  readonly hash: string;
}

/** Where the chain goes on: a row as far as the next one needs it. */
export type AuditLink = Pick<AuditRow, "seq" | "hash">;

/** Each 128 random bits, base64url, of one row alone. */
export interface AuditSalts {
  readonly fact: string;
  /** Of what the fact changed: that is erased by itself, and nothing that stays tells what it was. */
  readonly changes: string;
}

/** Makes the row that follows `last`. */
export function toAuditRow(last: AuditLink | undefined, fact: AuditFact, salts: AuditSalts): AuditRow {
  const seq = (last?.seq ?? 0) + 1;
  const previousHash = last?.hash ?? "";
  const { changes } = fact;
  const changesLeaf = changes && { salt: salts.changes, hash: hashChanges(changes, salts.changes) };
  const leaf = { salt: salts.fact, hash: hashFact(fact, salts.fact, changesLeaf) };
  const row = { ...fact, seq, previousHash, leaf, hash: hashLink(previousHash, seq, leaf) };
  return changesLeaf === undefined ? row : { ...row, changesLeaf };
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
    if (row.seq !== seq || row.previousHash !== previousHash || !isSound(row)) return seq;
    previousHash = row.hash;
  }
  return undefined;
}

function isSound(row: AuditRow): boolean {
  const { leaf, previousHash, seq, hash } = row;
  if (leaf === undefined) return row.changes === undefined && hash === hashOlderRow(row);
  // of a fact that is erased nothing binds what it changed: that went with it
  const isErased = row.targets === undefined && row.changes === undefined;
  const isOwn = leaf.salt === undefined ? isErased : leaf.hash === hashFact(row, leaf.salt, row.changesLeaf);
  return isOwn && areChangesSound(row) && hash === hashLink(previousHash, seq, leaf);
}

function areChangesSound({ changes, changesLeaf }: AuditRow): boolean {
  if (changesLeaf?.salt === undefined) return changes === undefined;
  return changes !== undefined && changesLeaf.hash === hashChanges(changes, changesLeaf.salt);
}

function hashLink(previousHash: string, seq: number, leaf: AuditLeaf): string {
  return sha256(JSON.stringify([previousHash, seq, leaf.hash]));
}

function hashFact(fact: AuditFact, salt: string, changesLeaf: AuditLeaf | undefined): string {
  const { at, actor, action, outcome, requestId, account, address, count, targets } = fact;
  const canonical = [at, actor, action, outcome, requestId, account ?? null, address ?? null, count ?? null];
  // facts that changed nothing are hashed as those of versions that did not know what was changed
  return hashLeaf([...canonical, targets ?? [], ...(changesLeaf === undefined ? [] : [changesLeaf.hash])], salt);
}

function hashChanges(changes: NonNullable<AuditFact["changes"]>, salt: string): string {
  return hashLeaf(
    changes.map(({ field, before, after }) => [field, before, after]),
    salt,
  );
}

function hashLeaf(canonical: readonly unknown[], salt: string): string {
  const keyed = createHmac("sha256", Buffer.from(salt, "base64url")).update(JSON.stringify(canonical)).digest();
  return sha256(Buffer.concat([LEAF_PREFIX, keyed]));
}

const LEAF_PREFIX = Buffer.from([0]);

/** Rows of versions before the leaf: the hash is over the row itself. */
function hashOlderRow(row: Omit<AuditRow, "hash">): string {
  const { previousHash, seq, at, actor, action, outcome, requestId, account, address, count } = row;
  const first = [previousHash, seq, at, actor, action, outcome, requestId];
  // the oldest have none of these, and keep their hash
  const isOldest = account === undefined && address === undefined && count === undefined;
  const more = isOldest ? [] : [account ?? null, address ?? null, count ?? null];
  return sha256(JSON.stringify([...first, ...more]));
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("base64url");
}
