import { sql } from "kysely";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { namesPerson, toForgottenMessageCheck, toIdCheck } from "../domain/forgotten-person.ts";
import { listDue, noteForgotten } from "./carried-out.ts";
import { forgetUsers } from "./forgotten-accounts.ts";
import { toChanges } from "./audit-changes.ts";
import { noteChanges } from "./compaction.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { DELIVERED_KINDS } from "../domain/webhooks/delivery.ts";
import { readInteger, readText, readTexts, readWord, toRow } from "./row.ts";

/** Rows that are looked through by one transaction: others write between two of them. */
const PAGE = 1_000;

/**
 * Creates what takes people out of the store, and then has its files written anew. Where these cannot be now, the people are out of
 * it all the same: `compactErased` does it later.
 */
export function createForgetting(
  database: StoreDatabase,
  compactErased: DirectoryStore["compactErased"],
): DirectoryStore["forgetPeople"] {
  return async (told) => {
    const people = await listDue(database, told);
    if (people.length === 0) return;
    const isId = toIdCheck(people);
    const isOfThem = toForgottenMessageCheck(people);
    await forgetPages(database, "", async (tx) => ({ changes: await forgetUsers(tx, isId), next: undefined }));
    await forgetPages(database, Number.MIN_SAFE_INTEGER, (tx, after) => forgetTargets(tx, after, isId));
    await forgetPages(database, Number.MIN_SAFE_INTEGER, (tx, after) => forgetChanges(tx, after, isId));
    await forgetPages(database, "", (tx, after) => forgetDeliveries(tx, after, isOfThem));
    await noteForgotten(database, people);
    await compactErased().catch(() => false); // maintenance does it again, and says why it cannot
  };
}

type IsId = ReturnType<typeof toIdCheck>;

/** What became of some rows. */
interface Page<Key> {
  /** Rows that were changed, or removed. */
  readonly changes: number;
  /** The key of the last one; `undefined` where there was none. */
  readonly next: Key | undefined;
}

/** Each page is a transaction, which also keeps that the files are to be written anew where it changed something. */
async function forgetPages<Key>(
  { write }: StoreDatabase,
  begin: Key,
  forget: (tx: Statements, after: Key) => Promise<Page<Key>>,
): Promise<void> {
  for (let after: Key | undefined = begin; after !== undefined; ) {
    const from: Key = after;
    after = await write(async (tx) => {
      const { changes, next } = await forget(tx, from);
      if (changes > 0) await noteChanges(tx);
      return next;
    });
  }
}

/** The fact loses whom it was about, what it changed and its salts, the chain keeps its leaves. Rows of older versions name nobody. */
async function forgetTargets(tx: Statements, after: number, isId: IsId): Promise<Page<number>> {
  const page = sql`SELECT seq, targets FROM audit WHERE seq > ${after} ORDER BY seq LIMIT ${PAGE}`;
  const facts = (await tx.all(page)).map(toRow);
  let changes = 0;
  for (const row of facts.filter((it) => it["targets"] !== null && readTexts(it, "targets").some(isId))) {
    const seq = toSeq(row);
    changes += await tx.run(sql`UPDATE audit SET targets = NULL, salt = NULL WHERE seq = ${seq}`);
    changes += await tx.run(sql`DELETE FROM audit_change WHERE seq = ${seq}`);
  }
  const last = facts.at(-1);
  return { changes, next: last && toSeq(last) };
}

/** What facts changed, where it names one of them anywhere: whoever else it was about. */
async function forgetChanges(tx: Statements, after: number, isId: IsId): Promise<Page<number>> {
  const page = sql`SELECT seq, changes FROM audit_change WHERE seq > ${after} ORDER BY seq LIMIT ${PAGE}`;
  const rows = (await tx.all(page)).map(toRow);
  let changes = 0;
  for (const row of rows.filter((it) => namesPerson(toChanges(it), isId)))
    changes += await tx.run(sql`DELETE FROM audit_change WHERE seq = ${toSeq(row)}`);
  const last = rows.at(-1);
  return { changes, next: last && toSeq(last) };
}

function toSeq(row: ReturnType<typeof toRow>): number {
  return readInteger(row, "seq");
}

/** What was told to other programs, or waits to be. */
async function forgetDeliveries(
  tx: Statements,
  after: string,
  isOfThem: ReturnType<typeof toForgottenMessageCheck>,
): Promise<Page<string>> {
  const page = sql`SELECT id, kind, body FROM webhook_delivery WHERE id > ${after} ORDER BY id LIMIT ${PAGE}`;
  const rows = (await tx.all(page)).map(toRow);
  let changes = 0;
  for (const row of rows.filter((it) => isOfThem(toMessage(it))))
    changes += await tx.run(sql`DELETE FROM webhook_delivery WHERE id = ${readText(row, "id")}`);
  const last = rows.at(-1);
  return { changes, next: last && readText(last, "id") };
}

function toMessage(row: ReturnType<typeof toRow>) {
  return { kind: readWord(row, "kind", DELIVERED_KINDS), body: readText(row, "body") };
}
