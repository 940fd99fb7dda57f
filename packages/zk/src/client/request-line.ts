import { ANSWER, COMMAND } from "../codec/commands.ts";
import type { Packet, ReceivedPacket } from "../codec/packet.ts";
import { DeviceError } from "./device-error.ts";
import { RoundTrip } from "./round-trip.ts";
import { createLane, type Lane } from "./lane.ts";
import type { LinkTraits, OpenTransport, Transport, TransportListener } from "./transport.ts";
import { UnaskedAllowance } from "./unasked-allowance.ts";

/** Reply ids run from 0 to 65,534 and begin again. */
const REPLY_ID_MODULUS = 65_535;
/** How many times its quiet limit a request may take at most. */
const BULK_PATIENCE = 20;
/** No reader sends less in one packet, but the last bytes of an answer. */
const LEAST_PART_BYTES = 128;
/** So many packets without one right sum say that the reader sums in a way of its own; a right one later is chance. */
const TELLING_PACKETS = 200;

/** One request. */
export interface WireRequest {
  readonly command: number;
  readonly data: Buffer;
  /** Milliseconds: until the answer for `ONE_PACKET`, without any new byte for `BULK`. */
  readonly timeoutMs: number;
  /** Milliseconds until the answer must be whole, however steadily bytes drip in; default 20 times `timeoutMs`. */
  readonly deadlineMs?: number;
  readonly answer: "ONE_PACKET" | "BULK";
  /** Takes a packet of the answer; true when it was the last. What it throws, the request rejects with. */
  readonly accept: (packet: ReceivedPacket) => boolean;
}

/** What happens beside the requests. */
export interface RequestLineListener {
  /** An event, already acknowledged. */
  onEvent(packet: ReceivedPacket): void;
  /** The end, once. Without error when this side closed. */
  onClose(error: DeviceError | undefined): void;
}

/** What came by a connection, in packets. */
export interface ConnectionStats {
  readonly badChecksums: number;
  /** No packet had a right sum: the reader sums in a way of its own, and what is damaged looks like what is not. */
  readonly hasOwnSums: boolean;
  /** Requests that were sent again because their answer came damaged, short or not yet. */
  readonly askedAgain: number;
  /** Late answers to requests that had been given up, and doubled ones. */
  readonly skippedAnswers: number;
  /** Answers to our requests that name another session. */
  readonly foreignSessions: number;
  /** What came and went, with all that a packet has around its data; what the network puts around that is not counted. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Milliseconds for which this side kept people from punching at most, at one time. */
  readonly longestLockMs: number;
}

interface PendingRequest {
  readonly replyId: number;
  readonly request: WireRequest;
  /** When it left; `undefined` once a packet of its answer has come. */
  sentMs: number | undefined;
  readonly quietTimer: NodeJS.Timeout;
  readonly finish: (failure?: { readonly reason: unknown }) => void;
}

/** Requests and answers over one transport: one request in flight, answers found by reply id, events first. */
export class RequestLine implements TransportListener {
  /** The session field of everything sent. */
  sessionId = 0;
  /** How long answers take. */
  readonly roundTrip = new RoundTrip();
  readonly #listener: RequestLineListener;
  readonly #lane: Lane = createLane();
  readonly #ended = new AbortController();
  readonly #unasked = new UnaskedAllowance();
  #transport: Transport | undefined;
  #pending: PendingRequest | undefined;
  #nextReplyId = 0;
  #isSilent = false;
  #hasHeard = false;
  #partBytes = Infinity;
  #badChecksums = 0;
  #hasRightSums = false;
  #askedAgain = 0;
  #skippedAnswers = 0;
  #foreignSessions = 0;
  #bytesIn = 0;
  #bytesOut = 0;
  #longestLockMs = 0;

  constructor(listener: RequestLineListener) {
    this.#listener = listener;
  }

