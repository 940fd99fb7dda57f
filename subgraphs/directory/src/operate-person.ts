import type { DirectoryPerson, PersonIds } from "./domain/kept-person.ts";
import { readKeptPerson } from "./store/kept-person.ts";
import { findOperatedStore, type StorePlace } from "./open-store.ts";
import { createDirectoryStore } from "./store/directory-store.ts";

/** What a directory has of people, for whoever owns its store, whether the directory runs or not. */
export interface OperatedPeople {
  readonly read: (ids: PersonIds) => Promise<DirectoryPerson>;
  /** Keeps in the audit that an operator took what is held about a person. */
  readonly noteExport: (targets: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens it; `undefined` where the directory was never started. */
export async function openPeople(place: StorePlace, now: () => number = Date.now): Promise<OperatedPeople | undefined> {
  const database = await findOperatedStore(place);
  if (database === undefined) return undefined;
  const store = createDirectoryStore(database);
  return {
    read: (ids) => readKeptPerson(database, ids),
    noteExport: (targets) => {
      const at = new Date(now()).toISOString();
      return store.appendAudit([
        { at, actor: "operator", action: "exportPerson", outcome: "OK", requestId: "", count: 1, targets },
      ]);
    },
    close: store.close,
  };
}
