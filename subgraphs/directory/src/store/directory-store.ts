import type { DirectoryStore } from "../domain/directory-store.ts";
import { createAccountTables } from "./accounts.ts";
import { createAlertTables } from "./alerts.ts";
import { createAuditTables } from "./audit.ts";
import { createCompaction } from "./compaction.ts";
import type { StoreDatabase } from "./database.ts";
import { createDigestTable } from "./digests.ts";
import { createAccountForgetting } from "./forgotten-accounts.ts";
import { createForgetting } from "./forgotten-people.ts";
import { createPlaceTable } from "./places.ts";
import { createSerialTable } from "./serials.ts";
import { createSessionTable } from "./sessions.ts";
import { createWebhookTables } from "./webhooks.ts";

/** What the directory keeps, over whichever database. */
export function createDirectoryStore(database: StoreDatabase): DirectoryStore {
  const compactErased = createCompaction(database);
  return {
    ...createPlaceTable(database),
    ...createSerialTable(database),
    ...createAccountTables(database),
    ...createSessionTable(database),
    ...createAuditTables(database),
    ...createWebhookTables(database),
    ...createAlertTables(database),
    ...createDigestTable(database),
    forgetPeople: createForgetting(database, compactErased),
    forgetAccounts: createAccountForgetting(database, compactErased),
    compactErased,
    close: database.close,
  };
}
