import { ZkWireError } from "./errors.ts";
import { decodePacket, FRAME_PREFIX_BYTES, PACKET_HEADER_BYTES, type ReceivedPacket, START_MARKER } from "./packet.ts";

/** Longest packet taken from a reader. The longest known one, a chunk of the log, has 65,480 bytes. */
export const MAX_PACKET_BYTES = 131_072;

/** What to do about a wrong sum: `COUNT` leaves it to the caller (`hasGoodChecksum`), `REJECT` ends the stream. */
export type ChecksumPolicy = "COUNT" | "REJECT";

/**
 * Turns a TCP byte stream, cut and joined anywhere, into packets.
 *
 * Each byte is copied once, into a buffer of its packet, allocated from the length in the prefix: the pieces of the stream may
 * all come in one buffer.
 */
export class Deframer {
  readonly #checksums: ChecksumPolicy;
  readonly #prefix = Buffer.alloc(FRAME_PREFIX_BYTES);
  #prefixBytes = 0;
  #packetBytes = 0;
  #partial: Buffer | undefined;
  #partialBytes = 0;
  #failure: ZkWireError | undefined;

  constructor(checksums: ChecksumPolicy = "COUNT") {
    this.#checksums = checksums;
  }

  /**
   * Takes the next piece of the stream and yields the packets that it completes. Iterate to the end: bytes are consumed
   * as the iteration goes, so the packets before a bad frame are delivered before it throws.
   *
   * @throws {ZkWireError} `BAD_START`, `BAD_LENGTH`, or `BAD_CHECKSUM` under `REJECT`; then the connection must be
   *   dropped, and every later push throws the same.
   */
  *push(bytes: Buffer): Generator<ReceivedPacket, void> {
    let offset = 0;
    while (offset < bytes.length) {
      if (this.#failure) throw this.#failure;
      if (this.#packetBytes === 0) {
        offset += this.#takePrefix(bytes, offset);
        continue;
      }
      const taken = this.#takePacket(bytes, offset);
      offset += taken.consumed;
      if (taken.packet) yield this.#decode(taken.packet);
    }
  }

  #takePrefix(bytes: Buffer, offset: number): number {
    const consumed = bytes.copy(this.#prefix, this.#prefixBytes, offset);
    this.#prefixBytes += consumed;
    if (this.#prefixBytes < FRAME_PREFIX_BYTES) return consumed;

    this.#prefixBytes = 0;
    if (this.#prefix.readUInt32LE(0) !== START_MARKER) {
      throw this.#fail("BAD_START", "a frame does not begin with its marker");
    }
    const packetBytes = this.#prefix.readUInt32LE(4);
    if (packetBytes < PACKET_HEADER_BYTES || packetBytes > MAX_PACKET_BYTES) {
      throw this.#fail("BAD_LENGTH", `a frame announces ${packetBytes} bytes`);
    }
    this.#packetBytes = packetBytes;
    return consumed;
  }

  #takePacket(bytes: Buffer, offset: number): { readonly consumed: number; readonly packet: Buffer | undefined } {
    const wanted = this.#packetBytes - this.#partialBytes;
    const consumed = Math.min(wanted, bytes.length - offset);
    if (consumed === this.#packetBytes) {
      this.#packetBytes = 0;
      return { consumed, packet: Buffer.from(bytes.subarray(offset, offset + consumed)) };
    }
    this.#partial ??= Buffer.allocUnsafeSlow(this.#packetBytes);
    bytes.copy(this.#partial, this.#partialBytes, offset, offset + consumed);
    this.#partialBytes += consumed;
    if (consumed < wanted) return { consumed, packet: undefined };

    const packet = this.#partial;
    this.#partial = undefined;
    this.#partialBytes = 0;
    this.#packetBytes = 0;
    return { consumed, packet };
  }

  #decode(bytes: Buffer): ReceivedPacket {
    const packet = decodePacket(bytes);
    if (!packet.hasGoodChecksum && this.#checksums === "REJECT") {
      throw this.#fail("BAD_CHECKSUM", "the sum of a packet does not match its bytes");
    }
    return packet;
  }

  #fail(code: "BAD_START" | "BAD_LENGTH" | "BAD_CHECKSUM", message: string): ZkWireError {
    this.#failure = new ZkWireError(code, message);
    return this.#failure;
  }
}
