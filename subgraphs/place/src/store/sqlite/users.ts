import { toGlobalId } from "@biometricflow/schema/global-id";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { Database } from "better-sqlite3";
import type { PageRequest, UserSelection } from "../../domain/ledger.ts";
import { decideUser, type NamedEnrolment } from "../../domain/enrolments.ts";
import type { Enrolment, UserRecord } from "../../domain/user.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { type Condition, joinConditions, toPageCondition, whenGiven } from "./where.ts";

interface UserColumns {
  readonly id: string;
  readonly pin: string;
  readonly name: string;
  readonly name_key: string;
  readonly pin_key: string;
}

const ORDER_COLUMN = { NAME: "name_key", PIN: "pin_key" } as const;

/** Enrolled people in the database. */
export interface UserTable {
  recordEnrolments(readerId: string, enrolments: readonly Enrolment[]): void;
  readSlots(readerId: string): ReadonlyMap<number, string>;
  list(selection: UserSelection, order: "NAME" | "PIN", page: PageRequest): readonly UserRecord[];
  count(selection: UserSelection): number;
  find(ids: readonly string[]): readonly UserRecord[];
  listDeviceIds(userIds: readonly string[]): readonly (readonly string[])[];
}

/** Creates the access to the enrolled people. */
export function createUserTable(db: Database, placeId: string, feed: FeedWriter): UserTable {
  const selectSlots = db.prepare<[string], { slot: number; pin: string }>(
    "SELECT slot, pin FROM enrolments WHERE device_id = ?",
  );
  const selectByIds = db.prepare<[string], UserColumns>(
    "SELECT users.* FROM users WHERE id IN (SELECT value FROM json_each(?))",
  );
  const selectDeviceIds = db.prepare<[string], { user_id: string; device_id: string }>(
    `SELECT DISTINCT user_id, device_id FROM enrolments WHERE user_id IN (SELECT value FROM json_each(?))
     ORDER BY device_id`,
  );
  return {
    recordEnrolments: createEnrolmentWriter(db, placeId, feed),
    readSlots: (readerId) =>
      new Map(selectSlots.all(toGlobalId(placeId, readerId)).map(({ slot, pin }) => [slot, pin])),
    list: (selection, order, page) => {
      const column = ORDER_COLUMN[order];
      const where = joinConditions([...toConditions(selection), toPageCondition(column, page)]);
      const sql = `SELECT * FROM users ${where.sql} ORDER BY ${column}, id LIMIT ?`;
      return db
        .prepare<unknown[], UserColumns>(sql)
        .all(...where.values, page.limit)
        .map(toUserRecord);
    },
    count: (selection) => {
      const where = joinConditions(toConditions(selection));
      const sql = `SELECT count(*) AS total FROM users ${where.sql}`;
      return db.prepare<unknown[], { total: number }>(sql).get(...where.values)?.total ?? 0;
    },
    find: (ids) => selectByIds.all(JSON.stringify(ids)).map(toUserRecord),
    listDeviceIds: (userIds) => {
      const pairs = selectDeviceIds.all(JSON.stringify(userIds));
      const byUser = Map.groupBy(pairs, (pair) => pair.user_id);
      return userIds.map((id) => (byUser.get(id) ?? []).map((pair) => pair.device_id));
    },
  };
}

/** Replaces a reader's enrolments and puts right the people concerned. Each changed person is one USER entry of the feed. */
function createEnrolmentWriter(db: Database, placeId: string, feed: FeedWriter): UserTable["recordEnrolments"] {
  const selectPins = db.prepare<[string], { pin: string }>("SELECT DISTINCT pin FROM enrolments WHERE device_id = ?");
  const deleteAll = db.prepare("DELETE FROM enrolments WHERE device_id = ?");
  const insert = db.prepare(
    `INSERT OR REPLACE INTO enrolments (device_id, slot, user_id, pin, name, privilege_code, card_number)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectEnrolments = db.prepare<[string], NamedEnrolment>(
    "SELECT device_id AS deviceId, slot, name FROM enrolments WHERE user_id = ?",
  );
  const selectUser = db.prepare<[string], UserColumns>("SELECT * FROM users WHERE id = ?");
  const upsertUser = db.prepare(
    `INSERT INTO users (id, pin, name, name_key, pin_key) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key`,
  );
  const deleteUser = db.prepare("DELETE FROM users WHERE id = ?");

  return (readerId, enrolments) =>
    feed.commit((_head, append) => {
      const deviceId = toGlobalId(placeId, readerId);
      const pins = new Set(selectPins.all(deviceId).map(({ pin }) => pin));
      deleteAll.run(deviceId);
      for (const { slot, pin, name, privilegeCode, cardNumber } of enrolments) {
        pins.add(pin);
        insert.run(deviceId, slot, toGlobalId(placeId, pin), pin, name, privilegeCode, cardNumber);
      }
      for (const pin of pins) {
        const id = toGlobalId(placeId, pin);
        const change = decideUser(selectEnrolments.all(id), selectUser.get(id)?.name);
        if (change.kind === "KEEP") continue;
        const name = change.kind === "NAME" ? change.name : null;
        if (name === null) deleteUser.run(id);
        else upsertUser.run(id, pin, name, toSortKey(name), toSortKey(pin));
        append({ kind: "USER", ref: id, body: { pin, name } });
      }
    });
}

function toConditions(selection: UserSelection): readonly Condition[] {
  return [
    ...whenGiven(selection.search, (search) => ({
      sql: "(instr(name_key, ?) > 0 OR instr(pin_key, ?) > 0)",
      values: [search, search],
    })),
    ...whenGiven(selection.userIds, (ids) => ({
      sql: "id IN (SELECT value FROM json_each(?))",
      values: [JSON.stringify(ids)],
    })),
  ];
}

function toUserRecord({ id, pin, name, name_key, pin_key }: UserColumns): UserRecord {
  return { id, pin, name, nameKey: name_key, pinKey: pin_key };
}
