import type { ColDef } from "ag-grid-community";

interface Room {
  /** Whether the language reads from right to left. */
  readonly isRtl: boolean;
  /** Whether there is room to keep the sums in sight. */
  readonly isWide: boolean;
}

/** Sums kept in sight at the end side, in one order from the dates on: the grid lays what is pinned out from the left. */
export function pinSums<TRow>(sums: readonly ColDef<TRow>[], { isRtl, isWide }: Room): ColDef<TRow>[] {
  if (!isWide) return [...sums];
  const pinned = isRtl ? "left" : "right";
  return (isRtl ? sums.toReversed() : sums).map((column) => ({ ...column, pinned }));
}
