import { requestError } from "@biometricflow/service/errors/error-codes";
import type { RequestLife } from "@biometricflow/service/graphql/request-life";
import type { ChangeFeed, LedgerReader } from "../domain/ledger.ts";
import { type ReadPool, TooManyReadsError } from "../domain/read-pool.ts";
import { StoreAwayError } from "../domain/store-away-error.ts";

/** Seconds after which a caller may try again: reads that wait are done by then, or their callers are gone. */
export const RETRY_AFTER_SECONDS = 1;
/** What a caller is told whose reads found no room. */
export const OVERLOADED = "The place has more to read than it can";
/** What a caller is told while the ledger cannot be read. */
export const STORE_AWAY = "The database of the place does not answer: nothing of it can be shown. Try again";

/**
 * A pool that ends the whole request where it takes no more reads: PLACE_OVERLOADED with HTTP 503 and Retry-After. A part of
 * the answer would be asked for again with the rest.
 */
export function endRefused(pool: Pick<ReadPool, "run">, life: RequestLife): Pick<ReadPool, "run"> {
  return { run: (name, args, caller) => orEnd(() => pool.run(name, args, caller), life) };
}

/** The same of what is read at once. */
export function endUnread(ledger: LedgerReader & ChangeFeed, life: RequestLife): LedgerReader & ChangeFeed {
  return {
    ...ledger,
    readHead: () => orEnd(() => ledger.readHead(), life),
    listDevices: () => orEnd(() => ledger.listDevices(), life),
    findPunches: (ids) => orEnd(() => ledger.findPunches(ids), life),
    findUsers: (ids) => orEnd(() => ledger.findUsers(ids), life),
    listDeviceIdsOfUsers: (ids) => orEnd(() => ledger.listDeviceIdsOfUsers(ids), life),
    listEnrolmentsOfUsers: (ids) => orEnd(() => ledger.listEnrolmentsOfUsers(ids), life),
  };
}

async function orEnd<T>(read: () => Promise<T>, life: RequestLife): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal === undefined) throw error;
    life.end(refusal);
    throw refusal;
  }
}

function toRefusal(error: unknown) {
  const later = { retryAfterSeconds: RETRY_AFTER_SECONDS };
  if (error instanceof TooManyReadsError) return requestError("PLACE_OVERLOADED", OVERLOADED, later);
  if (error instanceof StoreAwayError) return requestError("SERVICE_UNAVAILABLE", STORE_AWAY, later);
  return undefined;
}
