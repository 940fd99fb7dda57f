import { codedError } from "@biometricflow/service/errors/error-codes";
import { createConnection } from "@biometricflow/subgraph/connection";
import { addDays } from "../../domain/dates.ts";
import type { PersonRecord } from "../../domain/people/people-store.ts";
import { toRosterCells, toRosterHead } from "../../domain/shifts/roster-sheet.ts";
import type { QueryRosterArgs, QueryRosterCsvArgs } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { RosterPage, RosterRow } from "../../graph/pages.ts";
import { writeCsv } from "../../sheets/write-csv.ts";
import { parseRows, toRange } from "../month.ts";
import { parseNamePosition, toPersonSelection } from "../person-selection.ts";
import { toFingerprint } from "../record-selection.ts";

/** A month's roster: a page of people, and their dates by one question. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listRoster(args: QueryRosterArgs, context: AttendanceContext): Promise<RosterPage> {
  const { peopleReader } = context;
  const { selection } = await toPersonSelection(args.filter, context);
  const cursorList = { field: "roster", order: args.month, of: toFingerprint(selection) };
  const after = parseNamePosition(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection<RosterRow>({
    first: parseRows(args.first),
    hasAfter: after !== undefined,
    list: async (limit) => toRows(await peopleReader.list(selection, { limit, after }), args.month, context),
    count: () => peopleReader.count(selection),
    cursorList,
    toCursorKeys: ({ person }) => [person.nameKey, person.id],
  });
  return page;
}

async function toRows(
  people: readonly PersonRecord[],
  month: string,
  { shiftReader, readShifts, people: loader }: AttendanceContext,
): Promise<readonly RosterRow[]> {
  for (const person of people) loader.prime(person.id, person);
  const rosters = await shiftReader.listRosters(
    people.map(({ key }) => key),
    toRange(month),
  );
  const shifts = await readShifts();
  return people.map((person) => ({
    person,
    days: (rosters.get(person.key) ?? []).map(({ date, cell }) => ({
      date,
      isOff: cell.kind === "OFF",
      shift: cell.kind === "OFF" ? null : (shifts.get(cell.shiftId) ?? null),
    })),
  }));
}

const MOST_PEOPLE = 2000;

/** A month's roster as a sheet. @throws BAD_USER_INPUT for more than a sheet has */
export async function exportRoster({ month, filter }: QueryRosterCsvArgs, context: AttendanceContext): Promise<string> {
  const { selection } = await toPersonSelection(filter, context);
  const people = await context.peopleReader.list(selection, { limit: MOST_PEOPLE + 1, after: undefined });
  if (people.length > MOST_PEOPLE)
    throw codedError("BAD_USER_INPUT", `A sheet has at most ${MOST_PEOPLE} people: choose departments or places`, {
      argument: "filter",
    });
  const { from, to } = toRange(month);
  const dates = Array.from({ length: Number(to.slice(8)) }, (_, index) => addDays(from, index));
  const keys = people.map(({ key }) => key);
  const rosters = await context.shiftReader.listRosters(keys, { from, to });
  const rows = people.map((person) => toRosterCells(person, rosters.get(person.key) ?? [], dates));
  return writeCsv(toRosterHead(dates), rows);
}
