import { ANSWER } from "../codec/commands.ts";
import { decodeAnnouncedLength, isStreamAnnouncement } from "../codec/bulk.ts";
import type { Packet } from "../codec/packet.ts";
import { DeviceError } from "./device-error.ts";

/** How the answer to a request for bulk data ended. */
export type BulkEnd =
  /** What came; the whole of it when it has as many bytes as were announced. */
  | { readonly kind: "DATA"; readonly data: Buffer; readonly announced: number; readonly packets: number }
  | { readonly kind: "BUFFERED"; readonly data: Buffer } // the set waits in the reader's buffer
  | { readonly kind: "REFUSED"; readonly answerCode: number };

/** DATA packets that an answer may have however few bytes it has, and bytes that each further one carries on the average. */
const FEW_PACKETS = 1_024;
const LEAST_PACKET_BYTES = 128; // readers send 1,024 and more

/** What was announced, and how much of it is there. */
interface Announced {
  readonly length: number;
  /** Where it is put together; a packet that has all of it is taken as it is. */
  data: Buffer | undefined;
  bytes: number;
  packets: number;
}

/**
 * Collects the packets that answer one request: PREPARE_DATA, DATA..., ACK_OK; or a single DATA; or an acknowledgement
 * with data; or a refusal. It holds the announced bytes once and nothing else, in however many packets they come.
 */
export class BulkAnswer {
  readonly #maxBytes: number;
  readonly #partBytes: number | undefined;
  #announced: Announced | undefined;
  #end: BulkEnd | undefined;

  /**
   * @param maxBytes more than this ends the answer with an error.
   * @param partBytes asked for so that one packet carries them, where packets get lost: the first packet with data ends the
   *   answer, whatever else of it gets lost, comes twice or comes before what was sent before it. `undefined` elsewhere.
   */
  constructor(maxBytes: number, partBytes?: number) {
    this.#maxBytes = maxBytes;
    this.#partBytes = partBytes;
  }

  /** How it ended; only after `add` has returned true. */
  get end(): BulkEnd {
    if (!this.#end) throw new TypeError("the answer has not ended");
    return this.#end;
  }

  /**
   * Takes the next packet; true when it was the last.
   *
   * @throws {DeviceError} `DEVICE_PROTOCOL_ERROR` when more is announced or sent than was allowed, and for data that never
   *   gets there: empty packets, or far more of them than so many bytes need.
   * @throws {ZkWireError} `BAD_LENGTH` for an announcement without a length.
   */
  add(packet: Packet): boolean {
    if (packet.command === ANSWER.DATA) this.#addData(packet.data);
    else if (packet.command === ANSWER.PREPARE_DATA) this.#announce(packet.data);
    else if (packet.command !== ANSWER.ACK_OK) this.#end = { kind: "REFUSED", answerCode: packet.command };
    else this.#end = this.#announced ? toData(this.#announced) : { kind: "BUFFERED", data: packet.data };
    return this.#end !== undefined;
  }

  #announce(data: Buffer): void {
    if (this.#announced && this.#partBytes !== undefined) return; // the network doubled it
    if (this.#announced) throw toLie("announced one set twice");
    if (!isStreamAnnouncement(data)) {
      this.#end = { kind: "BUFFERED", data };
      return;
    }
    const bytes = decodeAnnouncedLength(data);
    if (bytes > this.#maxBytes) throw toLie(`announced ${bytes} bytes where ${this.#maxBytes} fit`);
    this.#announced = { length: bytes, data: undefined, bytes: 0, packets: 0 };
  }

  #addData(data: Buffer): void {
    if (this.#announced && this.#partBytes === undefined) addTo(this.#announced, data);
    else if (data.length > this.#maxBytes) throw toLie(`sent ${data.length} bytes where ${this.#maxBytes} fit`);
    else this.#end = { kind: "DATA", data, announced: this.#partBytes ?? data.length, packets: 1 };
  }
}

function addTo(announced: Announced, data: Buffer): void {
  const { length, bytes } = announced;
  if (data.length === 0) throw toLie("sent a packet without data while data was to come");
  if (bytes + data.length > length) throw toLie(`sent more than the ${length} bytes that it announced`);
  if (++announced.packets > FEW_PACKETS + length / LEAST_PACKET_BYTES) {
    throw toLie(`sent ${announced.packets} packets of an answer of ${length} bytes, and it is not whole`);
  }
  if (data.length === length) announced.data = data;
  else data.copy((announced.data ??= Buffer.allocUnsafeSlow(length)), bytes);
  announced.bytes += data.length;
}

function toData({ length, data = Buffer.alloc(0), bytes, packets }: Announced): BulkEnd {
  return { kind: "DATA", data: data.subarray(0, bytes), announced: length, packets };
}

function toLie(what: string): DeviceError {
  return new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader ${what}`);
}
