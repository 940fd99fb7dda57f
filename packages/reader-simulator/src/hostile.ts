/**
 * Readers that mean harm, or are broken in a way that looks like it: what they send instead of what they should. Nothing here
 * ends by itself; a client that goes on listening goes on getting.
 */
import type { AnswerPacket } from "./bulk.ts";
import { ANSWER, ATTENDANCE_EVENT, COMMAND } from "./commands.ts";
import type { FaultBook } from "./faults.ts";
import { makeUpPunches } from "./made-up-records.ts";
import type { FrameBytes } from "./outlet.ts";
import { type EventBytes, encodeEvent } from "./records.ts";
import { encodeFrame } from "./wire.ts";

const NO_DATA = Buffer.alloc(0);
/** Frames of a flood between which answers may leave. */
const FRAMES_AT_ONCE = 50;
const NOT_FRAMES = Buffer.alloc(4_096, "nothing of this is a frame ");
/** A reply id that no client reaches soon. */
const NOBODYS_REPLY = 0xfff0;

/** The packets of an answer as the armed faults of this kind spoil them; DATA that nothing announced stays as it is. */
export function* spoilAnswer(faults: FaultBook, packets: Iterable<AnswerPacket>): Iterable<AnswerPacket> {
  let isAnnounced = false;
  for (const packet of packets) {
    if (packet.command === COMMAND.PREPARE_DATA) isAnnounced = true;
    if (packet.command === COMMAND.DATA && isAnnounced) yield* spoilData(faults, packet);
    else yield packet;
  }
}

function* spoilData(faults: FaultBook, packet: AnswerPacket): Iterable<AnswerPacket> {
  while (faults.find("emptyData") !== undefined) yield { ...packet, data: NO_DATA };
  while (faults.find("repeatData") !== undefined) yield packet;
  const more = faults.find("overData");
  if (more !== undefined) yield { ...packet, data: Buffer.concat([packet.data, Buffer.alloc(more.count ?? 1)]) };
  else if (faults.find("tinyData") === undefined) yield packet;
  else for (const byte of packet.data) yield { ...packet, data: Buffer.of(byte) };
}

/** The same packets, the last byte of each with data another one. */
export function* changeLastBytes(packets: Iterable<AnswerPacket>): Iterable<AnswerPacket> {
  for (const packet of packets) {
    const data = Buffer.from(packet.data);
    if (packet.command === COMMAND.DATA) data.writeUInt8(data.readUInt8(data.length - 1) ^ 1, data.length - 1);
    yield { ...packet, data };
  }
}

/** What a client is that may be flooded. */
export interface FloodedClient {
  readonly sessionId: number;
  readonly hasEvents: boolean;
}

/** Whether something floods a client now. */
export function isFlooding(faults: FaultBook, { hasEvents }: FloodedClient): boolean {
  const kinds = ["answerFlood", "byteFlood"] as const;
  return (
    kinds.some((kind) => faults.find(kind) !== undefined) || (hasEvents && faults.find("eventFlood") !== undefined)
  );
}

/** Makes what floods one client, some frames at a time. */
export function createFlood(
  faults: FaultBook,
  eventBytes: EventBytes,
): (client: FloodedClient) => Iterable<FrameBytes> {
  const punches = makeUpPunches();
  return function* ({ sessionId, hasEvents }) {
    for (let sent = 0; sent < FRAMES_AT_ONCE; sent++) {
      if (faults.find("byteFlood") !== undefined) yield [NOT_FRAMES];
      if (faults.find("answerFlood") !== undefined) {
        yield encodeFrame({ command: ANSWER.OK, sessionId, replyId: NOBODYS_REPLY, data: NO_DATA });
      }
      if (hasEvents && faults.find("eventFlood") !== undefined) {
        const data = encodeEvent(punches.next().value, eventBytes);
        yield encodeFrame({ command: COMMAND.REGISTER_EVENTS, sessionId: ATTENDANCE_EVENT, replyId: 0, data });
      }
    }
  };
}
