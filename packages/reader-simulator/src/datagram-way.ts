import type { FaultBook } from "./faults.ts";
import type { Random } from "./random.ts";

/** What a lossy network does to so many of 1,000 datagrams when it is not told. */
const LOSSY = 100;

/** One direction of a way by UDP: what the armed faults do to each datagram. */
export class DatagramWay {
  readonly #faults: FaultBook;
  readonly #random: Random;
  readonly #deliver: (bytes: Buffer) => void;
  #held: Buffer | undefined;

  constructor(faults: FaultBook, random: Random, deliver: (bytes: Buffer) => void) {
    this.#faults = faults;
    this.#random = random;
    this.#deliver = deliver;
  }

  /** Passes a datagram on: not at all, once, twice, or behind the next one. */
  pass(bytes: Buffer): void {
    const isLost = this.#faults.take("loseDatagram") !== undefined || this.#happens();
    if (isLost) return;
    const before = this.#held;
    this.#held = undefined;
    if (before === undefined && this.#happens()) {
      this.#held = bytes;
      return;
    }
    this.#deliver(bytes);
    if (this.#happens()) this.#deliver(bytes);
    if (before !== undefined) this.#deliver(before);
  }

  #happens(): boolean {
    const lossy = this.#faults.find("lossyNetwork");
    return lossy !== undefined && this.#random.between(1, 1_000) <= (lossy.count ?? LOSSY);
  }
}
