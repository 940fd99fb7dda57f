import type { RosterCell, RosterDay } from "./named-shift.ts";
import type { RosterEdit } from "./shift-store.ts";

/** A roster with cells filled and emptied. Of several edits of one date the last counts. */
export function layRoster(
  roster: readonly RosterDay[],
  edits: readonly RosterEdit[],
): { readonly roster: readonly RosterDay[]; readonly changed: readonly RosterEdit[] } {
  const cells = new Map(roster.map(({ date, cell }) => [date, cell]));
  const last = [...new Map(edits.map((edit) => [edit.date, edit])).values()];
  const changed = last.filter(({ date, cell }) => toText(cells.get(date)) !== toText(cell));
  for (const { date, cell } of changed) {
    if (cell === undefined) cells.delete(date);
    else cells.set(date, cell);
  }
  const days = [...cells].map(([date, cell]) => ({ date, cell }));
  return { roster: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)), changed };
}

/** What a cell holds in a sheet: the id of a shift, `OFF`, or nothing. */
export function toText(cell: RosterCell | undefined): string {
  if (cell === undefined) return "";
  return cell.kind === "OFF" ? "OFF" : cell.shiftId;
}
