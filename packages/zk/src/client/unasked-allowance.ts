/** Packets that nobody asked for: so many may come at once, and so many more each second. Nobody punches that fast. */
const AT_ONCE = 5_000;
const EACH_SECOND = 200;
/** An event may hold several punches: so many bytes are worth a packet. */
const BYTES_OF_ONE = 40;

/** How much a reader may still send unasked before it is taken for a flood: events, and answers that nobody waits for. */
export class UnaskedAllowance {
  #left = AT_ONCE;
  #countedMs = performance.now();

  /** Takes a packet of so many data bytes into account; false when it is one too many. */
  take(bytes: number): boolean {
    const nowMs = performance.now();
    this.#left = Math.min(AT_ONCE, this.#left + ((nowMs - this.#countedMs) / 1_000) * EACH_SECOND);
    this.#countedMs = nowMs;
    this.#left -= Math.max(1, bytes / BYTES_OF_ONE);
    return this.#left >= 0;
  }
}
