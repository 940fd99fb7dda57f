import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import type { Principal } from "../../subgraphs/directory/src/domain/principal.ts";
import type { Session } from "../../subgraphs/directory/src/domain/session.ts";
import { createDirectoryStore } from "../../subgraphs/directory/src/store/directory-store.ts";
import { openSharedDatabase } from "../../subgraphs/directory/src/store/postgres/open.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { startPostgres } from "./attendance/postgres-server.ts";

/** A store that must keep every promise of the directory's. */
interface StoreUnderTest {
  readonly name: string;
  /** Makes what empty stores are opened from; once per file. */
  readonly start: () => Promise<StoreSource>;
}

/** Where empty stores come from. */
export interface StoreSource {
  readonly create: () => Promise<CreatedStore>;
  readonly stop: () => Promise<void>;
}

/** An empty store. */
interface CreatedStore {
  readonly store: DirectoryStore;
  /** Over another connection, as an operator's command; of a file a process has one, and it is the store itself. */
  readonly beside: DirectoryStore;
  readonly close: () => Promise<void>;
}

/** Every store there is: `describe.each(STORES)`. */
export const STORES: readonly StoreUnderTest[] = [
  { name: "SQLite", start: async () => startSqlite() },
  { name: "PostgreSQL", start: startDatabases },
];

function startSqlite(): StoreSource {
  const dir = mkdtempSync(join(tmpdir(), "bf-directory-store-"));
  let made = 0;
  return {
    create: async () => {
      made += 1;
      const store = openSqliteStore(join(dir, String(made), "directory.sqlite"));
      return { store, beside: store, close: store.close };
    },
    stop: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

async function startDatabases(): Promise<StoreSource> {
  const server = await startPostgres();
  return {
    create: async () => {
      const url = await server.createDatabase();
      const [store, beside] = [await open(url), await open(url)];
      return { store, beside, close: async () => void (await Promise.all([store.close(), beside.close()])) };
    },
    stop: server.stop,
  };
}

async function open(url: string): Promise<DirectoryStore> {
  return createDirectoryStore(await openSharedDatabase({ url }));
}

/** An account, or a key where its subject says so. */
export function toPrincipal(subject: string, more: Partial<Principal> = {}): Principal {
  const [, name = ""] = subject.split("/");
  const rights = { role: "ADMIN", places: ["*"], users: [], enabled: true } as const;
  return { subject, name, secretHash: `hash of ${subject}`, ...rights, ...more };
}

/** A session of the account `ada`. */
export function toSession(id: string, more: Partial<Session> = {}): Session {
  const times = { createdAtMs: 1_000, refreshedAtMs: 1_000, endedAtMs: undefined, endedBy: undefined };
  return { id, subject: "account/ada", generation: 0, ...times, ...more };
}

/** Something that somebody did. */
export function toFact(more: Partial<AuditFact> = {}): AuditFact {
  const at = "2026-11-26T08:00:00.000Z";
  return { at, actor: "account/ada", action: "updatePlace", outcome: "OK", requestId: "r", count: 1, ...more };
}