  /** Aborts when no request can be sent any more; its reason is a `DeviceError`. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** How the way carries packets. */
  get link(): LinkTraits {
    if (!this.#transport) throw new TypeError("the connection has not been opened");
    return this.#transport.link;
  }

  /** Bytes to ask for in one part of a data set: what the way carries, or less where a reader sends that in several packets. */
  get partBytes(): number {
    return Math.min(this.link.chunkBytes, this.#partBytes);
  }

  /** The last request was not answered in time. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** Whether anything at all came from the other side. */
  get hasHeard(): boolean {
    return this.#hasHeard;
  }

  get stats(): ConnectionStats {
    return {
      badChecksums: this.#badChecksums,
      hasOwnSums: this.#badChecksums > 0 && !this.#hasRightSums,
      askedAgain: this.#askedAgain,
      skippedAnswers: this.#skippedAnswers,
      foreignSessions: this.#foreignSessions,
      bytesIn: this.#bytesIn,
      bytesOut: this.#bytesOut,
      longestLockMs: this.#longestLockMs,
    };
  }

  /** Opens the transport. Call it once, before the first request. */
  async open(openTransport: OpenTransport, signal: AbortSignal): Promise<void> {
    this.#transport = await openTransport(this, signal);
  }

  /**
   * Sends a request when its turn comes and resolves when `accept` has said that the answer is whole.
   *
   * @throws {DeviceError} `DEVICE_TIMEOUT`, `DEVICE_UNREACHABLE`, `DEVICE_PROTOCOL_ERROR`; what `accept` throws; the
   *   reason of `signal`. The connection stays usable after a timeout and after an abort: a late answer is skipped.
   */
  exchange(request: WireRequest, signal: AbortSignal | undefined): Promise<void> {
    return this.#lane(() => this.#send(request, signal), signal);
  }

  /** Refuses whatever waits, says goodbye within `timeoutMs` milliseconds and closes. Never rejects. */
  async close(timeoutMs: number): Promise<void> {
    if (this.#ended.signal.aborted) return;
    this.#end(new DeviceError("DEVICE_UNREACHABLE", "the connection was closed by this side"));
    if (!this.#transport) return;
    const goodbye: WireRequest = {
      command: COMMAND.EXIT,
      data: Buffer.alloc(0),
      timeoutMs,
      answer: "ONE_PACKET",
      accept: () => true,
    };
    // Whether the reader answers, refuses or is gone: the next step is the same.
    await this.#transmit(goodbye, undefined).catch(() => undefined);
    this.#transport.close();
  }

  /** Takes notice that a reader sends so many bytes in one packet, and more of them in several. */
  limitParts(bytes: number): void {
    this.#partBytes = Math.min(this.#partBytes, Math.max(bytes, LEAST_PART_BYTES));
  }

  /** Takes notice that a request is sent again. */
  countAskedAgain(): void {
    this.#askedAgain++;
  }

  /** People are kept from punching from now on. @returns what ends it; it lasted for the milliseconds given at the least */
  startLock(): (leastMs: number) => void {
    const sinceMs = performance.now();
    return (leastMs) => {
      this.#longestLockMs = Math.max(this.#longestLockMs, leastMs, performance.now() - sinceMs);
    };
  }

  onActivity(bytes: number): void {
    this.#bytesIn += bytes;
    if (this.#pending?.request.answer === "BULK") this.#pending.quietTimer.refresh();
  }

  onPacket(packet: ReceivedPacket): void {
    this.#hasHeard = true;
    if (!packet.hasGoodChecksum) this.#badChecksums++;
    else if (this.#badChecksums < TELLING_PACKETS) this.#hasRightSums = true;
    if (this.#isUnasked(packet) && !this.#unasked.take(packet.data.length)) {
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", "the reader floods with packets that nobody asked for");
    }
    if (packet.command === COMMAND.EVENT) this.#takeEvent(packet);
    else this.#takeAnswer(packet);
  }

  onClose(error: DeviceError | undefined): void {
    this.#end(error ?? new DeviceError("DEVICE_UNREACHABLE", "the connection is closed"));
    this.#listener.onClose(error);
  }

  /** The first reason stays; the goodbye may still be waiting for its answer when the transport closes. */
  #end(reason: DeviceError): void {
    this.#ended.abort(reason);
    this.#pending?.finish({ reason: this.#ended.signal.reason });
  }

  #isUnasked({ command, replyId }: ReceivedPacket): boolean {
    return command === COMMAND.EVENT || replyId !== this.#pending?.replyId;
  }

  #takeEvent(packet: ReceivedPacket): void {
    this.#put({
      command: ANSWER.ACK_OK,
      sessionId: this.sessionId,
      replyId: 0,
      data: Buffer.alloc(0),
    });
    this.#listener.onEvent(packet);
  }

  #put(packet: Packet): void {
    this.#bytesOut += this.#transport?.send(packet) ?? 0;
  }

  #takeAnswer(packet: ReceivedPacket): void {
    const pending = this.#pending;
    if (pending?.replyId !== packet.replyId) {
      this.#skippedAnswers++;
      return;
    }
    this.#isSilent = false;
    if (pending.sentMs !== undefined) this.roundTrip.take(performance.now() - pending.sentMs);
    pending.sentMs = undefined;
    if (this.sessionId !== 0 && packet.sessionId !== this.sessionId) this.#foreignSessions++;
    try {
      if (pending.request.accept(packet)) pending.finish();
    } catch (reason) {
      pending.finish({ reason });
    }
  }

  #send(request: WireRequest, signal: AbortSignal | undefined): Promise<void> {
    const { aborted, reason } = this.#ended.signal;
    return aborted ? Promise.reject(reason) : this.#transmit(request, signal);
  }

  #transmit(request: WireRequest, signal: AbortSignal | undefined): Promise<void> {
    const replyId = this.#nextReplyId;
    this.#nextReplyId = (replyId + 1) % REPLY_ID_MODULUS;
    return new Promise((resolve, reject) => {
      const onTimeout = (): void => {
        this.#isSilent = true;
        finish({ reason: new DeviceError("DEVICE_TIMEOUT", `no answer to command ${request.command} in time`) });
      };
      const onAbort = (): void => finish({ reason: signal?.reason });
      const finish: PendingRequest["finish"] = (failure) => {
        clearTimeout(quietTimer);
        clearTimeout(hardTimer);
        signal?.removeEventListener("abort", onAbort);
        this.#pending = undefined;
        if (failure) reject(failure.reason);
        else resolve();
      };
      const quietTimer = setTimeout(onTimeout, request.timeoutMs);
      const longestMs = request.timeoutMs * BULK_PATIENCE;
      const hardTimer = setTimeout(onTimeout, Math.min(longestMs, request.deadlineMs ?? longestMs));
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#pending = { replyId, request, sentMs: performance.now(), quietTimer, finish };
      this.#put({ command: request.command, sessionId: this.sessionId, replyId, data: request.data });
    });
  }
}
