import type { PooledReads, ReadAnswers, ReadArguments, ReadName, ReadPool } from "../domain/read-pool.ts";

type ReadFunctions = {
  readonly [Name in ReadName]: (...args: ReadArguments[Name]) => Promise<ReadAnswers[Name]>;
};

/** Runs each read at once in this thread, over the ledger's own connection. */
export function createInlineReadPool(reads: PooledReads): ReadPool {
  const functions: ReadFunctions = reads;
  return {
    run: async (name, args, { signal }) => {
      signal.throwIfAborted();
      return functions[name](...args);
    },
    whenReading: async () => undefined,
    close: async () => undefined,
  };
}
