import { DeviceError } from "./device-error.ts";
import type { LinkTraits } from "./transport.ts";

/** The slowest reader that is known gave 96,000 rows of 40 bytes in ten minutes: 6.4 bytes a millisecond. */
const LEAST_BYTES_PER_MS = 4;
/** How many times the usual wait is granted beside the bytes, for what a reader does before it sends. */
const GRACE = 6;
/** What one request may be on its way there and back, over mobile networks or when it has to be sent again. */
const WAY_MS = 1_000;

/** The time in which a whole data set must come. Only waiting for the reader uses it up: the caller's own work does not. */
export interface TimeBudget {
  /**
   * Runs a request within what is left.
   *
   * @throws {DeviceError} `DEVICE_TIMEOUT` when nothing is left.
   */
  spend<T>(request: (leftMs: number) => Promise<T>): Promise<T>;
}

/** Whom a data set is asked of: how long its usual wait is, and how much it is asked for at a time. */
interface SlowReader {
  readonly requestTimeoutMs: number;
  readonly line: { readonly link: Pick<LinkTraits, "chunkBytes"> };
}

/** Creates the budget of a data set of `bytes`. Asked for by datagrams it takes thousands of requests, each of which has its way. */
export function createTimeBudget(bytes: number, { requestTimeoutMs, line }: SlowReader): TimeBudget {
  const requests = Math.ceil(bytes / line.link.chunkBytes);
  let leftMs = requestTimeoutMs * GRACE + bytes / LEAST_BYTES_PER_MS + requests * WAY_MS;
  return {
    spend: async (request) => {
      if (leftMs <= 0) throw new DeviceError("DEVICE_TIMEOUT", `the reader did not give ${bytes} bytes in time`);
      const startedMs = performance.now();
      try {
        return await request(leftMs);
      } finally {
        leftMs -= performance.now() - startedMs;
      }
    },
  };
}
