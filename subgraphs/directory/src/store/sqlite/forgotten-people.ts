import type Database from "better-sqlite3";
import type { DirectoryStore, ForgottenPerson } from "../../domain/directory-store.ts";
import { namesPerson, toIdCheck } from "../../domain/forgotten-person.ts";
import { readInteger, readText, readTexts, toRow } from "./row.ts";

/** Creates what takes people out of the store. */
export function createForgetting(db: Database.Database): DirectoryStore["forgetPeople"] {
  const forget = db.transaction((people: readonly ForgottenPerson[]): number => {
    const isId = toIdCheck(people);
    return forgetUsers(db, isId) + forgetTargets(db, isId) + forgetDeliveries(db, isId);
  });
  return async (people) => {
    if (people.length === 0 || forget.immediate(people) === 0) return;
    db.exec("VACUUM");
    db.pragma("wal_checkpoint(TRUNCATE)");
  };
}

type IsId = ReturnType<typeof toIdCheck>;

/** An account that is of nobody else sees nobody from now on. */
function forgetUsers(db: Database.Database, isId: IsId): number {
  const put = db.prepare("UPDATE principal SET users = ? WHERE subject = ?");
  let changes = 0;
  for (const row of db.prepare("SELECT subject, users FROM principal WHERE users <> '[]'").all().map(toRow)) {
    const users = readTexts(row, "users");
    const left = users.filter((id) => !isId(id));
    if (left.length < users.length) changes += put.run(JSON.stringify(left), readText(row, "subject")).changes;
  }
  return changes;
}

/** The fact loses whom it was about and its salt, the chain keeps its leaf. Rows of older versions name nobody. */
function forgetTargets(db: Database.Database, isId: IsId): number {
  const put = db.prepare("UPDATE audit SET targets = NULL, salt = NULL WHERE seq = ?");
  const named = db.prepare("SELECT seq, targets FROM audit WHERE targets IS NOT NULL").all().map(toRow);
  return named
    .filter((row) => readTexts(row, "targets").some(isId))
    .reduce((changes, row) => changes + put.run(readInteger(row, "seq")).changes, 0);
}

/** What was told to other programs, or waits to be. */
function forgetDeliveries(db: Database.Database, isId: IsId): number {
  const drop = db.prepare("DELETE FROM webhook_delivery WHERE id = ?");
  const kept = db.prepare("SELECT id, body FROM webhook_delivery").all().map(toRow);
  return kept
    .filter((row) => namesPerson(JSON.parse(readText(row, "body")), isId))
    .reduce((changes, row) => changes + drop.run(readText(row, "id")).changes, 0);
}
