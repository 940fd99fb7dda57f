/** Rows of the longest page; the shortest has none: totals and `pageInfo` alone. */
export const MAX_PAGE_ROWS = 1000;

/** What is said of any other page size, by whoever judges it. */
export const PAGE_SIZE_RANGE = `first must be from 0 to ${MAX_PAGE_ROWS}`;

/** Whether `first` is a number of rows that a page may have. */
export function isPageSize(first: unknown): first is number {
  return typeof first === "number" && Number.isInteger(first) && first >= 0 && first <= MAX_PAGE_ROWS;
}
