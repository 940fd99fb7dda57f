import type { ChangeFeed, LedgerReader } from "./ledger.ts";

/** The reads of a ledger that can take long. Arguments and answers are plain data: they can cross to another thread. */
export type PooledReads = LedgerReader & Pick<ChangeFeed, "readFeed" | "readPunchFeed">;

/** The name of a read. */
export type ReadName = keyof PooledReads;

/** What a read asks for. */
export type ReadArguments = { readonly [Name in ReadName]: Parameters<PooledReads[Name]> };

/** What a read answers. */
export type ReadAnswers = { readonly [Name in ReadName]: Awaited<ReturnType<PooledReads[Name]>> };

/** Port: where the reads of a ledger run. */
export interface ReadPool {
  /** Runs one read; it sees everything that was committed before the call. */
  run<Name extends ReadName>(name: Name, args: ReadArguments[Name]): Promise<ReadAnswers[Name]>;
  /** Ends what runs the reads; one that is under way may reject. */
  close(): Promise<void>;
}

/** What is served of a ledger: its reads run in a pool; where its head stands, it says itself. */
export function toServedLedger(
  ledger: Pick<ChangeFeed, "readHead" | "watchHead">,
  pool: ReadPool,
): LedgerReader & ChangeFeed {
  return {
    readHead: () => ledger.readHead(),
    watchHead: (onHead) => ledger.watchHead(onHead),
    listPunches: (...args) => pool.run("listPunches", args),
    countPunches: (...args) => pool.run("countPunches", args),
    findPunches: (...args) => pool.run("findPunches", args),
    listUsers: (...args) => pool.run("listUsers", args),
    countUsers: (...args) => pool.run("countUsers", args),
    findUsers: (...args) => pool.run("findUsers", args),
    listDevices: (...args) => pool.run("listDevices", args),
    listDeviceIdsOfUsers: (...args) => pool.run("listDeviceIdsOfUsers", args),
    readFeed: (...args) => pool.run("readFeed", args),
    readPunchFeed: (...args) => pool.run("readPunchFeed", args),
  };
}
