import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { NEXT_RETOLD, PUT_RETOLD, RETOLD_AT_ONCE, RETOLD_ROWS, type RetoldReader, tellAgain } from "../retold-rows.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** Creates what tells followers again of rows whose codes are shown in another order than before; what was begun goes on. */
export function createRetelling(db: Database, feed: FeedWriter): () => Promise<void> {
  const selectNext = db.prepare<[], RetoldReader>(NEXT_RETOLD);
  const selectRows = db.prepare<[string, number, number], { key: number; id: string }>(RETOLD_ROWS);
  const put = db.prepare(PUT_RETOLD);
  const tellSome = (): boolean =>
    feed.commit((_head, append) => {
      const reader = selectNext.get();
      if (reader === undefined) return false;
      put.run(tellAgain(selectRows.all(reader.id, reader.key, RETOLD_AT_ONCE), append), reader.id);
      return true;
    });
  return async () => {
    while (selectNext.get() !== undefined && tellSome()) await nextTurn();
  };
}
