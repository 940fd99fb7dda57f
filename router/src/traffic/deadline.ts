import type { LagMeter } from "./lag-meter.ts";

/** A deadline that began when a request was sent. */
export interface Deadline {
  /** Aborted with a TimeoutError when it is over. */
  readonly signal: AbortSignal;
  /** Milliseconds; never less than 1. */
  readonly leftMs: () => number;
  /** To be called when the request has ended. */
  readonly stop: () => void;
}

const NEGLIGIBLE_MS = 20;

/**
 * Starts a deadline. Time during which this process itself was busy is nobody's fault but its own: an answer may lie
 * there unread. It is added once.
 */
export function startDeadline(ms: number, lag: LagMeter): Deadline {
  const controller = new AbortController();
  const lagAtStartMs = lag.totalMs();
  let dueAtMs = lag.now() + ms;
  let isExtended = false;
  const end = () => {
    const lostMs = Math.max(lag.totalMs() - lagAtStartMs, lag.now() - dueAtMs); // the meter may not have noticed yet
    if (isExtended || lostMs < NEGLIGIBLE_MS) {
      controller.abort(new DOMException("the deadline is over", "TimeoutError"));
      return;
    }
    isExtended = true;
    dueAtMs = lag.now() + Math.min(lostMs, ms);
    timer = setTimeout(end, dueAtMs - lag.now());
  };
  let timer = setTimeout(end, ms);
  return {
    signal: controller.signal,
    leftMs: () => Math.max(1, Math.round(dueAtMs - lag.now())),
    stop: () => clearTimeout(timer),
  };
}
