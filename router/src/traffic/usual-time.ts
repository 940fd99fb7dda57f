/** How long a subgraph usually takes; milliseconds. */
export interface UsualTime {
  readonly mean: number;
  readonly deviation: number;
}

/** The bounds of a deadline that follows the usual time. */
export interface DeadlineBounds {
  readonly deadlineMs: number;
  readonly maxDeadlineMs: number;
}

// As retransmission timers follow a connection: RFC 6298, section 2.
const MEAN_GAIN = 1 / 8;
const DEVIATION_GAIN = 1 / 4;
const DEVIATIONS = 4;

/** The usual time after one more answer. Requests without an answer do not count: a subgraph that hangs is not slow. */
export function addAnswer(usual: UsualTime | undefined, tookMs: number): UsualTime {
  if (usual === undefined) return { mean: tookMs, deviation: tookMs / 2 };
  const error = tookMs - usual.mean;
  return {
    mean: usual.mean + MEAN_GAIN * error,
    deviation: usual.deviation + DEVIATION_GAIN * (Math.abs(error) - usual.deviation),
  };
}

/** How long a subgraph is waited for: longer where it is usually slow, within bounds. */
export function toDeadlineMs(usual: UsualTime | undefined, { deadlineMs, maxDeadlineMs }: DeadlineBounds): number {
  if (usual === undefined) return deadlineMs;
  const wanted = 2 * usual.mean + DEVIATIONS * usual.deviation;
  return Math.round(Math.min(Math.max(deadlineMs, wanted), Math.max(deadlineMs, maxDeadlineMs)));
}
