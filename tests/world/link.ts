import type { Random } from "@biometricflow/reader-simulator/random";

/** The way between a place and one reader. */
export class Link {
  readonly #random: Random;
  readonly #nowMs: () => number;
  #cutUntilMs = 0;
  /** How much longer everything takes on a slow line. */
  delayMs = 0;

  constructor(random: Random, nowMs: () => number) {
    this.#random = random;
    this.#nowMs = nowMs;
  }

  get isCut(): boolean {
    return this.#nowMs() < this.#cutUntilMs;
  }

  /** Nothing gets through until then; what was sent meanwhile arrives late, as TCP sends it again. */
  cut(ms: number): void {
    this.#cutUntilMs = this.#nowMs() + ms;
  }

  mend(): void {
    this.#cutUntilMs = 0;
  }

  /** Milliseconds until what is sent now arrives, in eighths: the sums of such times are exact. */
  latencyMs(): number {
    return this.delayMs + Math.max(0, this.#cutUntilMs - this.#nowMs()) + this.#random.between(4, 120) / 8;
  }
}
