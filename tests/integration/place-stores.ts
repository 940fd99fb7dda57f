import { join } from "node:path";
import { afterAll } from "vitest";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import type { ConsentStore } from "../../subgraphs/place/src/domain/consents/consent-store.ts";
import type { JobStore } from "../../subgraphs/place/src/domain/jobs/job-store.ts";
import type { LogClearStore } from "../../subgraphs/place/src/domain/log-clear/log-clear-store.ts";
import type { PushStore, WaitingLimits } from "../../subgraphs/place/src/domain/push/push-store.ts";
import type { ReaderStore, SealedKeys } from "../../subgraphs/place/src/domain/readers/added-reader.ts";
import { toServedLedger } from "../../subgraphs/place/src/domain/read-pool.ts";
import { createReaderKeyFile } from "../../subgraphs/place/src/readers/key-file.ts";
import { openSqliteConsentStore } from "../../subgraphs/place/src/store/sqlite/consents.ts";
import { openSqliteJobStore } from "../../subgraphs/place/src/store/sqlite/jobs.ts";
import { openSqliteReaderStore } from "../../subgraphs/place/src/store/sqlite/kept-readers.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { openSqliteLogClearStore } from "../../subgraphs/place/src/store/sqlite/log-clears.ts";
import { type BackedUpReader, noteBackup } from "../../subgraphs/place/src/store/sqlite/note-backup.ts";
import { notePostgresBackup } from "../../subgraphs/place/src/store/postgres/note-backup.ts";
import { openPostgresStore } from "../../subgraphs/place/src/store/postgres/ledger.ts";
import { openSqlitePushStore } from "../../subgraphs/place/src/store/sqlite/push.ts";
import { createWorkerReadPool } from "../../subgraphs/place/src/store/workers/worker-read-pool.ts";
import { type PostgresServer, startPostgres } from "./attendance/postgres-server.ts";

/** A store that must keep every promise of a ledger. */
interface StoreUnderTest {
  readonly name: string;
  /** Opens the ledger of a place that belongs to a folder, made when it is missing; the same folder is the same ledger. */
  readonly open: (dir: string, placeId: string) => Promise<Ledger>;
}

let server: Promise<PostgresServer> | undefined;
const databases = new Map<string, Promise<string>>();

/** The server of this file of tests, begun with the first that asks for it. */
export function usePostgres(): Promise<PostgresServer> {
  server ??= startPostgres();
  return server;
}

/** The database that belongs to a folder. */
export function useDatabase(dir: string): Promise<string> {
  const known = databases.get(dir) ?? usePostgres().then(({ createDatabase }) => createDatabase());
  databases.set(dir, known);
  return known;
}

afterAll(async () => {
  await (await server)?.stop();
  server = undefined;
});

const CALLER = { subject: "tester", signal: new AbortController().signal };

/** Every store of what the push channel keeps beside a ledger, which is open already. */
export const PUSH_STORES: readonly {
  readonly name: string;
  readonly open: (dir: string, placeId: string, limits?: WaitingLimits) => Promise<PushedStage>;
}[] = [
  {
    name: "SQLite",
    open: async (dir, placeId, limits) => {
      const file = join(dir, "store", "ledger.sqlite");
      const ledger = openSqliteLedger(file, placeId);
      return { ledger, store: openSqlitePushStore(file, placeId, limits) };
    },
  },
  {
    name: "PostgreSQL",
    open: async (dir, placeId, limits) => {
      const { ledger, openPush } = await openPostgresStore({ url: await useDatabase(dir), placeId });
      return { ledger, store: openPush(limits) };
    },
  },
];

/** Every store of what is kept of jobs, beside a ledger that is open already. */
export const JOB_STORES: readonly {
  readonly name: string;
  readonly open: (dir: string, placeId: string) => Promise<{ readonly ledger: Ledger; readonly store: JobStore }>;
}[] = [
  {
    name: "SQLite",
    open: async (dir, placeId) => {
      const file = join(dir, "store", "ledger.sqlite");
      const ledger = openSqliteLedger(file, placeId);
      return { ledger, store: openSqliteJobStore(file) };
    },
  },
  {
    name: "PostgreSQL",
    open: async (dir, placeId) => {
      const { ledger, openJobs } = await openPostgresStore({ url: await useDatabase(dir), placeId });
      return { ledger, store: openJobs() };
    },
  },
];

