import { type Answer, answerRequest, createSession, type Session } from "./answer.ts";
import { ANSWER, ATTENDANCE_EVENT, COMMAND } from "./commands.ts";
import { DatagramWay } from "./datagram-way.ts";
import { createRandom } from "./random.ts";
import type { ReaderClient } from "./reader-client.ts";
import type { ReaderState } from "./reader-state.ts";
import { type AttendanceRow, encodeEvent } from "./records.ts";
import { encodeSummedDatagram } from "./spoil-sum.ts";
import type { Traffic } from "./traffic.ts";
import { decodeDatagram, type Packet } from "./wire.ts";

/** Data bytes of one DATA packet by UDP. Source: fananimi/pyzk, `__read_chunk`, and adrobinoga/zk-protocol. */
const DATAGRAM_DATA_BYTES = 1_024;
/** Packets that leave before others of this process have a turn. */
const PACKETS_OF_A_TURN = 64;

/** What a client by UDP needs of its reader. */
export interface UdpClientDeps {
  readonly reader: ReaderState;
  readonly traffic: Traffic;
  readonly restart: () => void;
  readonly send: (bytes: Buffer) => void;
  /** The client has left. */
  readonly onEnd: () => void;
}

/** One client that sends datagrams: requests answered, events out. Faults of byte streams do not strike here. */
export class UdpClient implements ReaderClient {
  readonly #deps: UdpClientDeps;
  readonly #session: Session;
  readonly #in: DatagramWay;
  readonly #out: DatagramWay;
  #isDeaf = false;
  #heardMs = performance.now();

  constructor(deps: UdpClientDeps) {
    const { reader, traffic, send } = deps;
    this.#deps = deps;
    this.#session = createSession(Math.min(reader.profile.dataPacketBytes, DATAGRAM_DATA_BYTES));
    const random = createRandom(`${reader.profile.serialNumber} udp ${traffic.connections}`);
    this.#in = new DatagramWay(reader.faults, random, (bytes) => this.#handle(bytes));
    this.#out = new DatagramWay(reader.faults, random, (bytes) => {
      traffic.bytesOut += bytes.length;
      send(bytes);
    });
  }

  receive(bytes: Buffer): void {
    this.#heardMs = performance.now();
    if (!this.#isDeaf) this.#in.pass(bytes);
  }

  /** For how long it has said nothing. */
  silentMs(): number {
    return performance.now() - this.#heardMs;
  }

  goDeaf(): void {
    this.#isDeaf = true;
  }

  destroy(): void {
    this.#isDeaf = true;
    this.#deps.onEnd();
  }

  sendEvent(row: AttendanceRow, times: number): void {
    if (this.#isDeaf || (this.#session.eventMask & ATTENDANCE_EVENT) === 0) return;
    const data = encodeEvent(row, this.#deps.reader.profile.eventBytes);
    const packet = { command: COMMAND.REGISTER_EVENTS, sessionId: ATTENDANCE_EVENT, replyId: 0, data };
    this.#deps.traffic.events += times;
    for (let sent = 0; sent < times; sent++) this.#out.pass(encodeSummedDatagram(this.#deps.reader.faults, packet));
  }

  /** Floods are faults of a connection. */
  flood(): void {}

  #handle(bytes: Buffer): void {
    const { traffic } = this.#deps;
    traffic.bytesIn += bytes.length;
    const received = decodeDatagram(bytes);
    if (received.kind === "badChecksum") traffic.badChecksums++;
    if (received.kind !== "packet") return;
    traffic.countCommand(received.packet.command);
    // ACK_OK from a client acknowledges an event and is not answered.
    if (received.packet.command !== ANSWER.OK) void this.#answer(received.packet);
  }

  async #answer(request: Packet): Promise<void> {
    const { reader, restart } = this.#deps;
    const answer: Answer = answerRequest(reader, this.#session, request);
    const sessionId = this.#session.id;
    let sent = 0;
    for (const { command, data, sessionField } of answer.packets) {
      if (this.#isDeaf) return;
      const packet = { command, sessionId: sessionField ?? sessionId, replyId: request.replyId, data };
      this.#out.pass(encodeSummedDatagram(reader.faults, packet));
      if (++sent % PACKETS_OF_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    if (answer.then !== "STAY") this.destroy();
    if (answer.then === "RESTART") restart();
  }
}
