import type { Log } from "@biometricflow/service/observe/log";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import {
  type AuditedGroup,
  type AuditTally,
  createAuditTally,
  isSingle,
  toMinute,
} from "@biometricflow/service/audit/tally";
import type { AuditFilter, DirectoryStore, ListedAudit } from "./domain/directory-store.ts";

/** What happened in the directory: single facts in the chain, refusals counted by minute and chained when it is over. */
export interface AuditLog {
  /** Keeps a fact. One that changed something is on disk when the promise resolves, a refusal within a second. */
  readonly record: (fact: AuditFact, about?: AuditedGroup) => Promise<void>;
  /** The newest first, or those after an entry; those of the present minute may still be counted on. */
  readonly list: (first: number, after?: string, filter?: AuditFilter) => Promise<readonly ListedAudit[]>;
  /** When the oldest view that is kept was; `undefined` while there is none. */
  readonly firstViewAt: () => Promise<string | undefined>;
  /** Writes what was counted, and chains the minutes that are over. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What the log stands on. */
export interface AuditLogOptions {
  readonly store: Pick<DirectoryStore, "appendAudit" | "tallyAudit" | "sealAudit" | "listAudit" | "firstViewAt">;
  readonly now: () => number;
  readonly log: Log;
  /** Hears of each fact. */
  readonly onFact?: (fact: AuditFact) => void;
}

interface Pending {
  readonly fact: AuditFact;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const SETTLE_MS = 1000;

/** Opens the log. Facts that come together are one commit. */
export function openAuditLog({ store, now, log, onFact }: AuditLogOptions): AuditLog {
  const tally = createAuditTally();
  let pending: readonly Pending[] = [];
  const commit = async () => {
    const batch = pending;
    pending = [];
    try {
      await store.appendAudit(batch.map(({ fact }) => fact));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const append = (fact: AuditFact): Promise<void> =>
    new Promise((resolve, reject) => {
      if (pending.length === 0) setImmediate(() => void commit());
      pending = [...pending, { fact, resolve, reject }];
    });
  const write = () => writeTally(tally, store);
  const settle = async () => {
    await write();
    await store.sealAudit(toMinute(now()));
  };
  const timer = setInterval(() => {
    settle().catch((error: unknown) => log.error({ err: error }, "the audit log could not be written"));
  }, SETTLE_MS);
  timer.unref();
  return {
    record: async (fact, about) => {
      onFact?.(fact);
      if (isSingle(fact)) await append({ count: 1, ...fact });
      else tally.add(fact, now(), about);
    },
    list: async (...wanted) => {
      await write();
      return store.listAudit(...wanted);
    },
    firstViewAt: store.firstViewAt,
    settle,
    stop: async () => {
      clearInterval(timer);
      await write();
    },
  };
}

/** Writes what was counted; what cannot be written is counted on. */
async function writeTally(tally: AuditTally, store: Pick<DirectoryStore, "tallyAudit">): Promise<void> {
  const counted = tally.take();
  if (counted.length === 0) return;
  try {
    await store.tallyAudit(counted);
  } catch (error) {
    tally.putBack(counted);
    throw error;
  }
}
