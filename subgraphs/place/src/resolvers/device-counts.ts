/** A reader's count in the graph: some firmware says less than 0 where it does not know. */
export function toCount(count: number | undefined): number | null {
  return count === undefined || count < 0 ? null : count;
}
