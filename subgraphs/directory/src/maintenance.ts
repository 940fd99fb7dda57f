import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import type { DirectoryStore } from "./domain/directory-store.ts";
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
  readonly store: Pick<DirectoryStore, "pruneAudit" | "pruneSessions">;
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
 * from the last row that was removed, and a row of its own says how many were.
 */
export function keepWithinRetention(options: MaintenanceOptions): () => void {
  return repeatEvery(
    () => HOUR_MS,
    () => prune(options),
  );
}

async function prune({ store, retention, sessionLimits, now, log }: MaintenanceOptions): Promise<void> {
  const { auditDays, sessionDays } = retention;
  try {
    const sessions = await store.pruneSessions({
      endedBeforeMs: now() - sessionDays * DAY_MS,
      refreshedBeforeMs: now() - sessionDays * DAY_MS - sessionLimits.idleMs,
    });
    const at = new Date(now()).toISOString();
    const fact = { at, actor: "directory", action: "pruneAudit", outcome: "OK", requestId: "" };
    const rows = await store.pruneAudit(new Date(now() - auditDays * DAY_MS).toISOString(), fact);
    if (sessions + rows > 0) log.info({ sessions, rows }, "removed what is older than its retention");
  } catch (error) {
    log.error({ err: error }, "what is older than its retention could not be removed");
  }
}
