import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import type { DirectoryStore, SessionAge } from "./domain/directory-store.ts";
import type { SessionLimits } from "./domain/session.ts";

/** How long the directory keeps what it no longer needs. */
export interface Retention {
  /** Days that rows of the audit log are kept. */
  readonly auditDays: number;
  /** Days that a session is kept after it ended or was let run out. */
  readonly sessionDays: number;
}

/** What keeping the store small needs. */
export interface MaintenanceOptions {
  readonly store: Pick<DirectoryStore, "pruneAudit" | "pruneSessions" | "compactErased">;
  readonly retention: Retention;
  readonly sessionLimits: SessionLimits;
  readonly now: () => number;
  readonly log: Log;
}

/** More than a year, so that a year's audit finds all of it. */
export const DEFAULT_RETENTION: Retention = { auditDays: 400, sessionDays: 30 };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Removes what is older than its retention, now and each hour, until it is stopped. The chain of the audit log goes on
 * from the last row that was removed, and a row of its own says how many were. Then it writes the files anew where people were taken
 * out of them and that could not be done at once.
 */
export function keepWithinRetention(options: MaintenanceOptions): () => void {
  return repeatEvery(
    () => HOUR_MS,
    async () => {
      await prune(options);
      await compact(options);
    },
  );
}

/** Before which moments what is kept is over its time. */
export function toPruneLimits(
  { retention, sessionLimits }: Pick<MaintenanceOptions, "retention" | "sessionLimits">,
  nowMs: number,
): { readonly sessions: SessionAge; readonly auditBeforeAt: string } {
  const endedBeforeMs = nowMs - retention.sessionDays * DAY_MS;
  return {
    sessions: { endedBeforeMs, refreshedBeforeMs: endedBeforeMs - sessionLimits.idleMs },
    auditBeforeAt: new Date(nowMs - retention.auditDays * DAY_MS).toISOString(),
  };
}

async function compact({ store, log }: MaintenanceOptions): Promise<void> {
  try {
    if (await store.compactErased()) log.info("the store's files were written anew after an erasure");
  } catch (error) {
    log.error(
      { err: error },
      "the store's files could not be written anew after an erasure; it is tried again in an hour",
    );
  }
}

async function prune({ store, retention, sessionLimits, now, log }: MaintenanceOptions): Promise<void> {
  try {
    const { sessions: age, auditBeforeAt } = toPruneLimits({ retention, sessionLimits }, now());
    const sessions = await store.pruneSessions(age);
    const at = new Date(now()).toISOString();
    const fact = { at, actor: "directory", action: "pruneAudit", outcome: "OK", requestId: "" };
    const rows = await store.pruneAudit(auditBeforeAt, fact);
    if (sessions + rows > 0) log.info({ sessions, rows }, "removed what is older than its retention");
  } catch (error) {
    log.error({ err: error }, "what is older than its retention could not be removed");
  }
}
