import type { ReaderStore, SealedKeys } from "../../domain/readers/added-reader.ts";
import { KEPT_READER_SQL, type KeptReaderColumns, toKeptReader } from "../kept-reader-rows.ts";
import type { Ask } from "./connections.ts";
import type { HeadNews } from "./feed-writer.ts";
import { toSchemaName } from "./names.ts";

/** Creates what is kept of readers beside the configuration. The other processes of the place hear of each change. */
export function createReaderStore(placeId: string, ask: Ask, news: HeadNews): ReaderStore {
  const tell = async (): Promise<void> => {
    await ask("SELECT pg_notify(?, ?)", [toSchemaName(placeId), news.signature]);
    news.tell();
  };
  return {
    list: async () => (await ask<KeptReaderColumns>(KEPT_READER_SQL.list)).map(toKeptReader),
    put: async (reader) => {
      await ask(KEPT_READER_SQL.put, [reader.readerId, JSON.stringify(reader)]);
      await tell();
    },
    remove: async (readerId) => {
      await ask(KEPT_READER_SQL.remove, [readerId]);
      await tell();
    },
    close: async () => undefined,
  };
}

/** Creates the sealed comm keys of added readers, in a table of which no copy of a ledger takes anything. */
export function createReaderKeys(ask: Ask): SealedKeys {
  return {
    read: async (name) =>
      (await ask<{ sealed: string }>("SELECT sealed FROM reader_keys WHERE name = ?", [name]))[0]?.sealed,
    write: async (name, sealed) => {
      if (sealed === undefined) await ask("DELETE FROM reader_keys WHERE name = ?", [name]);
      else {
        const sql = `INSERT INTO reader_keys (name, sealed) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed`;
        await ask(sql, [name, sealed]);
      }
    },
    listNames: async () => (await ask<{ name: string }>("SELECT name FROM reader_keys")).map(({ name }) => name),
  };
}
