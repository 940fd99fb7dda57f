/** The join of a whole log at once, as short as it can be said: what a join that sees the log piece by piece must come to. */
import { toVariantDigest } from "../src/domain/identity.ts";
import type { LedgerRow } from "../src/domain/punch.ts";

/**
 * Joins the rows of one log read: k rows of one identity and one verify code are one punch with `copies: k`, at the place
 * of the first; what else their bytes hold is kept of the first. Where rows of one identity differ in their verify code,
 * one code is the punch and each other one is a row of its own, set aside as OTHER_VERIFY: one punch stays one, and the
 * ledger still accounts for every row of the log. Only a log read may do this; a live event that comes twice is one copy.
 *
 * @param storedVerifyCodes the verify codes that the ledger holds, by digest; the code that came first stays the punch.
 */
export function groupCopies(
  rows: readonly LedgerRow[],
  storedVerifyCodes: ReadonlyMap<string, number> = new Map(),
): readonly LedgerRow[] {
  const groups = Map.groupBy(rows, ({ digest }) => digest);
  if (groups.size === rows.length) return rows;
  return [...groups.values()].flatMap((group) => joinGroup(group, storedVerifyCodes));
}

/** The digests of which the rows have several verify codes. */
export function listMixedDigests(rows: readonly LedgerRow[]): readonly string[] {
  const first = new Map<string, number>();
  const mixed = new Set<string>();
  for (const { digest, verifyCode } of rows) {
    const known = first.get(digest);
    if (known === undefined) first.set(digest, verifyCode);
    else if (known !== verifyCode) mixed.add(digest);
  }
  return [...mixed];
}

function joinGroup(group: readonly LedgerRow[], storedVerifyCodes: ReadonlyMap<string, number>): readonly LedgerRow[] {
  const byCode = Map.groupBy(group, ({ verifyCode }) => verifyCode);
  const stored = storedVerifyCodes.get(group[0]?.digest ?? "");
  const kept = stored !== undefined && byCode.has(stored) ? stored : group[0]?.verifyCode;
  return [...byCode].flatMap(([verifyCode, [first, ...others]]) => {
    if (first === undefined) return [];
    const row = { ...first, copies: others.length + 1 };
    if (verifyCode === kept) return [row];
    const setAside = row.setAside ?? "OTHER_VERIFY";
    return [{ ...row, digest: toVariantDigest(row.digest, verifyCode), setAside }];
  });
}
