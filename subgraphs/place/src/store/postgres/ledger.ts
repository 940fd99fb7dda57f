import { randomUUID } from "node:crypto";
import { toGlobalId } from "@biometricflow/schema/global-id";
import type { DeviceFault } from "../../domain/device.ts";
import type { Ledger } from "../../domain/ledger.ts";
import type { LedgerRow } from "../../domain/punch.ts";
import type { InLog } from "../../domain/tail-rows.ts";
import type { ConsentStore } from "../../domain/consents/consent-store.ts";
import type { JobStore } from "../../domain/jobs/job-store.ts";
import type { LogClearStore } from "../../domain/log-clear/log-clear-store.ts";
import type { PushStore, WaitingLimits } from "../../domain/push/push-store.ts";
import type { ReaderStore, SealedKeys } from "../../domain/readers/added-reader.ts";
import type { ReadPool } from "../../domain/read-pool.ts";
import type { ReaderOwnership } from "../../domain/reader-ownership.ts";
import { toDeviceRecord } from "../device-rows.ts";
import { type Ask, createAsk, createPool, type PostgresPlace } from "./connections.ts";
import { createConsentStore } from "./consents.ts";
import { createDeviceTable, listDevices, readDevice } from "./devices.ts";
import { createEraser } from "./erasures.ts";
import { createFeedWriter, readHead } from "./feed-writer.ts";
import { createReaderKeys, createReaderStore } from "./kept-readers.ts";
import { createJobStore } from "./jobs.ts";
import { createLogClearStore } from "./log-clears.ts";
import { migrate } from "./migrations.ts";
import { KEPT_COLUMNS, type PunchColumns, toPunchRecord } from "../punch-rows.ts";
import { createPushStore } from "./push.ts";
import { createPostgresReadPool, type PostgresReadPoolOptions } from "./read-pool.ts";
import { createPostgresReads } from "./reads.ts";
import { createRowWriter } from "./rows.ts";
import { createReleases } from "./set-aside-rows.ts";
import { openSession } from "./session.ts";
import { createTransact, type Transact } from "./transactions.ts";
import { createEnrolmentWriter, readSlots } from "./users.ts";

/** A place's store in PostgreSQL. */
export interface PostgresStore {
  readonly ledger: Ledger;
  /** Where the long reads run. It ends with the ledger. */
  readonly pool: ReadPool;
  readonly ownership: ReaderOwnership;
  /** Why the server cannot be reached now. */
  readonly fault: () => DeviceFault | undefined;
  /** What the push channel keeps beside the ledger; it ends with the ledger. */
  readonly openPush: (limits?: WaitingLimits) => PushStore;
  /** What is kept of jobs; it ends with the ledger. */
  readonly openJobs: () => JobStore;
  /** What is kept of wishes to clear logs; it ends with the ledger. */
  readonly openLogClears: () => LogClearStore;
  /** The register of consents; it ends with the ledger. */
  readonly openConsents: () => ConsentStore;
  /** What is kept of readers beside the configuration; it ends with the ledger. */
  readonly openReaders: () => ReaderStore;
  readonly readerKeys: SealedKeys;
}

/** How a store is opened; what is omitted has its default. */
export interface PostgresOptions {
  readonly queue?: PostgresReadPoolOptions["queue"];
  /** Of one statement of a question, as in the threads of SQLite. */
  readonly longestReadMs?: number;
}

/** What collectors write and look up, what is found by key at once, and what goes through many rows: each has its own. */
const CONNECTIONS = { collectors: 2, keys: 2, reads: 3 };
const LONGEST_READ_MS = 15_000;
/** Of one statement of a collector: then the server is gone. */
const LONGEST_WRITE_MS = 60_000;

/**
 * Opens the ledger of a place in a PostgreSQL database, in a schema of its own, made when it is missing. Several processes of a
 * place can: one of them has the readers, and each hears of what another one stored.
 *
 * @throws what the server says; {RangeError} when a newer version of the program wrote it.
 */
