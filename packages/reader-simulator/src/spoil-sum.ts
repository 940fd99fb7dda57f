import { COMMAND } from "./commands.ts";
import type { FaultBook } from "./faults.ts";
import { encodeDatagram, encodeFrame, type Packet } from "./wire.ts";

/** Where the sum stands in a frame, and in a datagram. */
const SUM_AT = { frame: 10, datagram: 2 } as const;
/** Flips bits of a sum into another one. */
const OTHER_SUM = 0x5555;

/** A packet as a stream carries it, with the sum that the armed faults leave it. */
export function encodeSummedFrame(faults: FaultBook, packet: Packet): readonly [head: Buffer, data: Buffer] {
  const [head, data] = encodeFrame(packet);
  return [spoilSum(faults, head, SUM_AT.frame), damage(faults, packet) ?? data];
}

/** The same of a packet that travels by UDP. */
export function encodeSummedDatagram(faults: FaultBook, packet: Packet): Buffer {
  const bytes = spoilSum(faults, encodeDatagram(packet), SUM_AT.datagram);
  const damaged = damage(faults, packet);
  damaged?.copy(bytes, bytes.length - damaged.length);
  return bytes;
}

function spoilSum(faults: FaultBook, bytes: Buffer, at: number): Buffer {
  if (faults.find("ownSums") !== undefined) bytes.writeUInt16LE(bytes.readUInt16LE(at) ^ OTHER_SUM, at);
  return bytes;
}

/** The data as it arrives when this packet is the one that is damaged: a byte is another one, its sum stays. */
function damage(faults: FaultBook, { command, data }: Packet): Buffer | undefined {
  const armed = faults.find("damage");
  if (armed === undefined || command === COMMAND.PREPARE_DATA) return undefined;
  const at = armed.afterBytes ?? Math.max(0, data.length - 1);
  if (at >= data.length) return undefined;
  faults.take("damage");
  const damaged = Buffer.from(data);
  damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
  return damaged;
}
