import { codedError } from "@biometricflow/service/errors/error-codes";
import {
  ABSENCE_COLUMNS,
  type AbsenceLine,
  type ParsedAbsences,
  parseAbsenceSheet,
} from "../../domain/absences/absence-sheet.ts";
import type { AbsenceAct } from "../../domain/absences/absence-store.ts";
import type { ImportAbsencesInput, ResolversTypes } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { readCsvLines } from "../../sheets/csv-lines.ts";
import { toNamedRows } from "../../sheets/named-rows.ts";
import { refuseOneself } from "../not-oneself.ts";
import { toInputError } from "./absence-input.ts";
import { MAX_LINES } from "./absence-list.ts";
import { toOwnPeople } from "./absence-scope.ts";

const FORM = { columns: ABSENCE_COLUMNS, required: ["from", "kind"] } as const;

/** Takes absences from a sheet. @throws BAD_USER_INPUT for a text that is none */
export async function importAbsences(
  { csv, dryRun }: ImportAbsencesInput,
  act: AbsenceAct,
  context: AttendanceContext,
): Promise<Awaited<ResolversTypes["ImportAbsencesPayload"]>> {
  const sheet = toNamedRows(await readCsvLines(csv, MAX_LINES), FORM);
  if (sheet.kind === "FAULT") throw codedError("BAD_USER_INPUT", sheet.message, { argument: "input.csv" });
  const { drafts, unchanged, faults } = await parseLines(sheet.rows, context);
  await refuseOneself(
    drafts.map(({ person }) => person.id),
    context,
    "input.csv",
  );
  const told = { added: drafts.length, unchanged, faults: [...faults] };
  if (dryRun !== false || faults.length > 0) return { ...told, isDone: false };
  const added = await context.absenceWriter.add(drafts, act);
  if (added.kind === "FAULT") throw toInputError(added.fault);
  if (added.isDone) return { ...told, isDone: true };
  throw codedError("BAD_USER_INPUT", "Somebody added an absence meanwhile: import the sheet again", {
    argument: "input.csv",
  });
}

async function parseLines(lines: readonly AbsenceLine[], context: AttendanceContext): Promise<ParsedAbsences> {
  const { absenceReader } = context;
  const own = await toOwnPeople(context);
  const named = (column: "person" | "pin") => [...new Set(lines.map(({ cells }) => cells[column] ?? ""))];
  const [byId, byPin, kinds] = await Promise.all([
    absenceReader.findPeople({ ...own, ids: named("person") }, MAX_LINES),
    absenceReader.findPeople({ ...own, pins: named("pin") }, 2 * MAX_LINES),
    absenceReader.listKinds(),
  ]);
  const people = [...new Map([...byId, ...byPin].map((person) => [person.id, person])).values()];
  const dates = lines
    .flatMap(({ cells }) => [cells.from ?? "", cells.to ?? ""])
    .filter(Boolean)
    .toSorted();
  const absences = await absenceReader.listOf(people, { from: dates[0] ?? "", to: dates.at(-1) ?? "" });
  return parseAbsenceSheet(lines, { kinds, people, absences });
}
