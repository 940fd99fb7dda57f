import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseRosterSheet, placeFaults, toRosterColumns } from "../../domain/shifts/roster-sheet.ts";
import type { ImportRosterInput, ImportRosterPayload } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { readCsvLines } from "../../sheets/csv-lines.ts";
import { toNamedRows } from "../../sheets/named-rows.ts";
import { toOwnPeople } from "../absences/absence-scope.ts";

const MAX_LINES = 5000;
const MAX_CELLS = 60_000;

/** Takes rosters from a sheet. @throws BAD_USER_INPUT for a text that is none */
export async function importRoster(
  { csv, dryRun }: ImportRosterInput,
  context: AttendanceContext,
): Promise<ImportRosterPayload> {
  const lines = await readCsvLines(csv, MAX_LINES);
  const columns = toRosterColumns(lines.kind === "LINES" ? (lines.lines[0]?.cells ?? []) : []);
  const sheet = toNamedRows(lines, { columns, required: [] });
  if (sheet.kind === "FAULT") throw codedError("BAD_USER_INPUT", sheet.message, { argument: "input.csv" });
  const { edits, faults } = parseRosterSheet(sheet.rows, await findPeople(sheet.rows, context));
  if (edits.length > MAX_CELLS)
    throw codedError("BAD_USER_INPUT", `A sheet has at most ${MAX_CELLS} cells`, { argument: "input.csv" });
  const { shiftWriter, viewer, now } = context;
  const isDry = dryRun !== false || faults.length > 0;
  const act = { actor: viewer.subject, atMs: now() };
  const result = isDry ? await shiftWriter.tryRoster(edits) : await shiftWriter.editRoster(edits, act);
  const all = [...faults, ...placeFaults(result.faults, edits)].toSorted((a, b) => a.line - b.line);
  return { ...result, isDone: !isDry && all.length === 0, faults: all };
}

async function findPeople(
  lines: readonly { readonly cells: Readonly<Partial<Record<string, string>>> }[],
  context: AttendanceContext,
) {
  const own = await toOwnPeople(context);
  const named = (column: "person" | "pin") => [...new Set(lines.map(({ cells }) => cells[column] ?? ""))];
  const [byId, byPin] = await Promise.all([
    context.absenceReader.findPeople({ ...own, ids: named("person") }, MAX_LINES),
    context.absenceReader.findPeople({ ...own, pins: named("pin") }, 2 * MAX_LINES),
  ]);
  return [...new Map([...byId, ...byPin].map((person) => [person.id, person])).values()];
}