/** Every store of wishes to clear logs, beside a ledger that is open already, and how a backup of it is noted. */
export const LOG_CLEAR_STORES: readonly {
  readonly name: string;
  readonly open: (dir: string, placeId: string) => Promise<LogClearStage>;
}[] = [
  {
    name: "SQLite",
    open: async (dir, placeId) => {
      const file = join(dir, "store", "ledger.sqlite");
      const ledger = openSqliteLedger(file, placeId);
      return { ledger, store: openSqliteLogClearStore(file), note: async (...given) => noteBackup(file, ...given) };
    },
  },
  {
    name: "PostgreSQL",
    open: async (dir, placeId) => {
      const url = await useDatabase(dir);
      const { ledger, openLogClears } = await openPostgresStore({ url, placeId });
      return { ledger, store: openLogClears(), note: (...given) => notePostgresBackup({ url, placeId }, ...given) };
    },
  },
];

/** Every store of what people agreed to, beside a ledger that is open already. */
export const CONSENT_STORES: readonly {
  readonly name: string;
  readonly open: (dir: string, placeId: string) => Promise<ConsentStage>;
}[] = [
  {
    name: "SQLite",
    open: async (dir, placeId) => {
      const file = join(dir, "store", "ledger.sqlite");
      const ledger = openSqliteLedger(file, placeId);
      return { ledger, store: openSqliteConsentStore(file) };
    },
  },
  {
    name: "PostgreSQL",
    open: async (dir, placeId) => {
      const { ledger, openConsents } = await openPostgresStore({ url: await useDatabase(dir), placeId });
      return { ledger, store: openConsents() };
    },
  },
];

interface ConsentStage {
  readonly ledger: Ledger;
  readonly store: ConsentStore;
}

interface LogClearStage {
  readonly ledger: Ledger;
  readonly store: LogClearStore;
  readonly note: (readers: readonly BackedUpReader[], madeMs: number) => Promise<void>;
}

/** Every store of what is kept of readers beside the configuration, and of their comm keys. */
export const READER_STORES: readonly {
  readonly name: string;
  readonly open: (dir: string, placeId: string) => Promise<ReaderStage>;
}[] = [
  {
    name: "SQLite",
    open: async (dir, placeId) => {
      const file = join(dir, "store", "ledger.sqlite");
      const ledger = openSqliteLedger(file, placeId);
      const sealed = createReaderKeyFile(join(dir, "store", "reader-keys.json"));
      return { ledger, store: openSqliteReaderStore(file), sealed };
    },
  },
  {
    name: "PostgreSQL",
    open: async (dir, placeId) => {
      const { ledger, openReaders, readerKeys } = await openPostgresStore({ url: await useDatabase(dir), placeId });
      return { ledger, store: openReaders(), sealed: readerKeys };
    },
  },
];

interface ReaderStage {
  readonly ledger: Ledger;
  readonly store: ReaderStore;
  readonly sealed: SealedKeys;
}

interface PushedStage {
  readonly ledger: Ledger;
  readonly store: PushStore;
}

/** Every store there is: `describe.each(STORES)`. */
export const STORES: readonly StoreUnderTest[] = [
  { name: "SQLite", open: async (dir, placeId) => openSqliteLedger(join(dir, "store", "ledger.sqlite"), placeId) },
  {
    name: "SQLite, read by threads",
    open: async (dir, placeId) => {
      const file = join(dir, "store", "ledger.sqlite");
      const ledger = openSqliteLedger(file, placeId);
      const pool = createWorkerReadPool({ file });
      return {
        ...ledger,
        ...toServedLedger(ledger, pool, CALLER),
        close: async () => {
          await pool.close();
          await ledger.close();
        },
      };
    },
  },
  {
    name: "PostgreSQL",
    open: async (dir, placeId) => {
      const { ledger, pool } = await openPostgresStore({ url: await useDatabase(dir), placeId });
      return { ...ledger, ...toServedLedger(ledger, pool, CALLER) };
    },
  },
];
