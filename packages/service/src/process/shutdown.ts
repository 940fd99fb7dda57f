import type { Log } from "../observe/log.ts";

/** How a process ends. */
export interface ShutdownOptions {
  readonly log: Log;
  /** Closes what the process holds open. */
  readonly stop: () => Promise<void>;
  /** The process ends after so long even when `stop` has not; 5000 when omitted. */
  readonly graceMs?: number;
}

const PARENT_CHECK_MS = 1000;
const SEND_MS = 1000;

/**
 * Ends the process after `stop` on SIGINT, SIGTERM, or when its parent is gone: exit code 0, or 1 when `stop` failed or
 * took longer than `graceMs`. A second signal ends it at once.
 */
export function runUntilStopped({ log, stop, graceMs = 5000 }: ShutdownOptions): void {
  let isStopping = false;
  const end = (reason: string) => {
    if (isStopping && reason !== "parent gone") process.exit(1);
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, "stopping");
    setTimeout(() => process.exit(1), graceMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", () => end("SIGINT"));
  process.on("SIGTERM", () => end("SIGTERM"));
  watchParent(() => end("parent gone"));
}

/** A child whose parent was killed is adopted by another process: its parent id changes. */
function watchParent(onGone: () => void): void {
  process.on("disconnect", onGone); // never comes for a process without an IPC channel
  if (process.connected === false) queueMicrotask(onGone); // the parent went while this process was starting
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, PARENT_CHECK_MS).unref();
}

/** Tells the supervisor that this process serves; nothing happens when it was started by hand. */
export function notifySupervisor(message: { readonly ready: true; readonly url: string }): void {
  process.send?.({ type: "ready", url: message.url });
}

/** Resolves when the supervisor has been told, or has not been within a second; at once when there is none. */
export async function tellSupervisor(message: { readonly type: "fault"; readonly message: string }): Promise<void> {
  if (process.send === undefined || !process.connected) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, SEND_MS).unref();
    process.send?.(message, undefined, undefined, () => resolve());
  });
}
