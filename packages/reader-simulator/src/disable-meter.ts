/** Whether a client has disabled the reader, and for how long all in all. Milliseconds of a clock that only goes forward. */
export class DisableMeter {
  readonly #nowMs: () => number;
  #since: number | undefined;
  #until = Number.POSITIVE_INFINITY;
  #totalMs = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Disables now; after `forMs`, when given, the reader enables itself. */
  disable(forMs: number | undefined): void {
    this.enable();
    this.#since = this.#nowMs();
    this.#until = forMs === undefined ? Number.POSITIVE_INFINITY : this.#since + forMs;
  }

  enable(): void {
    this.#totalMs = this.totalMs();
    this.#since = undefined;
  }

  isDisabled(): boolean {
    return this.#since !== undefined && this.#nowMs() < this.#until;
  }

  /** Time disabled so far, the present one included. */
  totalMs(): number {
    if (this.#since === undefined) return this.#totalMs;
    return this.#totalMs + Math.min(this.#nowMs(), this.#until) - this.#since;
  }
}
