import type { SessionLimits } from "./domain/session.ts";
import { type Retention, toPruneLimits } from "./maintenance.ts";
import { countDue, type DueLimits, type DueRecords } from "./store/due-records.ts";
import { findOperatedStore, type StorePlace } from "./open-store.ts";
import { createDirectoryStore } from "./store/directory-store.ts";
import { toDeliveryLimit } from "./webhooks/dispatcher.ts";

/** What of a directory is over its time. */
export interface DirectoryDue {
  readonly audit: DueRecords;
  readonly sessions: DueRecords;
  readonly deliveries: DueRecords;
}

/** What a directory keeps for how long, for whoever owns its store, whether the directory runs or not. */
export interface OperatedRetention {
  readonly count: () => Promise<DirectoryDue>;
  /** Keeps in the audit that an operator removes it, and how many rows that are, then does. @returns how many rows of each */
  readonly apply: () => Promise<Readonly<Record<keyof DirectoryDue, number>>>;
  readonly close: () => Promise<void>;
}

/** Opens it; `undefined` where the directory was never started. */
export async function openRetention(
  place: StorePlace,
  terms: { readonly retention: Retention; readonly sessionLimits: SessionLimits },
  nowMs: number,
): Promise<OperatedRetention | undefined> {
  const database = await findOperatedStore(place);
  if (database === undefined) return undefined;
  const store = createDirectoryStore(database);
  const deliveriesEndedBeforeMs = toDeliveryLimit(nowMs);
  const limits: DueLimits = { ...toPruneLimits(terms, nowMs), deliveriesEndedBeforeMs };
  const at = new Date(nowMs).toISOString();
  const fact = { at, actor: "operator", outcome: "OK", requestId: "" };
  return {
    count: () => countDue(database, limits),
    apply: async () => {
      const due = await countDue(database, limits);
      const count = due.sessions.count + due.deliveries.count + due.audit.count;
      // first: whatever becomes of the rest, nothing is removed unseen
      await store.appendAudit([{ ...fact, action: "applyRetention", count }]);
      const sessions = await store.pruneSessions(limits.sessions);
      const deliveries = await store.pruneDeliveries(deliveriesEndedBeforeMs);
      const audit = await store.pruneAudit(limits.auditBeforeAt, { ...fact, action: "pruneAudit" });
      return { audit, sessions, deliveries };
    },
    close: store.close,
  };
}
