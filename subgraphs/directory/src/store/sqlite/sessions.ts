import type Database from "better-sqlite3";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import type { Session } from "../../domain/session.ts";
import { fromSession, mapRow, toEndedSession, toPrincipal, toSession } from "./rows.ts";
import { toUpsert } from "./upsert.ts";

/** What the store offers on sessions. */
type SessionTable = Pick<
  DirectoryStore,
  | "addSession"
  | "listSessions"
  | "countSessions"
  | "findSession"
  | "changeSession"
  | "listEndedSessions"
  | "pruneSessions"
  | "readTokenFloor"
>;

/** Those that go on. */
const SELECTED =
  "subject = @subject AND ended_ms IS NULL AND refreshed_ms > @refreshedAfterMs AND created_ms > @createdAfterMs";

/** The table of sessions, and until when tokens must be renewed. */
export function createSessionTable(db: Database.Database): SessionTable {
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
    ...createSessionList(db),
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

function createSessionList(db: Database.Database): Pick<SessionTable, "listSessions" | "countSessions"> {
  const list = db.prepare(
    `SELECT * FROM session WHERE ${SELECTED} AND (created_ms, id) < (@createdMs, @id)
     ORDER BY created_ms DESC, id DESC LIMIT @limit`,
  );
  const count = db.prepare(`SELECT COUNT(*) FROM session WHERE ${SELECTED}`).pluck();
  return {
    listSessions: async (selection, { limit, after }) => {
      const { createdAtMs: createdMs, id } = after ?? { createdAtMs: Number.MAX_SAFE_INTEGER, id: "" };
      return list.all({ ...selection, createdMs, id, limit }).map(toSession);
    },
    countSessions: async (selection) => Number(count.get(selection)),
  };
}
