import type { Database } from "better-sqlite3";
import type { PageRequest, UserSelection } from "../../domain/ledger.ts";
import type { KeptEnrolment, UserRecord } from "../../domain/user.ts";
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
import { createStatements } from "./statements.ts";
import { SQLITE_WORDS } from "./words.ts";

/** Enrolled people as they are read. */
export interface UserReads {
  list(selection: UserSelection, order: "NAME" | "PIN", page: PageRequest): readonly UserRecord[];
  count(selection: UserSelection): number;
  find(ids: readonly string[]): readonly UserRecord[];
  listDeviceIds(userIds: readonly string[]): readonly (readonly string[])[];
  listEnrolments(userIds: readonly string[]): readonly (readonly KeptEnrolment[])[];
}

const QUERIES = createUserQueries(SQLITE_WORDS);

/** Creates the reading of the enrolled people; the connection may be one that only reads. */
export function createUserReads(db: Database): UserReads {
  const selectByIds = db.prepare<[string], UserColumns>(
    "SELECT users.* FROM users WHERE id IN (SELECT value FROM json_each(?))",
  );
  const selectDeviceIds = db.prepare<[string], EnrolledColumns>(
    `SELECT DISTINCT user_id, device_id FROM enrolments WHERE user_id IN (SELECT value FROM json_each(?))
     ORDER BY device_id`,
  );
  const selectEnrolments = db.prepare<[string], EnrolmentColumns>(
    toEnrolmentsQuery("user_id IN (SELECT value FROM json_each(?))"),
  );
  const pages = createStatements<UserColumns>(db);
  const counts = createStatements<{ total: number }>(db);
  return {
    list: (...args) => pages.all(QUERIES.list(...args)).map(toUserRecord),
    count: (selection) => counts.all(QUERIES.count(selection))[0]?.total ?? 0,
    find: (ids) => selectByIds.all(JSON.stringify(ids)).map(toUserRecord),
    listDeviceIds: (userIds) => toDeviceIdLists(userIds, selectDeviceIds.all(JSON.stringify(userIds))),
    listEnrolments: (userIds) => toEnrolmentLists(userIds, selectEnrolments.all(JSON.stringify(userIds))),
  };
}
