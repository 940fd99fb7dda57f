import type { Socket } from "node:net";
import { type Answer, answerRequest, type Session } from "./answer.ts";
import type { AnswerPacket } from "./bulk.ts";
import { ANSWER, ATTENDANCE_EVENT, COMMAND } from "./commands.ts";
import { type FrameBytes, Outlet } from "./outlet.ts";
import { createRandom } from "./random.ts";
import type { ReaderState } from "./reader-state.ts";
import { type AttendanceRow, encodeEvent } from "./records.ts";
import type { Traffic } from "./traffic.ts";
import { encodeFrame, FrameReader, type Packet, type Received } from "./wire.ts";

const LATE_MS = 3000;
const GARBAGE_BYTES = 32;
/** Flips bits of a session id into another one. */
const WRONG_SESSION = 0x5555;

/** One client at a reader: bytes in, requests answered, events out. */
export class Connection {
  readonly #socket: Socket;
  readonly #reader: ReaderState;
  readonly #traffic: Traffic;
  readonly #restart: () => void;
  readonly #outlet: Outlet;
  readonly #frames = new FrameReader();
  readonly #late = new Set<NodeJS.Timeout>();
  readonly #session: Session = { id: 0, stage: "NEW", eventMask: 0, buffer: undefined };
  #isDeaf = false;

  constructor(socket: Socket, deps: { reader: ReaderState; traffic: Traffic; restart: () => void }) {
    this.#socket = socket;
    this.#reader = deps.reader;
    this.#traffic = deps.traffic;
    this.#restart = deps.restart;
    const { faults, profile } = deps.reader;
    const random = createRandom(`${profile.serialNumber} ${deps.traffic.connections}`);
    this.#outlet = new Outlet(socket, { faults, traffic: deps.traffic, random, segmentation: profile.segmentation });
    socket.setNoDelay(true);
    socket.on("data", (bytes) => this.#receive(bytes));
    socket.on("error", () => socket.destroy()); // a reset by the client: "close" follows
    socket.on("close", () => this.#late.forEach(clearTimeout));
  }

  /** Neither hears nor says anything from now on; the connection stays open. */
  goDeaf(): void {
    this.#isDeaf = true;
    this.#late.forEach(clearTimeout);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Sends the event of a punch `times` times, if this client has registered for it. */
  sendEvent(row: AttendanceRow, times: number): void {
    if (this.#isDeaf || (this.#session.eventMask & ATTENDANCE_EVENT) === 0) return;
    const data = encodeEvent(row, this.#reader.profile.eventBytes);
    const frame = encodeFrame({ command: COMMAND.REGISTER_EVENTS, sessionId: ATTENDANCE_EVENT, replyId: 0, data });
    this.#traffic.events += times;
    this.#outlet.push(Array.from({ length: times }, () => frame));
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
      for (const packet of answer.packets) {
        const { command, data, sessionField } = cut(packet);
        yield encodeFrame({ command, sessionId: sessionField ?? sessionId, replyId, data });
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
