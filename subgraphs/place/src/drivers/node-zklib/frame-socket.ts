import { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";

const PREFIX_BYTES = 8;
const HEADER_BYTES = 8;
const REPLY_ID_OFFSET = PREFIX_BYTES + 6;
const START_MARKER = 0x7d825050;
/** The longest known packet, a chunk of the log, has 65,480 bytes. */
const MAX_PACKET_BYTES = 131_072;

/**
 * What node-zklib takes for its socket. The package reads one frame of each piece that comes and forgets the rest of it, and
 * takes whatever comes next for the answer to what it asked last: on most networks it loses data. Here it gets one frame at
 * a time, and only frames that answer what was asked since `begin`.
 */
export class FrameSocket extends EventEmitter {
  readonly #socket: Duplex;
  readonly #mostBytes: number;
  readonly #asked = new Set<number>();
  #bytes = 0;
  #rest: Buffer = Buffer.alloc(0);

  /** @param mostBytes a reader that sends more before the next `begin` is left. */
  constructor(socket: Duplex, mostBytes: number) {
    super();
    this.#socket = socket;
    this.#mostBytes = mostBytes;
    socket.on("data", (bytes: Buffer) => this.#take(bytes));
    socket.on("close", () => this.emit("close"));
  }

  /** Forgets what was asked, and the listeners that the package leaves behind: each keeps the whole set that it read. */
  begin(): void {
    this.#asked.clear();
    this.#bytes = 0;
    this.removeAllListeners();
  }

  write(frame: Buffer, _encoding: null, done: (error?: Error | null) => void): void {
    this.#asked.add(frame.readUInt16LE(REPLY_ID_OFFSET));
    this.#socket.write(frame, done);
  }

  #take(bytes: Buffer): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#mostBytes) return void this.#socket.destroy();
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    while (this.#rest.length >= PREFIX_BYTES) {
      const packetBytes = this.#rest.readUInt32LE(4);
      const isPacket = packetBytes >= HEADER_BYTES && packetBytes <= MAX_PACKET_BYTES;
      if (!isPacket || this.#rest.readUInt32LE(0) !== START_MARKER) return void this.#socket.destroy();
      if (this.#rest.length < PREFIX_BYTES + packetBytes) return;
      const frame = Buffer.from(this.#rest.subarray(0, PREFIX_BYTES + packetBytes));
      this.#rest = this.#rest.subarray(frame.length);
      if (this.#asked.has(frame.readUInt16LE(REPLY_ID_OFFSET))) this.emit("data", frame);
    }
  }
}
