import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import type { FaultBook } from "./faults.ts";
import type { ReaderSocket } from "./memory-socket.ts";
import type { Segmentation } from "./options.ts";
import type { Random } from "./random.ts";
import type { Traffic } from "./traffic.ts";

/** Bytes of one frame, in one or more buffers. */
export type FrameBytes = readonly Buffer[];

/** What an outlet needs from its reader. */
export interface OutletDeps {
  readonly faults: FaultBook;
  readonly traffic: Traffic;
  readonly random: Random;
  readonly segmentation: Segmentation;
  readonly framePauseMs: number;
}

const JOIN_MS = 3;
const DRIP_MS = 100;
const FRAMES_OF_A_TURN = 256;
const MAX_JOINED_BYTES = 1 << 20;
/** Smaller data is copied behind its head: one write, usually one segment. */
const COPY_BELOW_BYTES = 4096;

/**
 * The way out of one connection: frames are made when the socket can take them, cut as told, and pass the
 * byte-counted faults.
 */
export class Outlet {
  readonly #socket: ReaderSocket;
  readonly #deps: OutletDeps;
  readonly #answers: Iterator<FrameBytes>[] = [];
  readonly #closed = new AbortController();
  #isPumping = false;
  #endsWhenEmpty = false;

  constructor(socket: ReaderSocket, deps: OutletDeps) {
    this.#socket = socket;
    this.#deps = deps;
    socket.once("close", () => this.#closed.abort());
  }

  /** Queues an answer behind those before it; its frames are made one by one while it leaves. */
  push(frames: Iterable<FrameBytes>): void {
    this.#answers.push(frames[Symbol.iterator]());
    void this.#pump();
  }

  /** Closes the connection once everything queued has left. */
  endWhenEmpty(): void {
    this.#endsWhenEmpty = true;
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    for (let sent = 1; !this.#isClosed(); sent++) {
      const frame = await this.#take();
      if (frame === undefined) break;
      await this.#writeFrame(frame);
      if (this.#deps.framePauseMs > 0) await delay(this.#deps.framePauseMs);
      // What never ends must not keep the rest of this process waiting for as long as the network takes it.
      if (sent % FRAMES_OF_A_TURN === 0) await nextTurn();
    }
    this.#isPumping = false;
    if (this.#endsWhenEmpty && !this.#isClosed()) this.#socket.end();
  }

  #isClosed(): boolean {
    return this.#closed.signal.aborted || this.#socket.destroyed || this.#socket.writableEnded;
  }

  #segmentation(): Segmentation {
    const split = this.#deps.faults.find("split");
    if (split !== undefined) return { kind: "split", ...(split.afterBytes && { bytes: split.afterBytes }) };
    return this.#deps.faults.find("join") === undefined ? this.#deps.segmentation : { kind: "joined" };
  }

  async #take(): Promise<FrameBytes | undefined> {
    const first = this.#next();
    if (first === undefined || this.#segmentation().kind !== "joined") return first;
    await delay(JOIN_MS);
    const joined = [...first];
    for (let bytes = 0; bytes < MAX_JOINED_BYTES; ) {
      const frame = this.#next();
      if (frame === undefined) break;
      joined.push(...frame);
      bytes += frame.reduce((sum, { length }) => sum + length, 0);
    }
    return [Buffer.concat(joined)];
  }

  #next(): FrameBytes | undefined {
    for (let answer = this.#answers[0]; answer !== undefined; answer = this.#answers[0]) {
      const step = answer.next();
      if (step.done !== true) return step.value;
      this.#answers.shift();
    }
    return undefined;
  }

  async #writeFrame(frame: FrameBytes): Promise<void> {
    const drip = this.#deps.faults.find("drip");
    if (drip !== undefined) {
      await this.#drip(Buffer.concat(frame), drip.ms ?? DRIP_MS);
      return;
    }
    const segmentation = this.#segmentation();
    const bytes = frame.reduce((sum, { length }) => sum + length, 0);
    if (segmentation.kind === "split") {
      await this.#writeSplit(Buffer.concat(frame), segmentation.bytes);
      return;
    }
    for (const piece of bytes < COPY_BELOW_BYTES ? [Buffer.concat(frame)] : frame) await this.#write(piece);
  }

  async #drip(bytes: Buffer, ms: number): Promise<void> {
    for (const byte of bytes) {
      if (this.#isClosed()) return;
      await this.#write(Buffer.of(byte));
      await delay(ms, undefined, { signal: this.#closed.signal }).catch(() => undefined);
    }
  }

  async #writeSplit(bytes: Buffer, pieceBytes: number | undefined): Promise<void> {
    for (let at = 0; at < bytes.length && !this.#isClosed(); ) {
      // Small pieces first, so that cuts fall into prefix and header; large ones later, so that a full log still ends.
      const size = pieceBytes ?? this.#deps.random.between(1, at < 64 ? 16 : 8192);
      await this.#write(bytes.subarray(at, at + size));
      await nextTurn();
      at += size;
    }
  }

  async #write(bytes: Buffer): Promise<void> {
    let rest = bytes;
    while (rest.length > 0 && !this.#isClosed()) {
      const strike = this.#deps.faults.countBytes(rest.length);
      await this.#writeNow(strike === undefined ? rest : rest.subarray(0, strike.passes));
      if (strike === undefined) return;
      if (strike.kind === "drop") this.#socket.destroySoon();
      else await delay(strike.ms, undefined, { signal: this.#closed.signal }).catch(() => undefined);
      rest = rest.subarray(strike.passes);
    }
  }

  async #writeNow(bytes: Buffer): Promise<void> {
    if (bytes.length === 0 || this.#isClosed()) return;
    this.#deps.traffic.bytesOut += bytes.length;
    if (!this.#socket.write(bytes)) await this.#drained();
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#socket.off("drain", done).off("close", done);
        resolve();
      };
      this.#socket.on("drain", done).on("close", done);
    });
  }
}
