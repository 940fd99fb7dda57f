/** How long this process was too busy to notice anything. */
export interface LagMeter {
  /** Milliseconds since it was created. */
  readonly totalMs: () => number;
  /** A monotonic clock, milliseconds. */
  readonly now: () => number;
  readonly stop: () => void;
}

const EVERY_MS = 20;
const NORMAL_LATENESS_MS = 10; // of a timer in a process that has time

/** Creates a meter: a timer whose lateness is summed up. */
export function createLagMeter(now: () => number = () => performance.now()): LagMeter {
  let totalMs = 0;
  let dueAtMs = now() + EVERY_MS;
  const timer = setInterval(() => {
    const lateMs = now() - dueAtMs;
    if (lateMs > NORMAL_LATENESS_MS) totalMs += lateMs;
    dueAtMs = now() + EVERY_MS;
  }, EVERY_MS);
  timer.unref();
  return { totalMs: () => totalMs, now, stop: () => clearInterval(timer) };
}