export async function openPostgresStore(place: PostgresPlace, options: PostgresOptions = {}): Promise<PostgresStore> {
  const { longestReadMs = LONGEST_READ_MS } = options;
  const toLimits = (statement_timeout: number) => ({ statement_timeout, query_timeout: statement_timeout + 5_000 });
  const writing = createPool(place, { max: CONNECTIONS.collectors, ...toLimits(LONGEST_WRITE_MS) });
  const finding = createPool(place, { max: CONNECTIONS.keys, ...toLimits(longestReadMs) });
  const reading = createPool(place, { max: CONNECTIONS.reads, ...toLimits(longestReadMs) });
  const closePools = () => Promise.all([writing, finding, reading].map((pool) => pool.end()));
  const watchers = new Set<() => void>();
  const news = { tell: () => watchers.forEach((onHead) => onHead()), signature: randomUUID() };
  try {
    const transact = createTransact(writing, news.tell);
    await transact((ask) => migrate(ask, place.placeId));
    const session = await openSession(place, { onNews: news.tell, signature: news.signature });
    const pool = createPostgresReadPool({
      reads: createPostgresReads(createAsk(reading)),
      connections: CONNECTIONS.reads,
      ...(options.queue && { queue: options.queue }),
      whenReading: async () => void (await reading.query("SELECT 1")),
    });
    const watch = (onNews: () => void) => {
      watchers.add(onNews);
      return () => watchers.delete(onNews);
    };
    const ledger: Ledger = {
      ...createReads(createAsk(finding)),
      ...createWrites(place, createAsk(writing), transact, news),
      watchHead: watch,
      close: async () => {
        await pool.close();
        await session.close();
        await closePools();
      },
    };
    const openPush = (limits?: WaitingLimits) => createPushStore(place.placeId, createAsk(writing), transact, limits);
    const { placeId } = place;
    const openJobs = () => createJobStore({ placeId, ask: createAsk(writing), transact, news, watch });
    const openReaders = () => createReaderStore(placeId, createAsk(writing), news);
    const readerKeys = createReaderKeys(createAsk(writing));
    const openLogClears = () => createLogClearStore(placeId, createAsk(writing), transact);
    const openConsents = () => createConsentStore(placeId, createAsk(writing), transact);
    const opened = { openPush, openJobs, openLogClears, openConsents, openReaders, readerKeys };
    return { ledger, pool, ownership: session, fault: () => session.fault, ...opened };
  } catch (error) {
    await closePools();
    throw error;
  }
}

function createReads(ask: Ask) {
  return {
    ...createPostgresReads(ask),
    readHead: async () => {
      const { epoch, seq } = await readHead(ask);
      return { epoch, seq };
    },
    listDevices: async () => (await listDevices(ask)).map(toDeviceRecord),
  };
}

/** What collectors do; what they look up has no question of others before it. */
function createWrites(
  place: PostgresPlace,
  ask: Ask,
  transact: Transact,
  news: { tell: () => void; signature: string },
) {
  const { placeId } = place;
  const feed = createFeedWriter(placeId, transact, news);
  const devices = createDeviceTable(placeId, transact, feed);
  const recordRows = createRowWriter(placeId, feed);
  return {
    registerReaders: devices.register,
    openChannel: devices.openChannel,
    announceReaders: devices.announce,
    recordFacts: devices.recordFacts,
    recordClock: devices.recordClock,
    acceptFirstRead: devices.acceptFirstRead,
    recordRows: (readerId: string, rows: readonly LedgerRow[]) => recordRows(readerId, rows),
    recordTail: recordRows,
    releaseRows: createReleases(placeId, feed),
    recordEnrolments: createEnrolmentWriter(placeId, feed),
    ...createEraser(place, ask, feed),
    readDevice: (readerId: string) => readDevice(ask, readerId),
    readSlots: (readerId: string) => readSlots(ask, toGlobalId(placeId, readerId)),
    findRows: async (digests: readonly string[]) => {
      const sql = `SELECT ${KEPT_COLUMNS} FROM punch_rows WHERE id = ANY (?::text[])`;
      const ids = digests.map((digest) => toGlobalId(placeId, digest));
      return (await ask<PunchColumns>(sql, [ids])).map(toPunchRecord);
    },
    readVerifyCodes: async (digests: readonly string[]) => {
      const ids = digests.map((digest) => toGlobalId(placeId, digest));
      const sql = "SELECT digest, verify_code FROM punch_rows WHERE id = ANY (?::text[])";
      const found = await ask<{ digest: string; verify_code: number }>(sql, [ids]);
      return new Map(found.map(({ digest, verify_code }) => [digest, verify_code]));
    },
    readInLog: async (digests: readonly string[]) => {
      const sql = `SELECT digest, verify_code AS "verifyCode", in_log AS copies FROM punch_rows
        WHERE id = ANY (?::text[])`;
      const ids = digests.map((digest) => toGlobalId(placeId, digest));
      const found = await ask<InLog & { readonly digest: string }>(sql, [ids]);
      return new Map(found.map(({ digest, ...row }) => [digest, row]));
    },
    readLastInstant: async (readerId: string) => {
      const sql = `SELECT coalesce(read_at_ms, at_ms) AS at_ms FROM punch_rows
        WHERE device_id = ? AND at_ms IS NOT NULL ORDER BY key DESC LIMIT 1`;
      return (await ask<{ at_ms: number }>(sql, [toGlobalId(placeId, readerId)]))[0]?.at_ms;
    },
  };
}
