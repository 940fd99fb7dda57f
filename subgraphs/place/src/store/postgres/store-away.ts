import { StoreAwayError } from "../../domain/store-away-error.ts";

/** By how a code begins. Sources: postgresql.org/docs/current/errcodes-appendix.html, errno(3). */
const AWAY: readonly string[] = [
  "57P0", // it is stopping, or starting
  "08",
  "25P03", // a transaction stood still for too long
  "53300", // it has no connection left
  "55P03", // another process of the place stands still and holds the ledger
  "ECONN",
  "EPIPE",
  "ENOENT", // its socket
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOST",
  "ENET",
];

/** What the client says of a connection that ended under it, without a code. Source: pg 8, lib/client.js, and pg-pool. */
const ENDED =
  /^Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|^Query read timeout|^timeout expired/;

/** Runs `work`; that the server is away becomes an error of its own, with what was said as its cause. */
export async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = "code" in error ? String(error.code) : "";
    if (AWAY.some((prefix) => code.startsWith(prefix)) || ENDED.test(error.message)) throw new StoreAwayError(error);
    throw error;
  }
}
