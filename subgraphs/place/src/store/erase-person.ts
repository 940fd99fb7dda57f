import { parseGlobalId, toGlobalId } from "@biometricflow/schema/global-id";
import type { EraseOrder } from "../domain/erasure/erasure-list.ts";
import { collectTerms, namesPerson, type PersonTerms, scrub, withTerms } from "../domain/erasure/scrub.ts";
import { toRowLeaf } from "../domain/row-chain.ts";
import { CHAINED_COLUMNS, type ChainedColumns, toChainedRow } from "./checked-rows.ts";
import type { AppendEntry } from "./mutable-head.ts";

/** A question of a change to its store, in words that both stores have. */
export interface Question {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** A change that is the same for both stores: it yields questions and is given the rows of each. */
export type Change<T> = Generator<Question, T, readonly object[]>;

/** Bytes that are none. */
const NO_BYTES = Buffer.alloc(0);

/** Of which ids the ledger says that they were erased. */
export const LIST_ERASED = "SELECT id FROM erasures";

/** Everything that may hold PINs, of which a store makes its files anew. */
export const PERSONAL_TABLES = [
  "punch_rows",
  "feed",
  "users",
  "enrolments",
  "devices",
  "jobs",
  "push_lines",
  "push_unreadable",
  "push_commands",
  "consents",
] as const;

/** Takes a person out of everything that a store has of it. @returns of how many rows */
export function* erasePerson(placeId: string, order: EraseOrder, append: AppendEntry): Change<number> {
  const terms = yield* findTerms(placeId, order);
  const userId = toGlobalId(placeId, order.pseudonym);
  let rows = 0;
  for (const pin of terms.pins) rows += yield* eraseRows({ placeId, userId, order }, pin);
  for (const pin of terms.pins) yield* eraseUser(toGlobalId(placeId, pin), userId, order.pseudonym);
  yield* eraseTexts(terms);
  yield* dropLines("push_lines", terms);
  yield* dropLines("push_unreadable", terms);
  yield* ask("INSERT INTO erasures (id, erased_ms, rows) VALUES (?, ?, ?)", [order.id, order.nowMs, rows]);
  append({ kind: "ERASED", ref: userId, body: { erasure: order.id, hash: order.hash } });
  return rows;
}

/** Asks one question. */
export function* ask<Row extends object>(sql: string, values: readonly unknown[] = []): Change<readonly Row[]> {
  return (yield { sql, values }) as readonly Row[]; // as the columns that it names
}

/** Each once, by the index alone, though rows be many. */
const PEOPLE_OF_ROWS = `WITH RECURSIVE people (id) AS (
    SELECT min(user_id) FROM punch_rows WHERE set_aside IS NULL
    UNION ALL
    SELECT (SELECT min(user_id) FROM punch_rows WHERE set_aside IS NULL AND user_id > people.id)
      FROM people WHERE people.id IS NOT NULL
  ) SELECT id FROM people WHERE id IS NOT NULL`;
const OTHER_PEOPLE = `SELECT user_id AS id FROM punch_rows WHERE set_aside IS NOT NULL
  UNION SELECT user_id FROM enrolments UNION SELECT id FROM users UNION SELECT user_id FROM consents
  UNION SELECT ref FROM feed WHERE kind = 'USER'`;

/** JSON that says what somebody wanted of people, and what became of it. */
const TEXTS = [
  ["jobs", "job", "id"],
  ["push_commands", "command", "key"],
] as const;

/** By what the store knows the person: the PIN is found by its hash alone. */
function* findTerms(placeId: string, { isPin, pseudonym }: EraseOrder): Change<PersonTerms> {
  const found = [...(yield* ask<{ id: string }>(PEOPLE_OF_ROWS)), ...(yield* ask<{ id: string }>(OTHER_PEOPLE))];
  const pins = new Set(found.flatMap(({ id }) => parseGlobalId(id)?.local ?? []).filter(isPin));
  let terms: PersonTerms = { isPin, pins: [...pins], names: [], cards: [], pseudonym };
  for (const pin of pins) {
    const id = toGlobalId(placeId, pin);
    const kept = yield* ask<{ name: string; card: number }>(
      "SELECT name, card_number AS card FROM enrolments WHERE user_id = ? UNION SELECT name, 0 FROM users WHERE id = ?",
      [id, id],
    );
    terms = withTerms(terms, { names: kept.map(({ name }) => name), cards: kept.map(({ card }) => card) });
    const told = yield* ask<{ body: string }>("SELECT body FROM feed WHERE kind = 'USER' AND ref = ?", [id]);
    terms = told.reduce((known, { body }) => collectTerms(JSON.parse(body), known), terms);
  }
  for (const [table, column] of TEXTS) {
    const kept = yield* ask<{ text: string }>(`SELECT ${column} AS text FROM ${table}`);
    terms = kept.reduce((known, { text }) => collectTerms(JSON.parse(text), known), terms);
  }
  return terms;
}

interface RowErasure {
  readonly placeId: string;
  /** Of the pseudonym. */
  readonly userId: string;
  readonly order: EraseOrder;
}

/** A row keeps its id, its time and its place in the chain; what its link is made of stays in place of what it said. */
function* eraseRows({ placeId, userId, order }: RowErasure, pin: string): Change<number> {
  const own: ChainedColumns[] = [];
  for (const which of ["set_aside IS NULL", "set_aside IS NOT NULL"]) {
    const sql = `SELECT ${CHAINED_COLUMNS} FROM punch_rows WHERE user_id = ? AND ${which} ORDER BY key`;
    own.push(...(yield* ask<ChainedColumns>(sql, [toGlobalId(placeId, pin)])));
  }
  const readers = new Set<string>();
  let rows = 0;
  for (const columns of own) {
    const row = toChainedRow(columns);
    if (row.leaf !== null || !order.isOwn(row.deviceId.slice(placeId.length + 1), row)) continue;
    const leaf = row.salt === null ? NO_BYTES : toRowLeaf(row.salt, row.deviceId, row);
    const values = [order.pseudonym, userId, NO_BYTES, leaf, columns.key];
    yield* ask("UPDATE punch_rows SET pin = ?, user_id = ?, raw = ?, salt = NULL, leaf = ? WHERE key = ?", values);
    readers.add(row.deviceId);
    rows += 1;
  }
  for (const deviceId of readers) yield* forgetReads(deviceId);
  return rows;
}

/** The end of its log that is kept has the bytes of its last rows; and whoever has the PIN now is read anew. */
function* forgetReads(deviceId: string): Change<void> {
  const [kept] = yield* ask<{ facts: string }>("SELECT facts FROM devices WHERE id = ?", [deviceId]);
  if (kept === undefined) return;
  const { cursor: _end, usersRead: _users, ...facts }: Record<string, unknown> = JSON.parse(kept.facts);
  yield* ask("UPDATE devices SET facts = ? WHERE id = ?", [JSON.stringify(facts), deviceId]);
}

function* eraseUser(id: string, userId: string, pseudonym: string): Change<void> {
  const enrolled = yield* ask<{ device_id: string }>("SELECT DISTINCT device_id FROM enrolments WHERE user_id = ?", [
    id,
  ]);
  for (const { device_id: deviceId } of enrolled) yield* forgetReads(deviceId);
  yield* ask("DELETE FROM enrolments WHERE user_id = ?", [id]);
  yield* ask("DELETE FROM users WHERE id = ?", [id]);
  yield* ask("DELETE FROM consents WHERE user_id = ?", [id]);
  const body = JSON.stringify({ pin: pseudonym, name: null });
  yield* ask("UPDATE feed SET ref = ?, body = ? WHERE kind = 'USER' AND ref = ?", [userId, body, id]);
}

function* eraseTexts(terms: PersonTerms): Change<void> {
  for (const [table, column, id] of TEXTS) {
    const kept = yield* ask<{ held: unknown; text: string }>(`SELECT ${id} AS held, ${column} AS text FROM ${table}`);
    for (const { held, text } of kept) {
      const scrubbed = JSON.stringify(scrub(JSON.parse(text), terms));
      if (scrubbed !== text) yield* ask(`UPDATE ${table} SET ${column} = ? WHERE ${id} = ?`, [scrubbed, held]);
    }
  }
}

/** Lines of readers that push and that are no punches, or not yet: the reader has them still. */
function* dropLines(table: "push_lines" | "push_unreadable", terms: PersonTerms): Change<void> {
  const kept = yield* ask<{ key: number; line: Uint8Array }>(`SELECT key, line FROM ${table}`);
  for (const { key, line } of kept)
    if (namesPerson(Buffer.from(line).toString("utf8"), terms)) yield* ask(`DELETE FROM ${table} WHERE key = ?`, [key]);
}
