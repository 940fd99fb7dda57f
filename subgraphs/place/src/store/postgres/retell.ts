import { NEXT_RETOLD, PUT_RETOLD, RETOLD_AT_ONCE, RETOLD_ROWS, type RetoldReader, tellAgain } from "../retold-rows.ts";
import type { FeedWriter } from "./feed-writer.ts";
import type { Transact } from "./transactions.ts";

/** Tells followers again of rows whose codes are shown in another order than before; what was begun goes on, in whatever process. */
export async function retellRows(transact: Transact, feed: FeedWriter): Promise<void> {
  const isDue = () => transact(async (ask) => (await ask<RetoldReader>(NEXT_RETOLD)).length > 0);
  const tellSome = (): Promise<boolean> =>
    feed.commit(async ({ ask, append }) => {
      const [reader] = await ask<RetoldReader>(`${NEXT_RETOLD} FOR UPDATE`);
      if (reader === undefined) return false;
      const rows = await ask<{ key: number; id: string }>(RETOLD_ROWS, [reader.id, reader.key, RETOLD_AT_ONCE]);
      await ask(PUT_RETOLD, [tellAgain(rows, append), reader.id]);
      return true;
    });
  while ((await isDue()) && (await tellSome()));
}
