/** Rows at which a table has become another one for the planner of a server: 1,000, and each time four times as many. */
const FIRST_ROWS = 1_000;
const GROWTH = 4;

/**
 * Whether a table has grown so much that the server must look at it again (`ANALYZE`). It does so by itself, but a minute later,
 * and until then reads all rows of what was just filled, and sorts them.
 */
export function isGrown(before: number, after: number): boolean {
  let rows = FIRST_ROWS;
  while (rows <= before) rows *= GROWTH;
  return after >= rows;
}
