import { existsSync } from "node:fs";
import type { Approval } from "./domain/push/approve.ts";
import { decideApproval } from "./domain/push/approve.ts";
import type { OrderRecord } from "./domain/push/push-order.ts";
import type { PushParts } from "./domain/push/push-parts.ts";
import type { WaitingRecord } from "./domain/push/push-store.ts";
import { findPostgresLedger } from "./store/postgres/find-ledger.ts";
import { openPostgresPush } from "./store/postgres/operate-push.ts";
import { openSqliteLedger } from "./store/sqlite/ledger.ts";
import { openSqlitePushStore } from "./store/sqlite/push.ts";

/** What the push port of a place keeps, for whoever owns its store, whether the place runs or not. */
export interface OperatedPush {
  /** Callers that are no reader, the latest first. */
  readonly listNewcomers: () => Promise<readonly WaitingRecord[]>;
  /** Takes a caller for a reader. A place that runs puts what was kept of it into the ledger when it calls next, else at its start. */
  readonly approve: (key: number, readerId: string) => Promise<Approval["kind"]>;
  /** Forgets a caller. @returns whether there was one */
  readonly refuse: (key: number) => Promise<boolean>;
  /** The latest orders of a reader, the latest first; `undefined` where no such reader pushes. */
  readonly listOrders: (readerId: string, limit: number) => Promise<readonly OrderRecord[] | undefined>;
  /** Ends an order. @returns whether it was open */
  readonly cancel: (key: number, nowMs: number) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Opens it; `undefined` where the place was never started. @param databaseUrl as the place is started with it */
export async function openOperatedPush(
  file: string,
  placeId: string,
  databaseUrl: string | undefined,
): Promise<OperatedPush | undefined> {
  if (databaseUrl !== undefined) {
    const place = { url: databaseUrl, placeId };
    return (await findPostgresLedger(place)) ? toOperated(openPostgresPush(place)) : undefined;
  }
  if (!existsSync(file)) return undefined;
  const ledger = openSqliteLedger(file, placeId);
  const store = openSqlitePushStore(file, placeId);
  return toOperated({
    store,
    listDevices: () => ledger.listDevices(),
    recordFacts: (readerId, facts) => ledger.recordFacts(readerId, facts),
    close: async () => {
      await store.close();
      await ledger.close();
    },
  });
}

function toOperated({ store, listDevices, recordFacts, close }: PushParts): OperatedPush {
  return {
    listNewcomers: () => store.listWaiting(),
    approve: async (key, readerId) => {
      const caller = (await store.listWaiting()).find((it) => it.key === key);
      const approval = decideApproval(caller, readerId, await listDevices());
      if (approval.kind === "APPROVE") await recordFacts(readerId, approval.facts);
      return approval.kind;
    },
    refuse: async (key) => {
      const isThere = (await store.listWaiting()).some((it) => it.key === key);
      if (isThere) await store.dropWaiting(key);
      return isThere;
    },
    listOrders: async (readerId, limit) => {
      const isThere = (await listDevices()).some((it) => it.readerId === readerId && it.isPushing === true);
      return isThere ? store.listOrders(readerId, limit) : undefined;
    },
    cancel: (key, nowMs) =>
      store.endOrder(key, { state: "CANCELLED", returnCode: undefined, attlogSum: undefined }, nowMs),
    close,
  };
}
