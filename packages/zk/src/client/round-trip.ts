/** No wait is shorter: a reader that works a little longer is not asked twice for it. */
const LEAST_MS = 100;
/** How much the last answer counts beside those before, and beside how far those were apart. Source: RFC 6298. */
const GAIN = 1 / 8;
const SPREAD_GAIN = 1 / 4;
const SPREADS = 4;

/**
 * How long to wait for an answer on a way on which it may be lost, by how long answers took so far. Each try of a request has a
 * number of its own, so it is never in doubt which of them was answered.
 */
export class RoundTrip {
  #usualMs: number | undefined;
  #spreadMs = 0;

  /** An answer came so many milliseconds after its request had left. */
  take(tookMs: number): void {
    if (this.#usualMs === undefined) [this.#usualMs, this.#spreadMs] = [tookMs, tookMs / 2];
    else {
      this.#spreadMs += SPREAD_GAIN * (Math.abs(tookMs - this.#usualMs) - this.#spreadMs);
      this.#usualMs += GAIN * (tookMs - this.#usualMs);
    }
  }

  /**
   * Milliseconds until a request is sent again for the first time.
   *
   * @param untoldMs what to wait before anything was answered; never more than twice as long.
   */
  toWaitMs(untoldMs: number): number {
    if (this.#usualMs === undefined) return untoldMs;
    const waitMs = Math.max(Math.min(LEAST_MS, untoldMs), this.#usualMs + SPREADS * this.#spreadMs);
    return Math.min(waitMs, toLongestWaitMs(untoldMs));
  }
}

/** The longest wait between two tries: a way that loses much is tried often, and a reader that works is not flooded. */
export function toLongestWaitMs(untoldMs: number): number {
  return 2 * untoldMs;
}
