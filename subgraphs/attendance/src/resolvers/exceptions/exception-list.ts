import type { CursorList } from "@biometricflow/schema/cursor";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfterKeys, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { AttendanceException, ExceptionKind } from "../../domain/exceptions/exception.ts";
import { type ExceptionPosition, toExceptionPosition } from "../../domain/exceptions/exception-order.ts";
import type { QueryExceptionsArgs } from "../../generated/resolvers.ts";
import { askFirst } from "../../graph/ask-first.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { ExceptionPage } from "../../graph/exception-page.ts";
import { parseRange } from "../date-range.ts";
import { toCurrency, toFingerprint, toSelection } from "../record-selection.ts";
import { toBesideSources } from "./exceptions-beside.ts";
import { EXCEPTION_KINDS, type ExceptionQuestion, listPage } from "./read-exceptions.ts";

/** What somebody must look at, of what the viewer may see. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listExceptions(args: QueryExceptionsArgs, context: AttendanceContext): Promise<ExceptionPage> {
  const { kinds: asked, ...filter } = args.filter;
  const { selection, placeIds } = await toSelection({ ...filter, ...parseRange(filter, "filter.from") }, context);
  const kinds = EXCEPTION_KINDS.filter((kind) => asked?.includes(kind) ?? true);
  const beside = toBesideSources(selection, context).filter(({ kind }) => kinds.includes(kind));
  const question = { selection, kinds, beside };
  const cursorList = { field: "exceptions", order: kinds.join(), of: toFingerprint(selection) };
  const after = parsePosition(args.after, cursorList);
  let counting: Promise<ExceptionCounts> | undefined;
  const count = () => (counting ??= countAll(question, context));
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: async (limit) => {
      const found = await listPage(question, { after, limit }, context);
      askFirst(context, found.flatMap(toLooked), selection);
      return found;
    },
    count: async () => (await count()).reduce((sum, each) => sum + each.count, 0),
    cursorList,
    toCursorKeys: toExceptionPosition,
  });
  return { ...page, ...toCurrency(context, selection, placeIds), counts: count };
}

type ExceptionCounts = { readonly kind: ExceptionKind; readonly count: number }[];

/** How many there are of each kind that is asked for. */
async function countAll(
  { selection, kinds, beside }: ExceptionQuestion,
  { exceptions }: AttendanceContext,
): Promise<ExceptionCounts> {
  const counts = new Map(Object.entries(await exceptions.countRecords(selection)));
  for (const { kind, count } of beside) counts.set(kind, await count());
  return kinds.map((kind) => ({ kind, count: counts.get(kind) ?? 0 }));
}

function toLooked({ record }: AttendanceException) {
  return record === undefined ? [] : [{ personKey: record.person.key, date: record.date }];
}

function parsePosition(after: string | null | undefined, list: CursorList): ExceptionPosition | undefined {
  const keys = parseAfterKeys(after, ["string", "string", "string", "string"], list);
  if (keys === undefined) return undefined;
  const [date = "", nameKey = "", id = "", kind = ""] = keys.map(String);
  return [date, nameKey, id, kind];
}
