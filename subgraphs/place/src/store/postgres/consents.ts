import type { ConsentStore } from "../../domain/consents/consent-store.ts";
import { CONSENT_SQL, type ConsentColumns, toConsent, toConsentValues } from "../consent-rows.ts";
import type { Ask } from "./connections.ts";
import { LOCK_NUMBER, toSchemaName } from "./names.ts";
import type { Transact } from "./transactions.ts";

/** Creates the register of consents. One of the processes of a place adds to it at a time. */
export function createConsentStore(placeId: string, ask: Ask, transact: Transact): ConsentStore {
  const lock = `consents of ${toSchemaName(placeId)}`;
  return {
    list: async (userId, limit) => (await ask<ConsentColumns>(CONSENT_SQL.list, [userId, limit])).map(toConsent),
    add: (userId, purpose, decide) =>
      transact(async (own) => {
        await own(`SELECT pg_advisory_xact_lock(${LOCK_NUMBER})`, [lock]);
        const [last] = await own<ConsentColumns>(CONSENT_SQL.last, [userId, purpose]);
        const next = decide(last && toConsent(last));
        if (next !== undefined) await own(CONSENT_SQL.add, toConsentValues(next));
        return next;
      }),
    close: async () => undefined,
  };
}
