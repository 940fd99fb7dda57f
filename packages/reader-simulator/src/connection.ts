import { type Answer, answerRequest, createSession, type Session } from "./answer.ts";
import type { AnswerPacket } from "./bulk.ts";
import { ANSWER, ATTENDANCE_EVENT, COMMAND } from "./commands.ts";
import { createFlood, type FloodedClient, isFlooding, spoilAnswer } from "./hostile.ts";
import type { ReaderSocket } from "./memory-socket.ts";
import { type FrameBytes, Outlet } from "./outlet.ts";
import { createRandom } from "./random.ts";
import type { ReaderClient } from "./reader-client.ts";
import type { ReaderState } from "./reader-state.ts";
import { type AttendanceRow, encodeEvent } from "./records.ts";
import { encodeSummedFrame } from "./spoil-sum.ts";
import type { Traffic } from "./traffic.ts";
import { FrameReader, type Packet, type Received } from "./wire.ts";

const LATE_MS = 3000;
const GARBAGE_BYTES = 32;
/** Flips bits of a session id into another one. */
const WRONG_SESSION = 0x5555;

/** One client that sends a stream of bytes: requests answered, events out. */
export class Connection implements ReaderClient {
  readonly #socket: ReaderSocket;
  readonly #reader: ReaderState;
  readonly #traffic: Traffic;
  readonly #restart: () => void;
  readonly #outlet: Outlet;
  readonly #frames = new FrameReader();
  readonly #late = new Set<NodeJS.Timeout>();
  readonly #session: Session;
  readonly #makeFlood: ReturnType<typeof createFlood>;
  #isFlooded = false;
  #isDeaf = false;

  constructor(socket: ReaderSocket, deps: { reader: ReaderState; traffic: Traffic; restart: () => void }) {
    this.#socket = socket;
    this.#reader = deps.reader;
    this.#traffic = deps.traffic;
    this.#restart = deps.restart;
    const { faults, profile } = deps.reader;
    this.#session = createSession(profile.dataPacketBytes);
    const random = createRandom(`${profile.serialNumber} ${deps.traffic.connections}`);
    const { segmentation, framePauseMs } = profile;
    this.#outlet = new Outlet(socket, { faults, traffic: deps.traffic, random, segmentation, framePauseMs });
    this.#makeFlood = createFlood(faults, profile.eventBytes);
    socket.setNoDelay(true);
    socket.on("data", (bytes: Buffer) => this.#receive(bytes));
    socket.on("error", () => socket.destroy()); // a reset by the client: "close" follows
    socket.on("close", () => this.#late.forEach(clearTimeout));
  }

  goDeaf(): void {
    this.#isDeaf = true;
    this.#late.forEach(clearTimeout);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  sendEvent(row: AttendanceRow, times: number): void {
    if (this.#isDeaf || (this.#session.eventMask & ATTENDANCE_EVENT) === 0) return;
    const data = encodeEvent(row, this.#reader.profile.eventBytes);
    const packet = { command: COMMAND.REGISTER_EVENTS, sessionId: ATTENDANCE_EVENT, replyId: 0, data };
    const frame = encodeSummedFrame(this.#reader.faults, packet);
    this.#traffic.events += times;
    this.#outlet.push(Array.from({ length: times }, () => frame));
  }

  flood(): void {
    if (this.#isFlooded || this.#isDeaf || !isFlooding(this.#reader.faults, this.#client)) return;
    this.#isFlooded = true;
    const frames = this.#makeFlood(this.#client);
    const goOn = (): void => {
      this.#isFlooded = false;
      this.flood();
    };
    const outgoing = function* (): Iterable<FrameBytes> {
      yield* frames;
      setImmediate(goOn);
    };
    this.#outlet.push(outgoing());
  }

  get #client(): FloodedClient {
    const { id, eventMask, stage } = this.#session;
    return { sessionId: id, hasEvents: stage === "AUTHORISED" && (eventMask & ATTENDANCE_EVENT) !== 0 };
  }

  #receive(bytes: Buffer): void {
    if (this.#isDeaf) return;
    this.#traffic.bytesIn += bytes.length;
    for (const received of this.#frames.push(bytes)) this.#handle(received);
  }

  #handle(received: Received): void {
    if (received.kind === "badFrame") this.#socket.destroy();
    else if (received.kind === "badChecksum") this.#traffic.badChecksums++;
    else {
      this.#traffic.countCommand(received.packet.command);
      // ACK_OK from a client acknowledges an event and is not answered.
      if (received.packet.command !== ANSWER.OK) this.#answer(received.packet);
    }
  }

  #answer(request: Packet): void {
    const answer = answerRequest(this.#reader, this.#session, request);
    const late = this.#reader.faults.take("lateReply");
    const frames = this.#toFrames(answer, request.replyId);
    if (late === undefined) this.#outlet.push(frames);
    else this.#pushLater(frames, late.ms ?? LATE_MS);
    if (answer.then !== "STAY") this.#outlet.endWhenEmpty();
    this.flood();
    if (answer.then === "RESTART") this.#socket.once("close", this.#restart);
  }

  #pushLater(frames: Iterable<FrameBytes>, ms: number): void {
    const timer = setTimeout(() => {
      this.#late.delete(timer);
      this.#outlet.push(frames);
    }, ms);
    this.#late.add(timer);
  }

  /** Faults are taken now, packets made when they leave. */
  #toFrames(answer: Answer, replyId: number): Iterable<FrameBytes> {
    const { faults } = this.#reader;
    const hasGarbage = faults.take("garbage") !== undefined;
    const sessionId = faults.take("wrongSession") === undefined ? this.#session.id : this.#session.id ^ WRONG_SESSION;
    const cut = (packet: AnswerPacket): AnswerPacket => this.#truncate(packet);
    return (function* () {
      if (hasGarbage) yield [Buffer.alloc(GARBAGE_BYTES, "garbage")];
      for (const packet of spoilAnswer(faults, answer.packets)) {
        const { command, data, sessionField } = cut(packet);
        yield encodeSummedFrame(faults, { command, sessionId: sessionField ?? sessionId, replyId, data });
      }
    })();
  }

  #truncate(packet: AnswerPacket): AnswerPacket {
    if (packet.data.length === 0 || packet.command === COMMAND.PREPARE_DATA) return packet;
    const fault = this.#reader.faults.take("truncate");
    if (fault === undefined) return packet;
    return { ...packet, data: packet.data.subarray(0, fault.afterBytes ?? Math.floor(packet.data.length / 2)) };
  }
}
