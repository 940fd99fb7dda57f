import type { PageRequest, UserSelection } from "../domain/ledger.ts";
import { type KeptEnrolment, MOST_ENROLMENTS, type UserRecord } from "../domain/user.ts";
import { toWithoutConsent } from "./consent-rows.ts";
import type { SqlWords } from "./sql-words.ts";
import { type Condition, joinConditions, toPageCondition, whenGiven } from "./where.ts";

/** A row of `users`. */
export interface UserColumns {
  readonly id: string;
  readonly pin: string;
  readonly name: string;
  readonly name_key: string;
  readonly pin_key: string;
}

/** On which reader a person is enrolled. */
export interface EnrolledColumns {
  readonly user_id: string;
  readonly device_id: string;
}

/** What a reader keeps of a person. */
export interface EnrolmentColumns extends EnrolledColumns {
  readonly slot: number;
  readonly name: string;
  readonly privilege_code: number;
  readonly card_number: number;
}

/** `EnrolmentColumns` of the people whom a condition names, by person, reader and slot. */
export function toEnrolmentsQuery(isOfUsers: string): string {
  return `SELECT user_id, device_id, slot, name, privilege_code, card_number FROM (
      SELECT enrolments.*, row_number() OVER (PARTITION BY user_id ORDER BY device_id, slot) AS nth
      FROM enrolments WHERE ${isOfUsers}
    ) AS numbered WHERE nth <= ${MOST_ENROLMENTS} ORDER BY user_id, nth`;
}

const ORDER_COLUMN = { NAME: "name_key", PIN: "pin_key" } as const;

/** The questions about enrolled people. */
export interface UserQueries {
  /** Rows of `UserColumns`. */
  readonly list: (selection: UserSelection, order: "NAME" | "PIN", page: PageRequest) => Condition;
  /** One row `{ total }`. */
  readonly count: (selection: UserSelection) => Condition;
}

/** The questions about enrolled people in the words of one store. */
export function createUserQueries(words: SqlWords): UserQueries {
  const toConditions = (selection: UserSelection): readonly Condition[] => [
    ...whenGiven(selection.search, (search) =>
      toEither(words.holds("name_key", search), words.holds("pin_key", search)),
    ),
    ...whenGiven(selection.userIds, (ids) => words.isAmong("id", ids)),
    ...whenGiven(selection.deviceIds, (ids) => toEnrolled(words.isAmong("device_id", ids))),
    ...whenGiven(selection.withoutConsent, toWithoutConsent),
  ];
  return {
    list: (selection, order, page) => {
      const column = ORDER_COLUMN[order];
      const where = joinConditions([...toConditions(selection), toPageCondition(column, page)]);
      const sql = `SELECT * FROM users ${where.sql} ORDER BY ${column}, id LIMIT ?`;
      return { sql, values: [...where.values, page.limit] };
    },
    count: (selection) => {
      const where = joinConditions(toConditions(selection));
      return { sql: `SELECT count(*) AS total FROM users ${where.sql}`, values: where.values };
    },
  };
}

function toEnrolled({ sql, values }: Condition): Condition {
  return { sql: `id IN (SELECT user_id FROM enrolments WHERE ${sql})`, values };
}

function toEither(left: Condition, right: Condition): Condition {
  return { sql: `(${left.sql} OR ${right.sql})`, values: [...left.values, ...right.values] };
}

/** Columns to a record of the domain. */
export function toUserRecord({ id, pin, name, name_key, pin_key }: UserColumns): UserRecord {
  return { id, pin, name, nameKey: name_key, pinKey: pin_key };
}

/** The readers of each person, in the order of `userIds`. @param pairs in the order of the readers */
export function toDeviceIdLists(
  userIds: readonly string[],
  pairs: readonly EnrolledColumns[],
): readonly (readonly string[])[] {
  const byUser = Map.groupBy(pairs, (pair) => pair.user_id);
  return userIds.map((id) => (byUser.get(id) ?? []).map((pair) => pair.device_id));
}

/** What the readers keep of each person, in the order of `userIds`. @param rows in the order of readers and slots */
export function toEnrolmentLists(
  userIds: readonly string[],
  rows: readonly EnrolmentColumns[],
): readonly (readonly KeptEnrolment[])[] {
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return userIds.map((id) => (byUser.get(id) ?? []).map(toKeptEnrolment));
}

function toKeptEnrolment({ device_id, slot, name, privilege_code, card_number }: EnrolmentColumns): KeptEnrolment {
  return { deviceId: device_id, slot, name, privilegeCode: privilege_code, cardNumber: card_number };
}
