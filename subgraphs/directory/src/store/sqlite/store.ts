import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { type AuditFact, type AuditRow, findBrokenLink, toAuditRow } from "../../domain/audit.ts";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import type { Session } from "../../domain/session.ts";
import { createAccountTables } from "./accounts.ts";
import { MIGRATIONS } from "./migrations.ts";
import {
  fromAuditLink,
  fromSession,
  fromStoredPlace,
  mapRow,
  toAuditLink,
  toPrincipal,
  toSession,
  toStoredPlace,
} from "./rows.ts";

type Db = Database.Database;

/** Opens the directory's store, made when it is not there; file mode 600, because it holds password hashes. */
export function openSqliteStore(file: string): DirectoryStore {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file);
  chmodSync(file, 0o600);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL"); // what was acknowledged survives a power cut
  db.pragma("foreign_keys = ON");
  migrate(db);
  const appendAudit = createAuditWriter(db);
  return {
    ...placeTable(db),
    ...createAccountTables(db, appendAudit),
    ...sessionTable(db),
    ...auditTable(db),
    appendAudit: async (fact) => appendAudit(fact),
    close: async () => void db.close(),
  };
}

function migrate(db: Db): void {
  const taken = Number(db.pragma("user_version", { simple: true }));
  if (taken > MIGRATIONS.length) throw new TypeError("the store was written by a newer version of the directory");
  for (const [index, step] of [...MIGRATIONS.entries()].slice(taken)) {
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}

/** Builds `INSERT OR REPLACE` with named parameters for these columns. */
function toUpsert(table: string, columns: readonly string[]): string {
  return `INSERT OR REPLACE INTO ${table} (${columns.join(", ")}) VALUES (${columns.map((it) => `@${it}`).join(", ")})`;
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

function sessionTable(db: Db): Pick<DirectoryStore, "addSession" | "findSession" | "changeSession"> {
  const byId = db.prepare("SELECT * FROM session WHERE id = ?");
  const principalOf = db.prepare("SELECT * FROM principal WHERE subject = ?");
  const find = (id: string) => mapRow(byId.get(id), toSession);
  const put = (session: Session) => {
    const columns = fromSession(session);
    db.prepare(toUpsert("session", Object.keys(columns))).run(columns);
  };
  return {
    addSession: async (session, isAllowed) =>
      db
        .transaction(() => {
          const principal = mapRow(principalOf.get(session.subject), toPrincipal);
          if (principal === undefined || !isAllowed(principal)) return false;
          put(session);
          return true;
        })
        .immediate(),
    findSession: async (id) => find(id),
    changeSession: async (id, decide) =>
      db
        .transaction(() => {
          const decision = decide(find(id));
          if (decision.session !== undefined) put(decision.session);
          return decision;
        })
        .immediate(),
  };
}

/** Adds a link to the chain in a transaction of its own, or in the one that is open. */
function createAuditWriter(db: Db): (fact: AuditFact) => AuditRow {
  const newest = db.prepare("SELECT * FROM audit ORDER BY seq DESC LIMIT 1");
  const insert = db.prepare(
    `INSERT INTO audit (seq, at, actor, action, outcome, request_id, previous_hash, hash)
     VALUES (@seq, @at, @actor, @action, @outcome, @request_id, @previous_hash, @hash)`,
  );
  const append = db.transaction((fact: AuditFact): AuditRow => {
    const row = toAuditRow(mapRow(newest.get(), toAuditLink), fact);
    insert.run(fromAuditLink(row));
    return row;
  });
  return (fact) => append.immediate(fact);
}

function auditTable(db: Db): Pick<DirectoryStore, "listAudit" | "checkAudit"> {
  const newest = db.prepare("SELECT * FROM audit ORDER BY seq DESC LIMIT ?");
  const all = db.prepare("SELECT * FROM audit ORDER BY seq");
  return {
    listAudit: async (first) => newest.all(first).map(toAuditLink),
    checkAudit: async () => findBrokenLink(readLinks(all.iterate())),
  };
}

function* readLinks(rows: Iterable<unknown>): Generator<AuditRow> {
  for (const row of rows) yield toAuditLink(row);
}
