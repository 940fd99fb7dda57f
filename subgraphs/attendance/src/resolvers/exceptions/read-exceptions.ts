import {
  ACTIONS,
  type AttendanceException,
  type ExceptionKind,
  RECORD_KINDS,
  toRecordExceptions,
} from "../../domain/exceptions/exception.ts";
import type { BesideSource } from "./exceptions-beside.ts";
import {
  comparePositions,
  type ExceptionPosition,
  toExceptionPosition,
} from "../../domain/exceptions/exception-order.ts";
import type { RecordSelection } from "../../domain/records/listed-record.ts";
import type { AttendanceContext } from "../../graph/context.ts";

/** Which exceptions are read. */
export interface ExceptionQuestion {
  readonly selection: RecordSelection;
  readonly kinds: readonly ExceptionKind[];
  /** Of these kinds, what no record shows. */
  readonly beside: readonly BesideSource[];
}

/** Every kind there is. */
export const EXCEPTION_KINDS = Object.keys(ACTIONS).filter((kind): kind is ExceptionKind => kind in ACTIONS);

/** A page of exceptions after a position. */
export async function listPage(
  question: ExceptionQuestion,
  page: { readonly after: ExceptionPosition | undefined; readonly limit: number },
  { records }: Pick<AttendanceContext, "records">,
): Promise<readonly AttendanceException[]> {
  const { after, limit } = page;
  const isAfter = (exception: AttendanceException) =>
    after === undefined || comparePositions(toExceptionPosition(exception), after) > 0;
  const found = [await listOfRecords(question, page, records)];
  for (const { list } of question.beside) found.push(await list(page));
  const all = found.flat().filter(isAfter);
  return all.toSorted((a, b) => comparePositions(toExceptionPosition(a), toExceptionPosition(b))).slice(0, limit);
}

/** A record may show several, so the one at the position is looked at again. */
async function listOfRecords(
  { selection, kinds }: ExceptionQuestion,
  { after, limit }: { readonly after: ExceptionPosition | undefined; readonly limit: number },
  records: AttendanceContext["records"],
): Promise<readonly AttendanceException[]> {
  const anyOf = toAnyOf(kinds);
  if (anyOf === undefined) return [];
  const [date, nameKey, id] = after ?? [];
  const position =
    date === undefined || nameKey === undefined || id === undefined ? undefined : ([date, nameKey, id] as const);
  const shown = { ...selection, anyOf };
  const same =
    position === undefined || position[0] < selection.from || position[0] > selection.to
      ? []
      : await records.list(
          { ...shown, from: position[0], to: position[0], personIds: [position[2]] },
          { limit: 1, after: undefined, isDescending: true },
        );
  const rest = await records.list(shown, { limit, after: position, isDescending: true });
  return [...same, ...rest].flatMap((record) => toRecordExceptions(record, kinds));
}

/** What a record of some kinds has; `undefined`: none of them is of records. */
function toAnyOf(kinds: readonly ExceptionKind[]): RecordSelection["anyOf"] {
  const rules = RECORD_KINDS.filter(({ kind }) => kinds.includes(kind));
  if (rules.length === 0) return undefined;
  return {
    flags: rules.flatMap((rule) => ("flag" in rule ? [rule.flag] : [])),
    statuses: rules.flatMap((rule) => ("status" in rule ? [rule.status] : [])),
  };
}
