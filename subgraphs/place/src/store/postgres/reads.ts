import { toPunchFeedPage } from "../../domain/feed-page.ts";
import type { PageRequest } from "../../domain/ledger.ts";
import type { PooledReads } from "../../domain/read-pool.ts";
import { type DayColumns, type GapColumns, toDaysQuery, toDeviceGap, toGapsQuery, toKeptDay } from "../day-rows.ts";
import {
  type ClockColumns,
  type ClockSetColumns,
  toClockCount,
  toClockEntry,
  toClockSet,
  toClockSetsQuery,
  toClocksQuery,
} from "../clock-rows.ts";
import { FEED_COLUMNS, type FeedColumns, toFeedEntry, toPunchFeedQuery } from "../feed-rows.ts";
import {
  createPunchQueries,
  type PositionColumns,
  PUNCH_COLUMNS,
  type PunchColumns,
  toPunchRecord,
  toRowPosition,
} from "../punch-rows.ts";
import { createSetAsideQueries } from "../set-aside-rows.ts";
import {
  createUserQueries,
  type EnrolledColumns,
  type EnrolmentColumns,
  toDeviceIdLists,
  toEnrolmentLists,
  toEnrolmentsQuery,
  toUserRecord,
  type UserColumns,
} from "../user-rows.ts";
import type { Condition } from "../where.ts";
import type { Ask } from "./connections.ts";
import { POSTGRES_WORDS, toKeptText } from "./words.ts";

const PUNCHES = createPunchQueries(POSTGRES_WORDS);
const SET_ASIDE = createSetAsideQueries(POSTGRES_WORDS);
const USERS = createUserQueries(POSTGRES_WORDS);

/** Creates the reads of a ledger. One answer is of one moment: it is one statement. */
export function createPostgresReads(ask: Ask): PooledReads {
  const all = <R extends object>({ sql, values }: Condition) => ask<R>(sql, values.map(toKeptValue));
  const total = async (query: Condition) => (await all<{ total: number }>(query))[0]?.total ?? 0;
  const ofIds = <R extends object>(sql: string, ids: readonly string[]) => ask<R>(sql, [ids.map(toKeptText)]);
  return {
    listPunches: async (selection, page) =>
      (await all<PunchColumns>(PUNCHES.list(selection, toWholePage(page)))).map(toPunchRecord),
    listPunchPositions: async (selection, page) =>
      (await all<PositionColumns>(PUNCHES.listPositions(selection, toWholePage(page)))).map(toRowPosition),
    countPunches: (selection) => total(PUNCHES.count(selection)),
    findPunches: async (ids) => {
      const sql = `SELECT ${PUNCH_COLUMNS} FROM punch_rows WHERE id = ANY (?::text[]) AND set_aside IS NULL`;
      return (await ofIds<PunchColumns>(sql, ids)).map(toPunchRecord);
    },
    listSetAside: async (selection, page) =>
      (await all<PunchColumns>(SET_ASIDE.list(selection, toWholePage(page)))).map(toPunchRecord),
    countSetAside: (selection) => total(SET_ASIDE.count(selection)),
    listDays: async (selection) => (await all<DayColumns>(toDaysQuery(selection))).map(toKeptDay),
    listGaps: async (selection, limit) => (await all<GapColumns>(toGapsQuery(selection, limit))).map(toDeviceGap),
    listClock: async (deviceId, page) => (await all<ClockColumns>(toClocksQuery(deviceId, page))).map(toClockEntry),
    countClock: (deviceId) => total(toClockCount(deviceId)),
    listClockSets: async (deviceId, limit) =>
      (await all<ClockSetColumns>(toClockSetsQuery(deviceId, limit))).map(toClockSet),
    listUsers: async (...args) => (await all<UserColumns>(USERS.list(...args))).map(toUserRecord),
    countUsers: (selection) => total(USERS.count(selection)),
    findUsers: async (ids) =>
      (await ofIds<UserColumns>("SELECT * FROM users WHERE id = ANY (?::text[])", ids)).map(toUserRecord),
    listDeviceIdsOfUsers: async (ids) => {
      const sql = `SELECT DISTINCT user_id, device_id FROM enrolments WHERE user_id = ANY (?::text[])
        ORDER BY device_id`;
      return toDeviceIdLists(ids, await ofIds<EnrolledColumns>(sql, ids));
    },
    listEnrolmentsOfUsers: async (ids) =>
      toEnrolmentLists(ids, await ofIds<EnrolmentColumns>(toEnrolmentsQuery("user_id = ANY (?::text[])"), ids)),
    ...createFeedReads(ask, all),
  };
}

type All = <R extends object>(query: Condition) => Promise<readonly R[]>;

/** The head as it was at the moment of the entries; they are null where there is none. */
interface HeadColumns {
  readonly head_epoch: string;
  readonly head_seq: number;
}

type Absent<R> = { readonly [Name in keyof R]: null };

function createFeedReads(ask: Ask, all: All): Pick<PooledReads, "readFeed" | "readPunchFeed"> {
  return {
    readFeed: async (afterSeq, limit) => {
      type Entry = FeedColumns & PunchColumns;
      const rows = await ask<HeadColumns & (Entry | Absent<Entry>)>(
        `SELECT head.epoch AS head_epoch, head.seq AS head_seq, entry.* FROM head LEFT JOIN LATERAL (
           SELECT ${FEED_COLUMNS} FROM feed LEFT JOIN punch_rows ON punch_rows.key = feed.row_key
           WHERE feed.seq > ? ORDER BY feed.seq LIMIT ?
         ) AS entry ON TRUE ORDER BY entry.seq`,
        [afterSeq, limit],
      );
      const head = { epoch: rows[0]?.head_epoch ?? "", seq: rows[0]?.head_seq ?? 0 };
      return { head, entries: rows.flatMap((row) => (row.seq === null ? [] : [toFeedEntry(row)])) };
    },
    readPunchFeed: async (afterSeq, selection, limit) => {
      // The head is that of before the entries: what came in between is looked at once more, and nothing is passed over.
      const [head] = await ask<{ seq: number }>("SELECT seq FROM head");
      const found = await all<PunchColumns & { seq: number }>(
        toPunchFeedQuery(PUNCHES.toConditions(selection), afterSeq, limit),
      );
      const entries = found.map((columns) => ({ seq: columns.seq, punch: toPunchRecord(columns) }));
      const headSeq = Math.max(head?.seq ?? 0, entries.at(-1)?.seq ?? 0);
      return toPunchFeedPage(entries, limit, headSeq);
    },
  };
}

function toKeptValue(value: string | number): string | number {
  return typeof value === "string" ? toKeptText(value) : value;
}

/** Instants are whole numbers of 64 bits at most; a position between two of them stands before the first id of the next. */
function toWholePage(page: PageRequest): PageRequest {
  const [key, id] = page.after ?? [];
  if (typeof key !== "number" || id === undefined || Number.isSafeInteger(key)) return page;
  const whole = Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, Math.ceil(key)));
  return { ...page, after: [whole, ""] };
}
