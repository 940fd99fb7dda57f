import { sql } from "kysely";
import type { DirectoryStore, SessionSelection } from "../domain/directory-store.ts";
import type { Session } from "../domain/session.ts";
import type { Statement, StoreDatabase, Statements } from "./database.ts";
import { readCount } from "./row.ts";
import { fromSession, mapRow, toEndedSession, toPrincipal, toSession } from "./rows.ts";
import { allOf, toUpsert } from "./statements.ts";

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

/** The table of sessions, and until when tokens must be renewed. */
export function createSessionTable({ read, write }: StoreDatabase): SessionTable {
  return {
    addSession: (session, isAllowed) =>
      write(async (tx) => {
        const row = await tx.first(sql`SELECT * FROM principal WHERE subject = ${session.subject}`);
        const principal = mapRow(row, toPrincipal);
        if (principal === undefined || !isAllowed(principal)) return false;
        await put(tx, session);
        return true;
      }),
    ...createSessionList(read),
    findSession: (id) => find(read, id),
    changeSession: (id, decide) =>
      write(async (tx) => {
        const decision = decide(await find(tx, id));
        if (decision.session !== undefined) await put(tx, decision.session);
        return decision;
      }),
    listEndedSessions: async (sinceMs, limit) => {
      const ended = sql`SELECT id, ended_ms FROM session WHERE ended_ms >= ${sinceMs} ORDER BY ended_ms DESC, id LIMIT ${limit}`;
      return (await read.all(ended)).map(toEndedSession);
    },
    readTokenFloor: async () =>
      readCount(await read.first(sql`SELECT COALESCE(MAX(issued_until_ms), 0) AS count FROM token_floor`)),
    pruneSessions: ({ endedBeforeMs, refreshedBeforeMs }) =>
      write((tx) =>
        tx.run(sql`DELETE FROM session WHERE ended_ms < ${endedBeforeMs} OR refreshed_ms < ${refreshedBeforeMs}`),
      ),
  };
}

async function find(statements: Statements, id: string): Promise<Session | undefined> {
  return mapRow(await statements.first(sql`SELECT * FROM session WHERE id = ${id}`), toSession);
}

async function put(tx: Statements, session: Session): Promise<void> {
  await tx.run(toUpsert("session", fromSession(session), "id"));
}

function createSessionList(read: Statements): Pick<SessionTable, "listSessions" | "countSessions"> {
  return {
    listSessions: async (selection, { limit, after }) => {
      const behind = after === undefined ? undefined : sql`(created_ms, id) < (${after.createdAtMs}, ${after.id})`;
      const list = sql`SELECT * FROM session WHERE ${allOf([...toConditions(selection), behind])}
        ORDER BY created_ms DESC, id DESC LIMIT ${limit}`;
      return (await read.all(list)).map(toSession);
    },
    countSessions: async (selection) =>
      readCount(await read.first(sql`SELECT COUNT(*) AS count FROM session WHERE ${allOf(toConditions(selection))}`)),
  };
}

/** Those that go on. */
function toConditions({ subject, refreshedAfterMs, createdAfterMs }: SessionSelection): readonly Statement[] {
  return [
    sql`subject = ${subject}`,
    sql`ended_ms IS NULL`,
    sql`refreshed_ms > ${refreshedAfterMs}`,
    sql`created_ms > ${createdAfterMs}`,
  ];
}
