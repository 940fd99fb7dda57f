import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseFirst } from "@biometricflow/subgraph/list-arguments";

const MOST_ROWS = 200;

/** The first and last date of a month. */
export function toRange(month: string): { readonly from: string; readonly to: string } {
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return { from: `${month}-01`, to: next.toISOString().slice(0, 10) };
}

/** How many rows a page of a sheet has. @throws BAD_USER_INPUT */
export function parseRows(first: number | null | undefined): number {
  const rows = parseFirst(first);
  if (rows <= MOST_ROWS) return rows;
  throw codedError("BAD_USER_INPUT", `A page of a sheet has 0 to ${MOST_ROWS} rows`, { argument: "first" });
}
