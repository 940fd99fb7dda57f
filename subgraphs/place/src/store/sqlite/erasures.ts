import type { Database } from "better-sqlite3";
import type { LedgerEraser } from "../../domain/erasure/erasure-list.ts";
import { type Change, erasePerson, LIST_ERASED } from "../erase-person.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** Creates what can be done about one person in the file of a ledger. */
export function createEraser(db: Database, placeId: string, feed: FeedWriter): LedgerEraser {
  return {
    listErased: async () =>
      new Set(
        db
          .prepare<[], { id: string }>(LIST_ERASED)
          .all()
          .map(({ id }) => id),
      ),
    erasePerson: async (order) => feed.commit((_head, append) => runChange(db, erasePerson(placeId, order, append))),
    compact: async () => compact(db),
  };
}

/** One question after the other, within the transaction that is open. */
export function runChange<T>(db: Database, change: Change<T>): T {
  for (let step = change.next([]); ; ) {
    if (step.done === true) return step.value;
    const { sql, values } = step.value;
    const statement = db.prepare<unknown[], object>(sql);
    if (statement.reader) step = change.next(statement.all(...values));
    else {
      statement.run(...values);
      step = change.next([]);
    }
  }
}

/** Writes the file anew and empties the log that is written ahead of it. @throws {Error} while somebody reads of before */
function compact(db: Database): void {
  db.exec("VACUUM");
  const [state] = db.pragma("wal_checkpoint(TRUNCATE)") as readonly { busy: number }[]; // as sqlite.org/pragma.html says
  if (state?.busy === 0) return;
  throw Object.assign(new Error("somebody reads what was before"), { code: "SQLITE_BUSY" });
}
