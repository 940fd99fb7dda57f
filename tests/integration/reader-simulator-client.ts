import { connect, type Socket } from "node:net";
import { expect } from "vitest";

/**
 * A ZK client of a few lines, written from the literal bytes of the protocol. It shares nothing with the
 * codec, the client or the simulator, so that it can judge them.
 */
export interface Frame {
  readonly command: number;
  readonly session: number;
  readonly replyId: number;
  readonly data: Buffer;
}

const MAGIC = "5050827d";

export class LiteralClient {
  readonly frames: Frame[] = [];
  /** Sizes of the reads, to see how output is cut. */
  readonly reads: number[] = [];
  readonly socket: Socket;
  session = 0;
  isClosed = false;
  /** Set when bytes came that are no frame. */
  isConfused = false;
  #nextReplyId = 0;
  #rest: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (bytes) => this.#receive(bytes));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.isClosed = true;
    });
  }

  static open(port: number): Promise<LiteralClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("error", reject).once("connect", () => resolve(new LiteralClient(socket.setNoDelay(true))));
    });
  }

  /** Sends a request and gives its first answer frame. */
  async ask(command: number, data = ""): Promise<Frame> {
    return this.answer(this.send(command, data));
  }

  /** Sends a request, data in hex; gives its reply id. */
  send(command: number, data = ""): number {
    const replyId = this.#nextReplyId++;
    const packet = Buffer.concat([words16(command, 0, this.session, replyId), hex(data)]);
    packet.writeUInt16LE(sum(packet), 2);
    this.socket.write(Buffer.concat([hex(MAGIC), words32(packet.length), packet]));
    return replyId;
  }

  /** Waits for the first frame with this reply id that is no event. */
  async answer(replyId: number): Promise<Frame> {
    const find = () => this.frames.find((frame) => frame.replyId === replyId && frame.command !== 500);
    await expect.poll(find, { interval: 2, message: `answer ${replyId}` }).toBeDefined();
    return find() ?? { command: 0, session: 0, replyId, data: Buffer.alloc(0) };
  }

  /** CONNECT, and AUTH when asked for it; gives the code of the last answer. */
  async join(key = 0): Promise<number> {
    const connected = await this.ask(1000);
    this.session = connected.session;
    if (connected.command !== 2005) return connected.command;
    return (await this.ask(1102, scramble(key, this.session))).command;
  }

  /** Prepares and reads a whole set in chunks; gives it with its leading length. */
  async readSet(prepare: string, chunkBytes = 65_472): Promise<Buffer> {
    const prepared = await this.ask(1503, prepare);
    if (prepared.command === 1501) return prepared.data;
    expect([prepared.command, prepared.data.length]).toEqual([2000, 13]);
    const size = prepared.data.readUInt32LE(1);
    const chunks: Buffer[] = [];
    for (let at = 0; at < size; at += chunkBytes)
      chunks.push(await this.readChunk(at, Math.min(chunkBytes, size - at)));
    return Buffer.concat(chunks);
  }

  /** Reads one chunk up to its ACK_OK, or its only DATA. */
  async readChunk(start: number, length: number): Promise<Buffer> {
    return this.collect(this.send(1504, words32(start, length).toString("hex")));
  }

  /** Puts the DATA packets of one answer together. */
  async collect(replyId: number): Promise<Buffer> {
    const mine = () => this.frames.filter((frame) => frame.replyId === replyId && frame.command !== 500);
    const isComplete = () => mine()[0]?.command === 1501 || mine().at(-1)?.command === 2000;
    await expect.poll(isComplete, { interval: 1, message: `chunk ${replyId}` }).toBe(true);
    const frames = mine();
    if (frames.length > 1) expect([frames[0]?.command, frames.at(-1)?.command]).toEqual([1500, 2000]);
    this.frames.length = 0;
    return Buffer.concat(frames.filter(({ command }) => command === 1501).map(({ data }) => data));
  }

  events(): Frame[] {
    return this.frames.filter(({ command }) => command === 500);
  }

  async waitClosed(): Promise<void> {
    await expect.poll(() => this.isClosed, { interval: 5, message: "closed" }).toBe(true);
  }

  #receive(bytes: Buffer): void {
    this.reads.push(bytes.length);
    this.#rest = Buffer.concat([this.#rest, bytes]);
    while (this.#rest.length >= 8 && !this.isConfused) {
      this.isConfused = this.#rest.toString("hex", 0, 4) !== MAGIC;
      const end = 8 + this.#rest.readUInt32LE(4);
      if (this.isConfused || this.#rest.length < end) return;
      const packet = this.#rest.subarray(8, end);
      expect(sum(packet), "checksum of an answer").toBe(packet.readUInt16LE(2));
      const [command, session, replyId] = [packet.readUInt16LE(0), packet.readUInt16LE(4), packet.readUInt16LE(6)];
      this.frames.push({ command, session, replyId, data: packet.subarray(8) });
      this.#rest = this.#rest.subarray(end);
    }
  }
}

export function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(" ", ""), "hex");
}

export function words32(...words: number[]): Buffer {
  return Buffer.from(new Uint32Array(words).buffer);
}

function words16(...words: number[]): Buffer {
  return Buffer.from(new Uint16Array(words).buffer);
}

/** One's complement sum, the checksum field left out. */
function sum(packet: Buffer): number {
  let total = 0;
  packet.forEach((byte, i) => {
    if (i !== 2 && i !== 3) total += i % 2 === 0 ? byte : byte << 8;
  });
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x10000);
  return ~total & 0xffff;
}

/** The five steps of section 2, with the tick 0x32; in hex. */
function scramble(key: number, session: number): string {
  const reversed = Number.parseInt(key.toString(2).padStart(32, "0").split("").reverse().join(""), 2);
  const mixed = words32((reversed + session) % 2 ** 32).map((byte, i) => byte ^ (hex("5a4b534f")[i] ?? 0));
  const [low, middle] = [mixed.subarray(0, 2), mixed.subarray(2)];
  const ticked = Buffer.concat([middle, low]).map((byte) => byte ^ 0x32);
  ticked[2] = 0x32;
  return Buffer.from(ticked).toString("hex");
}
