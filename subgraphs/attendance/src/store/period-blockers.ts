import { type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import { toCorrectionId } from "../domain/corrections/correction.ts";
import { addDays, toUtcDate } from "../domain/dates.ts";
import type { Blocker, BlockerKind, PeriodRange } from "../domain/periods/period.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { listLocked } from "./period-rows.ts";

const MOST_EXAMPLES = 5;

/** What stands against locking a period: each kind once, with how many there are and some of them. */
export async function findBlockers(
  read: Kysely<Tables>,
  range: PeriodRange,
  nowMs: number,
): Promise<readonly Blocker[]> {
  const blockers = [
    await findOpenDates(read, range, nowMs),
    await findMarks(read, range),
    await findLocks(read, range),
    await findRecords(read, range, "PROVISIONAL"),
    await findRecords(read, range, "UNKNOWN"),
    await findRecords(read, range, "LOG_LOST"),
    await findRecords(read, range, "INCOMPLETE"),
    await findRequests(read, range),
    await findFaults(read, range),
  ];
  return blockers.filter(({ count }) => count > 0);
}

function toBlocker(kind: BlockerKind, count: number, examples: Partial<Blocker> = {}): Blocker {
  return { records: [], requestIds: [], personIds: [], ...examples, kind, count };
}

/** Dates that are not over: today's business days end after it. */
async function findOpenDates(read: Kysely<Tables>, range: PeriodRange, nowMs: number): Promise<Blocker> {
  if (range.to >= toUtcDate(nowMs)) return toBlocker("NOT_OVER", 1);
  return findRecords(read, range, "NOT_OVER");
}

/** Of anybody: whose records they become is known once they are worked out. */
async function findMarks(read: Kysely<Tables>, { from, to }: PeriodRange): Promise<Blocker> {
  const { count } = await read
    .selectFrom("dirty_mark")
    .select(({ fn }) => fn.count<number>("person_key").distinct().as("count"))
    .where("from_date", "<=", to)
    .where("to_date", ">=", from)
    .executeTakeFirstOrThrow();
  return toBlocker("RECOMPUTING", count);
}

async function findLocks(read: Kysely<Tables>, range: PeriodRange): Promise<Blocker> {
  const locked = await listLocked(read, range);
  let count = 0;
  for (const other of locked) {
    const isWhole = range.scope.kind === "ALL" || other.scope.kind === "ALL";
    const dates = { from: max(range.from, other.from), to: range.to < other.to ? range.to : other.to };
    const shared = isWhole
      ? undefined
      : await selectIn(read, { ...range, ...dates })
          .where((where) => where.and(toPeriodConditions(where, other)))
          .select("date")
          .limit(1)
          .executeTakeFirst();
    if (isWhole || shared !== undefined || sharesIds(range, other)) count += 1;
  }
  return toBlocker("LOCKED_ALREADY", count);
}

function sharesIds(left: PeriodRange, right: PeriodRange): boolean {
  if (left.scope.kind === "ALL" || right.scope.kind === "ALL" || left.scope.kind !== right.scope.kind) return false;
  const { ids } = right.scope;
  return left.scope.ids.some((id) => ids.includes(id));
}

function max(left: string, right: string): string {
  return left > right ? left : right;
}

/** Which records each kind is about. */
const IS_BLOCKING: Readonly<
  Record<"NOT_OVER" | "PROVISIONAL" | "UNKNOWN" | "LOG_LOST" | "INCOMPLETE", ReturnType<typeof sql<SqlBool>>>
> = {
  NOT_OVER: sql<SqlBool>`(next_change_ms is not null or status = 'PENDING')`,
  PROVISIONAL: sql<SqlBool>`(is_final = 0 and status <> 'UNKNOWN' and is_lost = 0)`,
  UNKNOWN: sql<SqlBool>`(status = 'UNKNOWN' and is_lost = 0)`,
  LOG_LOST: sql<SqlBool>`is_lost = 1`,
  INCOMPLETE: sql<SqlBool>`(status = 'INCOMPLETE' and corrections = 0)`,
};

async function findRecords(read: Kysely<Tables>, range: PeriodRange, kind: keyof typeof IS_BLOCKING): Promise<Blocker> {
  const blocking = selectIn(read, range).where(IS_BLOCKING[kind]);
  const { count } = await blocking.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  if (count === 0) return toBlocker(kind, 0);
  const examples = await blocking
    .innerJoin("person", "person.key", "day_record.person_key")
    .select(["person.id", "day_record.date"])
    .orderBy("day_record.date")
    .orderBy("person.id")
    .limit(MOST_EXAMPLES)
    .execute();
  return toBlocker(kind, count, { records: examples.map(({ id, date }) => ({ personId: id, date })) });
}

/** Records of the period. */
export function selectIn(read: Kysely<Tables>, range: PeriodRange) {
  return read.selectFrom("day_record").where((where) => where.and(toPeriodConditions(where, range)));
}

/** What holds for the records of a period. */
export function toPeriodConditions(where: ExpressionBuilder<Tables, "day_record">, { from, to, scope }: PeriodRange) {
  const dates = [where("day_record.date", ">=", from), where("day_record.date", "<=", to)];
  if (scope.kind === "ALL") return dates;
  const column = scope.kind === "PLACES" ? "day_record.place_id" : "day_record.department_id";
  return [...dates, isOneOf(column, scope.ids)];
}

async function findRequests(read: Kysely<Tables>, range: PeriodRange): Promise<Blocker> {
  const rows = await read
    .selectFrom("correction")
    .select("key")
    .where("state", "=", "REQUESTED")
    .where("local_time", ">=", range.from)
    .where("local_time", "<", addDays(range.to, 2))
    .where((where) =>
      range.scope.kind === "ALL"
        ? where.lit(true)
        : where("person_key", "in", selectIn(read, range).select("day_record.person_key")),
    )
    .orderBy("key")
    .execute();
  const requestIds = rows.slice(0, MOST_EXAMPLES).map(({ key }) => toCorrectionId(key));
  return toBlocker("OPEN_REQUEST", rows.length, { requestIds });
}

/** People without records for a fault: of the places or departments, as far as that is known of them. */
async function findFaults(read: Kysely<Tables>, { scope }: PeriodRange): Promise<Blocker> {
  const rows = await read
    .selectFrom("record_fault")
    .innerJoin("person", "person.key", "record_fault.person_key")
    .select("person.id")
    .where((where) => {
      if (scope.kind === "ALL") return where.lit(true);
      if (scope.kind === "DEPARTMENTS") return isOneOf("person.department_id", scope.ids);
      return where.or([isOneOf("person.home_place_id", scope.ids), where("person.home_place_id", "=", "")]);
    })
    .orderBy("person.id")
    .execute();
  return toBlocker("RECORD_FAULT", rows.length, { personIds: rows.slice(0, MOST_EXAMPLES).map(({ id }) => id) });
}
