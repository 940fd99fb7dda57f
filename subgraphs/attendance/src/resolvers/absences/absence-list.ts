import type { CursorList } from "@biometricflow/schema/cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfterKeys, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { ABSENCE_COLUMNS, toAbsenceCells } from "../../domain/absences/absence-sheet.ts";
import type { AbsencePageRequest } from "../../domain/absences/absence-store.ts";
import type { QueryAbsencesArgs, QueryAbsencesCsvArgs } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { AbsencePage } from "../../graph/pages.ts";
import { writeCsv } from "../../sheets/write-csv.ts";
import { toFingerprint } from "../record-selection.ts";
import { toAbsenceSelection } from "./absence-scope.ts";

/** Most lines of a sheet, read or written. */
export const MAX_LINES = 5000;

/** Lists the absences that the viewer may see. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listAbsences(args: QueryAbsencesArgs, context: AttendanceContext): Promise<AbsencePage> {
  const { absenceReader } = context;
  const selection = await toAbsenceSelection(args.filter, context);
  const cursorList = { field: "absences", order: "FROM_ASC", of: toFingerprint(selection) };
  const after = parsePosition(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => absenceReader.list(selection, { limit, after }),
    count: () => absenceReader.count(selection),
    cursorList,
    toCursorKeys: ({ from, person, id }) => [from, person.nameKey, id],
  });
  return page;
}

/** The absences that the viewer may see as a sheet. @throws BAD_USER_INPUT for more than a sheet has */
export async function exportAbsences({ filter }: QueryAbsencesCsvArgs, context: AttendanceContext): Promise<string> {
  const selection = await toAbsenceSelection(filter, context);
  const absences = await context.absenceReader.list(selection, { limit: MAX_LINES + 1, after: undefined });
  if (absences.length <= MAX_LINES) return writeCsv(ABSENCE_COLUMNS, absences.map(toAbsenceCells));
  throw codedError("BAD_USER_INPUT", `A sheet has at most ${MAX_LINES} lines: choose fewer dates, places or kinds`, {
    argument: "filter",
  });
}

function parsePosition(after: string | null | undefined, list: CursorList): AbsencePageRequest["after"] {
  const keys = parseAfterKeys(after, ["string", "string", "string"], list);
  if (keys === undefined) return undefined;
  const [from = "", nameKey = "", id = ""] = keys.map(String);
  return [from, nameKey, id];
}
