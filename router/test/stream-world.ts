import { type FeedPosition, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { createSharedStream, type SharedStream } from "../src/subscriptions/shared-stream.ts";
import type { UpstreamListener, UpstreamMessage } from "../src/subscriptions/upstream.ts";

/** The pause before a shared stream tries again, in the clock of the tests. */
export const RETRY_MS = 1000;

/** One reader of a place's ledger: the shared stream, or a client's catch-up. */
export interface Reading {
  /** The last sequence number it was given. */
  seq: number;
  isCaughtUp: boolean;
  isPaused: boolean;
  /** It asked for a ledger that is gone. */
  readonly isRefused: boolean;
  readonly isShared: boolean;
  /** Where the ledger ended when it began: a catch-up ends there, whatever came meanwhile. */
  readonly end: number;
  readonly listener: UpstreamListener;
}

/** A place with its ledger; what it sends, it sends when told. Every third punch is none that the clients asked for. */
export class World {
  readonly place: string;
  readonly readings = new Set<Reading>();
  shared: SharedStream;
  last = 0;
  isUp = true;
  #ledger = 0;
  #lastKnown: FeedPosition | undefined;

  constructor(place: string) {
    this.place = place;
    this.shared = this.#share();
  }

  get epoch(): string {
    return `ledger-${this.#ledger}`;
  }

  /** Begins a reading after a position, at the head when there is none. */
  read(after: FeedPosition | undefined, listener: UpstreamListener, isShared = false) {
    const { epoch, seq } = after ?? { epoch: this.epoch, seq: this.last };
    const isRefused = epoch !== this.epoch;
    const reading: Reading = { seq, isCaughtUp: false, isPaused: false, isRefused, isShared, end: this.last, listener };
    this.readings.add(reading);
    setTimeout(() => this.#answer(reading));
    return { reading, stop: () => void this.readings.delete(reading) };
  }

  lose(): void {
    this.isUp = false;
    for (const reading of this.readings) this.#end(reading, "LOST");
  }

  /** The place comes back with another ledger, which holds a part of the old one. */
  restore(): void {
    this.lose();
    this.#ledger++;
    this.last = Math.floor(this.last / 2);
  }

  /** Sends up to so many messages to the readers of this place. */
  send(count: number, to: "SHARED" | "CATCH_UPS" | "ALL" = "ALL"): boolean {
    let hasSent = false;
    for (let nth = 0; nth < count; nth++) {
      const readings = [...this.readings].filter((it) => to === "ALL" || it.isShared === (to === "SHARED"));
      for (const it of readings) hasSent = this.#sendOne(it) || hasSent;
    }
    return hasSent;
  }

  /** One that nobody follows any more is never followed again. */
  #share(): SharedStream {
    return createSharedStream({
      place: this.place,
      open: (after, listener) => {
        const position = after === null ? undefined : parseVectorCursor(after)?.get(this.place);
        return this.read(position, listener, true).stop;
      },
      toEvent: ({ position, noticeKind }) => ({ position, noticeKind, ids: [], shape: async () => ({}) }),
      lastKnown: () => this.#lastKnown,
      onPosition: (position) => (this.#lastKnown = position),
      onIdle: () => (this.shared = this.#share()),
      retryMs: () => RETRY_MS,
    });
  }

  #answer(reading: Reading): void {
    if (!this.isUp) this.#end(reading, "LOST");
    else if (reading.isRefused) this.#end(reading, "RESET");
  }

  #sendOne(reading: Reading): boolean {
    if (!this.isUp || reading.isPaused || reading.isRefused || !this.readings.has(reading)) return false;
    const last = reading.isShared ? this.last : Math.max(reading.end, reading.seq);
    while (reading.seq < last && !isWanted(reading.seq + 1)) reading.seq++;
    const isAtEnd = reading.seq === last;
    if (isAtEnd && reading.isCaughtUp) return false;
    if (isAtEnd) reading.isCaughtUp = true;
    else reading.seq++;
    const position = { epoch: this.epoch, seq: reading.seq };
    const message: UpstreamMessage = { position, noticeKind: isAtEnd ? "CAUGHT_UP" : undefined, ids: [], data: {} };
    reading.listener.onMessage(message);
    return true;
  }

  #end(reading: Reading, kind: "LOST" | "RESET"): void {
    if (this.readings.delete(reading)) reading.listener.onEnd({ kind, message: "gone" });
  }
}

/** The punches between two sequence numbers that the clients asked for. */
export function listWanted(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index + 1).filter(isWanted);
}

function isWanted(seq: number): boolean {
  return seq % 3 !== 0;
}
