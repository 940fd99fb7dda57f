import { codedError } from "@biometricflow/service/errors/error-codes";
import type { RosterCell } from "../../domain/shifts/named-shift.ts";
import type { RosterEdit } from "../../domain/shifts/shift-store.ts";
import type { EditRosterInput } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { findOwnPeople } from "../absences/absence-scope.ts";

const MAX_CELLS = 5000;

/** The cells that an input fills and empties. @throws BAD_USER_INPUT for too many, NOT_FOUND out of the viewer's scope */
export async function toRosterEdits(
  { cells }: EditRosterInput,
  context: AttendanceContext,
): Promise<readonly RosterEdit[]> {
  if (cells.length > MAX_CELLS)
    throw codedError("BAD_USER_INPUT", `At most ${MAX_CELLS} cells at once`, { argument: "input.cells" });
  await findOwnPeople([...new Set(cells.map(({ personId }) => personId))], context);
  return cells.map(({ personId, date, entry }) => ({ personId, date, cell: toCell(entry) }));
}

function toCell(entry: string | null | undefined): RosterCell | undefined {
  if (entry === null || entry === undefined) return undefined;
  return entry === "OFF" ? { kind: "OFF" } : { kind: "SHIFT", shiftId: entry };
}
