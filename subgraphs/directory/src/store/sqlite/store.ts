import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import { createAccountTables } from "./accounts.ts";
import { createAlertTables } from "./alerts.ts";
import { createAuditTables, createAuditWriter } from "./audit.ts";
import { createForgetting } from "./forgotten-people.ts";
import { MIGRATIONS } from "./migrations.ts";
import { createSerialTable } from "./serials.ts";
import { fromStoredPlace, toStoredPlace } from "./rows.ts";
import { createSessionTable } from "./sessions.ts";
import { toUpsert } from "./upsert.ts";
import { createOutbox, createWebhookTables } from "./webhooks.ts";

type Db = Database.Database;

/** Opens the directory's store, made when it is not there; file mode 600, because it holds password hashes. */
export function openSqliteStore(file: string): DirectoryStore {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file);
  try {
    chmodSync(file, 0o600);
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL"); // what was acknowledged survives a power cut
    db.pragma("secure_delete = ON"); // what is deleted, or replaced, is overwritten
    db.pragma("foreign_keys = ON");
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const appendAudit = createAuditWriter(db);
  const outbox = createOutbox(db);
  return {
    ...placeTable(db),
    ...createSerialTable(db),
    ...createAccountTables(db, appendAudit),
    ...createSessionTable(db),
    ...createAuditTables(db, appendAudit),
    ...createWebhookTables(db, outbox),
    ...createAlertTables(db, outbox),
    forgetPeople: createForgetting(db),
    close: async () => void db.close(),
  };
}

function migrate(db: Db): void {
  const taken = Number(db.pragma("user_version", { simple: true }));
  if (taken > MIGRATIONS.length) {
    const error = new TypeError("the store was written by a newer version of the directory");
    throw Object.assign(error, { code: "STORE_NEWER" });
  }
  for (const [index, step] of [...MIGRATIONS.entries()].slice(taken)) {
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}

function placeTable(db: Db): Pick<DirectoryStore, "listPlaces" | "changePlaces"> {
  const select = db.prepare("SELECT * FROM place ORDER BY id");
  const list = () => select.all().map(toStoredPlace);
  const put = (columns: Readonly<Record<string, unknown>>) =>
    db.prepare(toUpsert("place", Object.keys(columns))).run(columns);
  return {
    listPlaces: async () => list(),
    changePlaces: async (decide) =>
      db
        .transaction(() => {
          for (const place of decide(list())) put(fromStoredPlace(place));
        })
        .immediate(),
  };
}
