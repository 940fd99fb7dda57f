import { EventEmitter } from "node:events";
import type { Latency } from "./memory-socket.ts";

export type { Latency };

/** The reader's end of a way for datagrams. */
export interface DatagramPeer {
  /** A datagram arrived. */
  readonly take: (bytes: Buffer, answer: (bytes: Buffer) => void) => void;
  /** The other end was closed. */
  readonly end: () => void;
}

/** One end of a way for datagrams in this process. None overtakes another: what a bad network does is a fault of the reader. */
export class MemoryDatagrams extends EventEmitter<{ message: [bytes: Buffer]; error: [cause: Error] }> {
  readonly #latency: Latency;
  readonly #peer: DatagramPeer;
  readonly #out = new Lane();
  readonly #in = new Lane();
  #isClosed = false;
  #isForgotten = false;

  constructor(latency: Latency, peer: DatagramPeer) {
    super();
    this.#latency = latency;
    this.#peer = peer;
  }

  send(bytes: Buffer, done: () => void = () => undefined): void {
    if (this.#isClosed) return;
    const copy = Buffer.from(bytes);
    this.#out.deliver(this.#latency(), () => {
      if (!this.#isForgotten) this.#peer.take(copy, (answer) => this.#arrive(answer));
    });
    done();
  }

  close(): void {
    this.#isClosed = true;
    this.#out.deliver(this.#latency(), () => {
      this.#isForgotten = true;
      this.#peer.end();
    });
  }

  #arrive(bytes: Buffer): void {
    const copy = Buffer.from(bytes);
    this.#in.deliver(this.#latency(), () => {
      if (!this.#isClosed) this.emit("message", copy);
    });
  }
}

/** One direction. */
class Lane {
  #lastDueMs = 0;

  deliver(latencyMs: number, give: () => void): void {
    const nowMs = performance.now();
    this.#lastDueMs = Math.max(this.#lastDueMs, nowMs + latencyMs);
    setTimeout(give, this.#lastDueMs - nowMs);
  }
}
