import { createReadQueue, type ReadQueueLimits } from "@biometricflow/subgraph/reads/read-queue";
import { type PooledReads, type ReadCaller, type ReadPool, TooManyReadsError } from "../../domain/read-pool.ts";
import { createInlineReadPool } from "../inline-read-pool.ts";

/** How questions share connections. */
export interface PostgresReadPoolOptions {
  /** Over connections that only read. */
  readonly reads: PooledReads;
  /** How many of them there are. One subject has all but one, so that whoever else comes finds one. */
  readonly connections: number;
  readonly queue?: Partial<Omit<ReadQueueLimits, "runningPerSubject">>;
  /** Resolves once the server answers. */
  readonly whenReading: () => Promise<void>;
}

/** Somebody who waits for a connection. */
interface Waiting {
  readonly go: () => void;
  readonly fail: (reason: unknown) => void;
}

const CLOSED = "the store is closed";
const QUEUE = { waitingPerSubject: 256, waiting: 1024 };

/** Runs the reads of a ledger over several connections, each for whoever asks, by turns; as the threads of SQLite. */
export function createPostgresReadPool(options: PostgresReadPoolOptions): ReadPool {
  const inner = createInlineReadPool(options.reads);
  const runningPerSubject = Math.max(1, options.connections - 1);
  const queue = createReadQueue<Waiting>({ ...QUEUE, ...options.queue, runningPerSubject });
  let free = options.connections;
  let isClosed = false;
  const dispatch = (): void => {
    while (free > 0 && queue.hasNext()) {
      free -= 1;
      queue.next()?.go();
    }
  };
  const enter = ({ subject, signal, isPatient }: ReadCaller): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (): void => {
      if (queue.remove(subject, waiting)) reject(signal.reason);
    };
    const stay = (settle: () => void): void => {
      signal.removeEventListener("abort", leave);
      settle();
    };
    const waiting: Waiting = { go: () => stay(resolve), fail: (reason) => stay(() => reject(reason)) };
    if (isClosed) return Promise.reject(new Error(CLOSED));
    if (!queue.add(subject, waiting, isPatient)) return Promise.reject(new TooManyReadsError());
    signal.addEventListener("abort", leave, { once: true });
    dispatch();
    return promise;
  };
  const leave = (subject: string): void => {
    free += 1;
    queue.end(subject);
    dispatch();
  };
  return {
    run: async (name, args, caller) => {
      caller.signal.throwIfAborted();
      await enter(caller);
      const reading = inner.run(name, args, caller).finally(() => leave(caller.subject));
      return await unlessLeft(reading, caller.signal);
    },
    whenReading: options.whenReading,
    close: async () => {
      isClosed = true;
      for (const { fail } of queue.drain()) fail(new Error(CLOSED));
    },
  };
}

/** Whoever is gone waits no longer; the connection is free when the server has answered. */
async function unlessLeft<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  const left = Promise.withResolvers<never>();
  const leave = (): void => left.reject(signal.reason);
  signal.addEventListener("abort", leave, { once: true });
  reading.catch(() => undefined); // heard of below, or by nobody
  try {
    return await Promise.race([reading, left.promise]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
