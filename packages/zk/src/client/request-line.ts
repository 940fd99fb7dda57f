import { ANSWER, COMMAND } from "../codec/commands.ts";
import type { ReceivedPacket } from "../codec/packet.ts";
import { DeviceError } from "./device-error.ts";
import { createLane, type Lane } from "./lane.ts";
import type { OpenTransport, Transport, TransportListener } from "./transport.ts";

/** Reply ids run from 0 to 65,534 and begin again. */
const REPLY_ID_MODULUS = 65_535;
/** How many times its quiet limit a request for bulk data may take, however steadily bytes drip in. */
const BULK_PATIENCE = 20;

/** One request. */
export interface WireRequest {
  readonly command: number;
  readonly data: Buffer;
  /** Milliseconds: until the answer for `ONE_PACKET`, without any new byte for `BULK`. */
  readonly timeoutMs: number;
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
  /** None means that the reader sums in a way of its own. */
  readonly goodChecksums: number;
  /** Late answers to requests that had been given up, and doubled ones. */
  readonly skippedAnswers: number;
  /** Answers to our requests that name another session. */
  readonly foreignSessions: number;
}

interface PendingRequest {
  readonly replyId: number;
  readonly request: WireRequest;
  readonly quietTimer: NodeJS.Timeout;
  readonly finish: (failure?: { readonly reason: unknown }) => void;
}

/** Requests and answers over one transport: one request in flight, answers found by reply id, events first. */
export class RequestLine implements TransportListener {
  /** The session field of everything sent. */
  sessionId = 0;
  readonly #listener: RequestLineListener;
  readonly #lane: Lane = createLane();
  readonly #ended = new AbortController();
  #transport: Transport | undefined;
  #pending: PendingRequest | undefined;
  #nextReplyId = 0;
  #badChecksums = 0;
  #goodChecksums = 0;
  #skippedAnswers = 0;
  #foreignSessions = 0;

  constructor(listener: RequestLineListener) {
    this.#listener = listener;
  }

  /** Aborts when no request can be sent any more; its reason is a `DeviceError`. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  get stats(): ConnectionStats {
    return {
      badChecksums: this.#badChecksums,
      goodChecksums: this.#goodChecksums,
      skippedAnswers: this.#skippedAnswers,
      foreignSessions: this.#foreignSessions,
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

  onActivity(): void {
    if (this.#pending?.request.answer === "BULK") this.#pending.quietTimer.refresh();
  }

  onPacket(packet: ReceivedPacket): void {
    if (packet.hasGoodChecksum) this.#goodChecksums++;
    else this.#badChecksums++;
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

  #takeEvent(packet: ReceivedPacket): void {
    this.#transport?.send({
      command: ANSWER.ACK_OK,
      sessionId: this.sessionId,
      replyId: 0,
      data: Buffer.alloc(0),
    });
    this.#listener.onEvent(packet);
  }

  #takeAnswer(packet: ReceivedPacket): void {
    const pending = this.#pending;
    if (pending?.replyId !== packet.replyId) {
      this.#skippedAnswers++;
      return;
    }
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
      const onTimeout = (): void =>
        finish({ reason: new DeviceError("DEVICE_TIMEOUT", `no answer to command ${request.command} in time`) });
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
      const hardTimer = setTimeout(onTimeout, request.timeoutMs * BULK_PATIENCE);
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#pending = { replyId, request, quietTimer, finish };
      this.#transport?.send({ command: request.command, sessionId: this.sessionId, replyId, data: request.data });
    });
  }
}
