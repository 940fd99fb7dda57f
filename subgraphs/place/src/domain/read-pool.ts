import type { ChangeFeed, LedgerReader } from "./ledger.ts";

/** The reads of a ledger that can take long. Arguments and answers are plain data: they can cross to another thread. */
export type PooledReads = Omit<LedgerReader, "listDevices"> & Pick<ChangeFeed, "readFeed" | "readPunchFeed">;

/** The name of a read. */
export type ReadName = keyof PooledReads;

/** What a read asks for. */
export type ReadArguments = { readonly [Name in ReadName]: Parameters<PooledReads[Name]> };

/** What a read answers. */
export type ReadAnswers = { readonly [Name in ReadName]: Awaited<ReturnType<PooledReads[Name]>> };

/** For whom reads run: one object for one request. */
export interface ReadCaller {
  /** Who asks: the reads of one never keep those of another waiting. */
  readonly subject: string;
  /** Set off when nobody waits any more: what is still to be read then is not read, its promises reject with the reason. */
  readonly signal: AbortSignal;
  /** True for a follower of the feed: it reads one page after the other, and waits its turn however long that is. */
  readonly isPatient?: boolean;
}

/** Port: where the reads of a ledger run. */
export interface ReadPool {
  /**
   * Runs one read; it sees everything that was committed before the call.
   *
   * @throws {TooManyReadsError} when too many wait already.
   */
  run<Name extends ReadName>(name: Name, args: ReadArguments[Name], caller: ReadCaller): Promise<ReadAnswers[Name]>;
  /** Resolves once it can read: who asks then waits for no start. @throws why it cannot */
  whenReading(): Promise<void>;
  /** Ends what runs the reads; one that is under way may reject. */
  close(): Promise<void>;
}

/** More reads wait than are worth waiting for. */
export class TooManyReadsError extends Error {
  constructor() {
    super("too many reads are waiting");
    this.name = "TooManyReadsError";
  }
}

/** Entities that are found by their keys at once: less work than to hand the question over. */
const MAX_KEYS_AT_ONCE = 100;

/**
 * What one caller is served of a ledger. What is found by key, with a few keys, and the readers, who are few, is read where
 * it is asked for; every list, count and page of the feed runs in the pool: how much of the ledger one of them goes through
 * depends on what is asked.
 */
export function toServedLedger(
  ledger: LedgerReader & ChangeFeed,
  pool: Pick<ReadPool, "run">,
  caller: ReadCaller,
): LedgerReader & ChangeFeed {
  const isShort = (keys: readonly string[]) => keys.length <= MAX_KEYS_AT_ONCE;
  const { signal } = caller;
  const unlessEnded = <T>(read: () => Promise<T>): Promise<T> =>
    signal.aborted ? Promise.reject(signal.reason) : read();
  return {
    readHead: () => unlessEnded(() => ledger.readHead()),
    watchHead: (onHead) => ledger.watchHead(onHead),
    listDevices: () => unlessEnded(() => ledger.listDevices()),
    findPunches: (ids) =>
      isShort(ids) ? unlessEnded(() => ledger.findPunches(ids)) : pool.run("findPunches", [ids], caller),
    findUsers: (ids) =>
      isShort(ids) ? unlessEnded(() => ledger.findUsers(ids)) : pool.run("findUsers", [ids], caller),
    listDeviceIdsOfUsers: (userIds) =>
      isShort(userIds)
        ? unlessEnded(() => ledger.listDeviceIdsOfUsers(userIds))
        : pool.run("listDeviceIdsOfUsers", [userIds], caller),
    listEnrolmentsOfUsers: (userIds) =>
      isShort(userIds)
        ? unlessEnded(() => ledger.listEnrolmentsOfUsers(userIds))
        : pool.run("listEnrolmentsOfUsers", [userIds], caller),
    listPunches: (...args) => pool.run("listPunches", args, caller),
    listPunchPositions: (...args) => pool.run("listPunchPositions", args, caller),
    countPunches: (...args) => pool.run("countPunches", args, caller),
    listSetAside: (...args) => pool.run("listSetAside", args, caller),
    countSetAside: (...args) => pool.run("countSetAside", args, caller),
    listDays: (...args) => pool.run("listDays", args, caller),
    listGaps: (...args) => pool.run("listGaps", args, caller),
    listClock: (...args) => pool.run("listClock", args, caller),
    countClock: (...args) => pool.run("countClock", args, caller),
    listClockSets: (...args) => pool.run("listClockSets", args, caller),
    listUsers: (...args) => pool.run("listUsers", args, caller),
    countUsers: (...args) => pool.run("countUsers", args, caller),
    readFeed: (...args) => pool.run("readFeed", args, caller),
    readPunchFeed: (...args) => pool.run("readPunchFeed", args, caller),
  };
}
