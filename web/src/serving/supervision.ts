const GRACE_MS = 3_000;
const SEND_MS = 1_000;

/** What the dashboard tells the process that started it. */
export type WebMessage = { readonly type: "ready"; readonly url: string } | { readonly type: "web-ready" };

/** Sends a message to the parent, when there is a channel to it. */
export function tellParent(message: WebMessage): void {
  if (process.connected) process.send?.(message);
}

/** Tells the parent why this process ends, before it does. */
export async function tellFault(message: string): Promise<void> {
  if (!process.connected) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, SEND_MS).unref();
    process.send?.({ type: "fault", message }, undefined, undefined, () => resolve());
  });
}

/**
 * Ends the process after `stop` on SIGINT, SIGTERM, or the loss of the parent that opened a channel; at once on a
 * second signal, and in any case after three seconds.
 */
export function runUntilStopped(stop: () => void): void {
  let isStopping = false;
  const end = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(0), GRACE_MS).unref();
    stop();
    setImmediate(() => process.exit(0));
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  process.on("disconnect", end);
}
