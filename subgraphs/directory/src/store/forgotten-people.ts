import { sql } from "kysely";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { namesPerson, toIdCheck } from "../domain/forgotten-person.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { readInteger, readText, readTexts, toRow } from "./row.ts";

/** Creates what takes people out of the store. */
export function createForgetting({ write, compact }: StoreDatabase): DirectoryStore["forgetPeople"] {
  return async (people) => {
    if (people.length === 0) return;
    const isId = toIdCheck(people);
    const changes = await write(
      async (tx) =>
        (await forgetUsers(tx, isId)) + (await forgetTargets(tx, isId)) + (await forgetDeliveries(tx, isId)),
    );
    if (changes > 0) await compact();
  };
}

type IsId = ReturnType<typeof toIdCheck>;

/** An account that is of nobody else sees nobody from now on. */
async function forgetUsers(tx: Statements, isId: IsId): Promise<number> {
  let changes = 0;
  for (const row of (await tx.all(sql`SELECT subject, users FROM principal WHERE users <> '[]'`)).map(toRow)) {
    const users = readTexts(row, "users");
    const left = users.filter((id) => !isId(id));
    if (left.length === users.length) continue;
    const [subject, text] = [readText(row, "subject"), JSON.stringify(left)];
    changes += await tx.run(sql`UPDATE principal SET users = ${text} WHERE subject = ${subject}`);
  }
  return changes;
}

/** The fact loses whom it was about and its salt, the chain keeps its leaf. Rows of older versions name nobody. */
async function forgetTargets(tx: Statements, isId: IsId): Promise<number> {
  let changes = 0;
  const named = (await tx.all(sql`SELECT seq, targets FROM audit WHERE targets IS NOT NULL`)).map(toRow);
  for (const row of named.filter((it) => readTexts(it, "targets").some(isId)))
    changes += await tx.run(sql`UPDATE audit SET targets = NULL, salt = NULL WHERE seq = ${readInteger(row, "seq")}`);
  return changes;
}

/** What was told to other programs, or waits to be. */
async function forgetDeliveries(tx: Statements, isId: IsId): Promise<number> {
  let changes = 0;
  const kept = (await tx.all(sql`SELECT id, body FROM webhook_delivery`)).map(toRow);
  for (const row of kept.filter((it) => namesPerson(JSON.parse(readText(it, "body")), isId)))
    changes += await tx.run(sql`DELETE FROM webhook_delivery WHERE id = ${readText(row, "id")}`);
  return changes;
}
