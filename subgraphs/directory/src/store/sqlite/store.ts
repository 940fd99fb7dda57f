import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import type { Session } from "../../domain/session.ts";
import { createAccountTables } from "./accounts.ts";
import { createAuditTables, createAuditWriter } from "./audit.ts";
import { MIGRATIONS } from "./migrations.ts";
import { createSerialTable } from "./serials.ts";
import { fromSession, fromStoredPlace, mapRow, toEndedSession, toPrincipal, toSession, toStoredPlace } from "./rows.ts";

type Db = Database.Database;

/** Opens the directory's store, made when it is not there; file mode 600, because it holds password hashes. */
export function openSqliteStore(file: string): DirectoryStore {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file);
  try {
    chmodSync(file, 0o600);
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL"); // what was acknowledged survives a power cut
    db.pragma("foreign_keys = ON");
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const appendAudit = createAuditWriter(db);
  return {
    ...placeTable(db),
    ...createSerialTable(db),
    ...createAccountTables(db, appendAudit),
    ...sessionTable(db),
    ...createAuditTables(db, appendAudit),
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

function sessionTable(
  db: Db,
): Pick<
  DirectoryStore,
  "addSession" | "findSession" | "changeSession" | "listEndedSessions" | "pruneSessions" | "readTokenFloor"
> {
  const byId = db.prepare("SELECT * FROM session WHERE id = ?");
  const principalOf = db.prepare("SELECT * FROM principal WHERE subject = ?");
  const ended = db.prepare(
    "SELECT id, ended_ms FROM session WHERE ended_ms >= @sinceMs ORDER BY ended_ms DESC, id LIMIT @limit",
  );
  const floor = db.prepare("SELECT COALESCE(MAX(issued_until_ms), 0) FROM token_floor").pluck();
  const prune = db.prepare("DELETE FROM session WHERE ended_ms < @endedBeforeMs OR refreshed_ms < @refreshedBeforeMs");
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
    listEndedSessions: async (sinceMs, limit) => ended.all({ sinceMs, limit }).map(toEndedSession),
    readTokenFloor: async () => Number(floor.get()),
    pruneSessions: async (before) => prune.run(before).changes,
  };
}
