import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import type { DirectoryPerson, PersonIds } from "./domain/kept-person.ts";
import { readKeptPerson } from "./store/sqlite/kept-person.ts";
import { openSqliteStore } from "./store/sqlite/store.ts";

/** What a directory has of people, for whoever owns its store, whether the directory runs or not. */
export interface OperatedPeople {
  readonly read: (ids: PersonIds) => DirectoryPerson;
  /** Keeps in the audit that an operator took what is held about a person. */
  readonly noteExport: (targets: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens it; `undefined` where the directory was never started. */
export function openPeople(storeFile: string, now: () => number = Date.now): OperatedPeople | undefined {
  if (!existsSync(storeFile)) return undefined;
  const store = openSqliteStore(storeFile);
  const db = new Database(storeFile, { fileMustExist: true, timeout: 5_000 });
  db.pragma("query_only = ON");
  return {
    read: (ids) => readKeptPerson(db, ids),
    noteExport: (targets) => {
      const at = new Date(now()).toISOString();
      return store.appendAudit([
        { at, actor: "operator", action: "exportPerson", outcome: "OK", requestId: "", count: 1, targets },
      ]);
    },
    close: async () => {
      db.close();
      await store.close();
    },
  };
}
