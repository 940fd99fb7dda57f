import { createConnection } from "@biometricflow/subgraph/connection";
import { countElementValues } from "@biometricflow/subgraph/list-selection";
import type { PersonRecord } from "../domain/people/people-store.ts";
import type { RecordSelection } from "../domain/records/listed-record.ts";
import type { AttendanceMatrixRowResolvers, QueryAttendanceMatrixArgs } from "../generated/resolvers.ts";
import { askFirst } from "../graph/ask-first.ts";
import type { AttendanceContext } from "../graph/context.ts";
import type { MatrixPage, MatrixRow } from "../graph/pages.ts";
import { toReaders } from "./overlay.ts";
import { parseRows, toRange } from "./month.ts";
import { parseNamePosition, toPersonSelection } from "./person-selection.ts";
import { toCurrency, toFingerprint } from "./record-selection.ts";

const MOST_DAYS = 31;

/** A month of people x days: a page of people, and their records by one question. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listMatrix(args: QueryAttendanceMatrixArgs, context: AttendanceContext): Promise<MatrixPage> {
  const { peopleReader } = context;
  const { records, additionalHolidays } = toReaders(args.additionalHolidays, context);
  const { selection, placeIds } = await toPersonSelection(args.filter, context);
  const range = toRange(args.month);
  // The records that `attendance` shows, and no others: somebody may be measured by the rules of a place out of scope.
  const { placeIds: visible, people: scope } = await context.readScope();
  const shown = { ...range, placeIds: visible && placeIds, scope };
  const cursorList = {
    field: "attendanceMatrix",
    order: args.month,
    of: toFingerprint({ ...selection, additionalHolidays }),
  };
  const after = parseNamePosition(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection<MatrixRow>({
    first: parseRows(args.first),
    hasAfter: after !== undefined,
    list: async (limit) => toRows(await peopleReader.list(selection, { limit, after }), shown, { ...context, records }),
    count: () => peopleReader.count(selection),
    cursorList,
    toCursorKeys: ({ person }) => [person.nameKey, person.id],
  });
  return { ...page, ...toCurrency(context, shown, placeIds) };
}

async function toRows(
  people: readonly PersonRecord[],
  shown: RecordSelection,
  context: AttendanceContext,
): Promise<readonly MatrixRow[]> {
  const { records, people: loader } = context;
  const looked = people.flatMap(({ key }) => [shown.from, shown.to].map((date) => ({ personKey: key, date })));
  askFirst(context, looked, shown);
  for (const person of people) loader.prime(person.id, person);
  const selection = { ...shown, personIds: people.map(({ id }) => id) };
  const page = { limit: people.length * MOST_DAYS, after: undefined, isDescending: false };
  const days = Map.groupBy(await records.list(selection, page), ({ person }) => person.id);
  return people.map((person) => ({ person, days: days.get(person.id) ?? [] }));
}

/** A person's month; the months of a page come into the answer in turns, so that others are answered beside it. */
export const AttendanceMatrixRowFields: AttendanceMatrixRowResolvers = {
  days: async ({ days }, _args, { takeTurn }, info) => {
    await takeTurn(days.length * countElementValues(info));
    return days;
  },
};
