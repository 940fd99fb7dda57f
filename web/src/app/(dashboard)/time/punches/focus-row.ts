import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { GridApi } from "ag-grid-community";

const FIRST_COLUMN = "at";

/** Puts the focus on a row of the grid, or on the row in view when the grid does not hold it (yet). */
export function focusRow(api: GridApi<PunchRowFragment> | undefined, id: string): void {
  if (!api) return;
  const index = api.getRowNode(id)?.rowIndex ?? Math.max(0, api.getFirstDisplayedRowIndex());
  requestAnimationFrame(() => requestAnimationFrame(() => api.setFocusedCell(index, FIRST_COLUMN))); // after the rows are drawn anew
}
