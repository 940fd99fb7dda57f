import { ANSWER } from "../codec/commands.ts";
import { decodeAnnouncedLength, isStreamAnnouncement } from "../codec/bulk.ts";
import type { Packet } from "../codec/packet.ts";
import { DeviceError } from "./device-error.ts";

/** How the answer to a request for bulk data ended. */
export type BulkEnd =
  | { readonly kind: "DATA"; readonly parts: readonly Buffer[]; readonly bytes: number; readonly announced: number }
  | { readonly kind: "BUFFERED"; readonly data: Buffer } // the set waits in the reader's buffer
  | { readonly kind: "REFUSED"; readonly answerCode: number };

/**
 * Collects the packets that answer one request: PREPARE_DATA, DATA..., ACK_OK; or a single DATA; or an acknowledgement
 * with data; or a refusal. The parts are views of what arrived and are not joined here.
 */
export class BulkAnswer {
  readonly #maxBytes: number;
  readonly #parts: Buffer[] = [];
  #bytes = 0;
  #announced: number | undefined;
  #end: BulkEnd | undefined;

  /** @param maxBytes more than this ends the answer with an error. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** How it ended; only after `add` has returned true. */
  get end(): BulkEnd {
    if (!this.#end) throw new TypeError("the answer has not ended");
    return this.#end;
  }

  /**
   * Takes the next packet; true when it was the last.
   *
   * @throws {DeviceError} `DEVICE_PROTOCOL_ERROR` when more is announced or sent than was allowed.
   * @throws {ZkWireError} `BAD_LENGTH` for an announcement without a length.
   */
  add(packet: Packet): boolean {
    if (packet.command === ANSWER.DATA) this.#addData(packet.data);
    else if (packet.command === ANSWER.PREPARE_DATA) this.#announce(packet.data);
    else if (packet.command !== ANSWER.ACK_OK) this.#end = { kind: "REFUSED", answerCode: packet.command };
    else if (this.#announced === undefined) this.#end = { kind: "BUFFERED", data: packet.data };
    else this.#end = this.#toData(this.#announced);
    return this.#end !== undefined;
  }

  #announce(data: Buffer): void {
    if (!isStreamAnnouncement(data)) {
      this.#end = { kind: "BUFFERED", data };
      return;
    }
    this.#announced = decodeAnnouncedLength(data);
    this.#requireBound(this.#announced);
  }

  #addData(data: Buffer): void {
    this.#parts.push(data);
    this.#bytes += data.length;
    this.#requireBound(this.#bytes);
    if (this.#announced === undefined) this.#end = this.#toData(this.#bytes);
  }

  #toData(announced: number): BulkEnd {
    return { kind: "DATA", parts: this.#parts, bytes: this.#bytes, announced };
  }

  #requireBound(bytes: number): void {
    if (bytes > this.#maxBytes) {
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader sent ${bytes} bytes where ${this.#maxBytes} fit`);
    }
  }
}
