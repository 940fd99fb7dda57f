import type { KeptHead } from "@biometricflow/schema/audit-heads";
import type { AuditLink } from "./audit.ts";

/** A head that the router heard of, and the chain does not have. */
export interface HeadFault {
  readonly seq: number;
  /** When the router heard of it, milliseconds since 1970. */
  readonly atMs: number;
  /** `CUT_OFF`: the chain ends before it. `CHANGED`: another row stands there. */
  readonly kind: "CUT_OFF" | "CHANGED";
}

/** A chain as far as heads are compared with it. */
export interface ChainSpan {
  /** Those of its links that have a head's number. */
  readonly links: readonly AuditLink[];
  /** The number of its first row; rows before it were removed because of their age. */
  readonly first: number;
  /** Of its last; 0 of an empty chain. */
  readonly last: number;
}

/**
 * The first of the router's heads that the chain does not have. A chain may be made anew from its first row to its last and fit
 * by itself; it cannot fit what somebody else was told of it before.
 */
export function compareHeads(heads: readonly KeptHead[], { links, first, last }: ChainSpan): HeadFault | undefined {
  const hashes = new Map(links.map(({ seq, hash }) => [seq, hash]));
  for (const { seq, atMs, hash } of heads.toSorted((left, right) => left.seq - right.seq)) {
    if (seq === 0 || seq < first) continue;
    if (seq > last) return { seq, atMs, kind: "CUT_OFF" };
    if (hashes.get(seq) !== hash) return { seq, atMs, kind: "CHANGED" };
  }
  return undefined;
}
