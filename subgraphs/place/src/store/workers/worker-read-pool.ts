import { createThreadPool, type ThreadPoolOptions } from "@biometricflow/subgraph/reads/thread-pool";
import { type ReadPool, TooManyReadsError } from "../../domain/read-pool.ts";
import type { NamedRead } from "./named-read.ts";
import { weighRead } from "./read-weight.ts";

/** How a pool is set up; what is omitted has its default. */
export interface WorkerReadPoolOptions extends Omit<ThreadPoolOptions, "program" | "refuse"> {
  /** The database; it exists and is open for writing elsewhere. */
  readonly file: string;
}

/** Runs the reads of a ledger in threads with connections of their own. */
export function createWorkerReadPool({ file, ...options }: WorkerReadPoolOptions): ReadPool {
  const program = { url: new URL("./read-worker.ts", import.meta.url), file };
  const pool = createThreadPool<NamedRead>({ ...options, program, refuse: () => new TooManyReadsError() });
  return {
    run: async (name, args, caller) => JSON.parse(await pool.run({ name, args }, weighRead(name, args), caller)),
    whenReading: pool.whenReading,
    close: pool.close,
  };
}
