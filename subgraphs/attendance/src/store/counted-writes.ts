import type { Database } from "./database.ts";

/** Runs transactions, and counts those that are over. */
export function countWrites(write: Database["write"]): Pick<Database, "write" | "writes"> {
  let over = 0;
  return {
    write: async (work, terms) => {
      try {
        return await write(work, terms);
      } finally {
        over += 1;
      }
    },
    writes: () => over,
  };
}
