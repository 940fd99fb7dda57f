import type { ConsentStore } from "../domain/consents/consent-store.ts";
import type { DeviceFault } from "../domain/device.ts";
import type { Ledger } from "../domain/ledger.ts";
import type { JobStore } from "../domain/jobs/job-store.ts";
import type { LogClearStore } from "../domain/log-clear/log-clear-store.ts";
import type { PushStore } from "../domain/push/push-store.ts";
import type { ReaderStore, SealedKeys } from "../domain/readers/added-reader.ts";
import type { ReadPool } from "../domain/read-pool.ts";
import type { ReaderOwnership } from "../domain/reader-ownership.ts";
import { openPostgresStore } from "./postgres/ledger.ts";
import { openSqliteConsentStore } from "./sqlite/consents.ts";
import { openSqliteReaderStore } from "./sqlite/kept-readers.ts";
import { openSqliteLedger } from "./sqlite/ledger.ts";
import { openSqliteJobStore } from "./sqlite/jobs.ts";
import { openSqliteLogClearStore } from "./sqlite/log-clears.ts";
import { openSqlitePushStore } from "./sqlite/push.ts";
import { createWorkerReadPool } from "./workers/worker-read-pool.ts";

/** A place's store, however it is kept. */
export interface PlaceStore {
  readonly ledger: Ledger;
  /** Where its long reads run. */
  readonly pool: ReadPool;
  /** Whether this process visits the readers. */
  readonly ownership: ReaderOwnership;
  /** Why it cannot be reached now; `undefined` while it can. */
  readonly fault: () => DeviceFault | undefined;
  /** Opens what the push channel keeps beside the ledger. */
  readonly openPush: () => PushStore;
  /** Opens what is kept of jobs. */
  readonly openJobs: () => JobStore;
  /** Opens what is kept of wishes to clear logs. */
  readonly openLogClears: () => LogClearStore;
  /** Opens the register of consents. */
  readonly openConsents: () => ConsentStore;
  /** Opens what is kept of readers beside the configuration. */
  readonly openReaders: () => ReaderStore;
  /** Their comm keys, where the store has a place for them apart; else they want a file of their own. */
  readonly readerKeys?: SealedKeys;
}

/** Where the store of a place is. */
export interface StoreTerms {
  readonly placeId: string;
  /** Where SQLite has it. */
  readonly file: string;
  /** `DATABASE_URL`; where it names a PostgreSQL database, that one has it. */
  readonly databaseUrl: string | undefined;
}

/** A file is one process's alone. */
const ALWAYS_OWNER: ReaderOwnership = { isOwner: true, watch: () => () => undefined };

/** Opens the store. */
export async function openStore({ placeId, file, databaseUrl }: StoreTerms): Promise<PlaceStore> {
  if (databaseUrl) return openPostgresStore({ url: databaseUrl, placeId });
  const ledger = openSqliteLedger(file, placeId);
  const openPush = () => openSqlitePushStore(file, placeId);
  const openJobs = () => openSqliteJobStore(file);
  const openReaders = () => openSqliteReaderStore(file);
  const openLogClears = () => openSqliteLogClearStore(file);
  const openConsents = () => openSqliteConsentStore(file);
  const pool = createWorkerReadPool({ file });
  const opened = { openPush, openJobs, openLogClears, openConsents, openReaders };
  return { ledger, pool, ownership: ALWAYS_OWNER, fault: () => undefined, ...opened };
}
