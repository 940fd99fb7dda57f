import type { ConsentPurpose } from "../../domain/consents/consent.ts";
import type { ConsentStore } from "../../domain/consents/consent-store.ts";
import { CONSENT_SQL, type ConsentColumns, toConsent, toConsentValues } from "../consent-rows.ts";
import { openDatabase } from "./ledger.ts";

/**
 * Opens the register of consents, in the ledger's own file, by a connection of its own.
 *
 * @param file of a ledger that is open already: its schema is the newest.
 */
export function openSqliteConsentStore(file: string): ConsentStore {
  const db = openDatabase(file, { fileMustExist: true });
  const list = db.prepare<[string, number], ConsentColumns>(CONSENT_SQL.list);
  const last = db.prepare<[string, string], ConsentColumns>(CONSENT_SQL.last);
  const put = db.prepare<unknown[]>(CONSENT_SQL.add);
  const add = db.transaction((userId: string, purpose: ConsentPurpose, decide: Parameters<ConsentStore["add"]>[2]) => {
    const known = last.get(userId, purpose);
    const next = decide(known && toConsent(known));
    if (next !== undefined) put.run(...toConsentValues(next));
    return next;
  });
  return {
    list: async (userId, limit) => list.all(userId, limit).map(toConsent),
    add: async (userId, purpose, decide) => add.immediate(userId, purpose, decide),
    close: async () => {
      db.close();
    },
  };
}
