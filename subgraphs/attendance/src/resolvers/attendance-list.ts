import type { CursorList } from "@biometricflow/schema/cursor";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfterKeys, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { readListSelection } from "@biometricflow/subgraph/list-selection";
import type { GraphQLResolveInfo } from "graphql";
import type { RecordPosition } from "../domain/records/listed-record.ts";
import type { QueryAttendanceArgs } from "../generated/resolvers.ts";
import { askFirst } from "../graph/ask-first.ts";
import type { AttendanceContext } from "../graph/context.ts";
import type { AttendancePage } from "../graph/pages.ts";
import { toReaders } from "./overlay.ts";
import { toCurrency, toFingerprint, toSelection } from "./record-selection.ts";

/** Lists the records that the viewer may see. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listAttendance(
  args: QueryAttendanceArgs,
  context: AttendanceContext,
  info: GraphQLResolveInfo,
): Promise<AttendancePage> {
  const { records, additionalHolidays } = toReaders(args.additionalHolidays, context);
  const { selection, placeIds } = await toSelection(args.filter, context);
  const order = args.orderBy ?? "DATE_DESC";
  const cursorList = { field: "attendance", order, of: toFingerprint({ ...selection, additionalHolidays }) };
  const after = parsePosition(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: async (limit) => {
      const rows = await records.list(selection, { limit, after, isDescending: order === "DATE_DESC" });
      askFirst(
        context,
        rows.map(({ person, date }) => ({ personKey: person.key, date })),
        selection,
      );
      return rows;
    },
    count: () => records.count(selection),
    turn: (rows) => context.takeTurn(rows * readListSelection(info).valuesPerRow),
    cursorList,
    toCursorKeys: ({ date, person }) => [date, person.nameKey, person.id],
  });
  return {
    ...page,
    ...toCurrency(context, selection, placeIds),
  };
}

function parsePosition(after: string | null | undefined, list: CursorList): RecordPosition | undefined {
  const keys = parseAfterKeys(after, ["string", "string", "string"], list);
  if (keys === undefined) return undefined;
  const [date = "", nameKey = "", id = ""] = keys.map(String);
  return [date, nameKey, id];
}
