import { Duplex } from "node:stream";

/** What a reader needs of a connection: a socket of the network has it, and so has an end of a pair in memory. */
export interface ReaderSocket extends Duplex {
  setNoDelay(isOn: boolean): unknown;
  /** Ends once everything that was written has left. */
  destroySoon(): void;
}

/** Milliseconds until bytes arrive; each piece of a stream is asked for anew and none overtakes another. */
export type Latency = () => number;

/** Two ends of one connection in this process. */
export function createSocketPair(latency: Latency): readonly [client: ReaderSocket, reader: ReaderSocket] {
  const [client, reader] = [new MemorySocket(latency), new MemorySocket(latency)];
  client.join(reader);
  reader.join(client);
  return [client, reader];
}

class MemorySocket extends Duplex implements ReaderSocket {
  readonly #latency: Latency;
  #peer: MemorySocket | undefined;
  #lastDueMs = 0;

  constructor(latency: Latency) {
    super({ allowHalfOpen: false });
    this.#latency = latency;
  }

  join(peer: MemorySocket): void {
    this.#peer = peer;
  }

  setNoDelay(): this {
    return this;
  }

  destroySoon(): void {
    this.end();
  }

  override _read(): void {} // what arrives is pushed

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const copy = Buffer.from(bytes);
    this.#deliver((peer) => peer.push(copy));
    done();
  }

  override _final(done: () => void): void {
    this.#deliver((peer) => peer.push(null));
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#deliver((peer) => peer.destroy());
    done(error);
  }

  #deliver(give: (peer: MemorySocket) => void): void {
    const arrive = (): void => {
      if (this.#peer?.destroyed === false) give(this.#peer);
    };
    const nowMs = performance.now();
    this.#lastDueMs = Math.max(this.#lastDueMs, nowMs + this.#latency());
    if (this.#lastDueMs === nowMs) setImmediate(arrive);
    else setTimeout(arrive, this.#lastDueMs - nowMs);
  }
}
