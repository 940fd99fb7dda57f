import type { RefuseRead, StoreRefusal } from "./store-refusal.ts";

/** By how a code begins. Sources: sqlite.org/rescode.html, postgresql.org/docs/current/errcodes-appendix.html, errno(3). */
const BY_CODE: readonly (readonly [prefix: string, refusal: StoreRefusal])[] = [
  ["SQLITE_FULL", "FULL"],
  ["53100", "FULL"],
  ["ENOSPC", "FULL"],
  ["22021", "TEXT"],
  ["57014", "TOO_LONG"],
  ["57P0", "AWAY"], // it is stopping, or starting
  ["08", "AWAY"],
  ["53300", "AWAY"], // it has no connection left
  ["55P03", "AWAY"], // another process stands still and holds what is asked for
  ["25P03", "AWAY"], // a transaction stood still for too long
  ["ECONN", "AWAY"],
  ["EPIPE", "AWAY"],
  ["ENOENT", "AWAY"], // its socket
  ["ENOTFOUND", "AWAY"],
  ["EAI_AGAIN", "AWAY"],
  ["ETIMEDOUT", "AWAY"],
  ["EHOST", "AWAY"],
  ["ENET", "AWAY"],
];

/** What the client says of a connection that ended under it, without a code. Source: pg 8, lib/client.js. */
const ENDED = /^Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/;

/** What an error of the database is for whoever asked; `undefined` where it is a fault of ours. */
export function toRefusal(error: unknown): StoreRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const known = BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1];
  return known ?? (ENDED.test(error.message) ? "AWAY" : undefined);
}

/** Runs `work`; what the database cannot do becomes the error that `refuse` makes, with what the database said as cause. */
export async function orRefuse<T>(work: () => Promise<T>, refuse: RefuseRead): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = toRefusal(error);
    throw refusal === undefined ? error : Object.assign(refuse(refusal), { cause: error });
  }
}
