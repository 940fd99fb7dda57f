import type { ReaderStore } from "../../domain/readers/added-reader.ts";
import { KEPT_READER_SQL, type KeptReaderColumns, toKeptReader } from "../kept-reader-rows.ts";
import { openDatabase } from "./ledger.ts";

/**
 * Opens what is kept of readers beside the configuration, in the ledger's own file, by a connection of its own.
 *
 * @param file of a ledger that is open already: its schema is the newest.
 */
export function openSqliteReaderStore(file: string): ReaderStore {
  const db = openDatabase(file, { fileMustExist: true });
  const list = db.prepare<[], KeptReaderColumns>(KEPT_READER_SQL.list);
  const put = db.prepare<[string, string]>(KEPT_READER_SQL.put);
  const remove = db.prepare<[string]>(KEPT_READER_SQL.remove);
  return {
    list: async () => list.all().map(toKeptReader),
    put: async (reader) => void put.run(reader.readerId, JSON.stringify(reader)),
    remove: async (readerId) => void remove.run(readerId),
    close: async () => {
      db.close();
    },
  };
}
