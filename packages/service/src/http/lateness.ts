/** Whether a process is far behind what waits for it. */
export interface LatenessWatch {
  /** True while one turn of the event loop after the other takes far too long: what comes now would wait as well. */
  readonly isLate: () => boolean;
  readonly stop: () => void;
}

const LOOK_EVERY_MS = 500;
/** A process that is this late helps more by refusing than by queueing. */
const LATE_MS = 5000;
/**
 * One turn that took so long is over when it is noticed: a machine that gave the process no time, or stood still itself.
 * Whoever asks after it is served at once.
 */
const LATE_TURNS = 2;

/** Begins to look how late the event loop is. @param nowMs of a clock that nobody sets */
export function watchLateness(nowMs: () => number = () => performance.now()): LatenessWatch {
  let dueMs = nowMs() + LOOK_EVERY_MS;
  let lateTurns = 0;
  const look = (): void => {
    const now = nowMs();
    lateTurns = now - dueMs >= LATE_MS ? lateTurns + 1 : 0;
    dueMs = now + LOOK_EVERY_MS;
  };
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return { isLate: () => lateTurns >= LATE_TURNS, stop: () => clearInterval(timer) };
}
