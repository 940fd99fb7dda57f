import { EVENT } from "../codec/commands.ts";
import { ZkWireError, type ZkWireErrorCode } from "../codec/errors.ts";
import type { Packet } from "../codec/packet.ts";
import { type AttendanceEvent, decodeAttendanceEvents } from "../codec/realtime-event.ts";
import type { FieldDecoder } from "../codec/text.ts";

/** Something a reader told unasked. */
export type DeviceEvent =
  | { readonly kind: "PUNCHES"; readonly punches: readonly AttendanceEvent[] }
  /** A punch in a form that is not known, or an event that arrived damaged. The log has it: read the tail. */
  | { readonly kind: "UNREADABLE"; readonly code: ZkWireErrorCode; readonly data: Buffer }
  /** Anything but a punch; `eventCode` as in the mask of the registration. */
  | { readonly kind: "OTHER"; readonly eventCode: number; readonly data: Buffer };

/** Longest event that is believed; the usual ones have 52 bytes. Of a longer one the beginning is kept. */
const MOST_EVENT_BYTES = 4_096;

/** Reads an event packet, whose session field holds the event code. Its bytes are copied: they may be kept. */
export function toDeviceEvent(packet: Packet, decoder: FieldDecoder): DeviceEvent {
  const data = Buffer.from(packet.data.subarray(0, MOST_EVENT_BYTES));
  if (packet.sessionId !== EVENT.ATTENDANCE) return { kind: "OTHER", eventCode: packet.sessionId, data };
  if (packet.data.length > MOST_EVENT_BYTES) return { kind: "UNREADABLE", code: "BAD_LENGTH", data };
  try {
    return { kind: "PUNCHES", punches: decodeAttendanceEvents(data, decoder) };
  } catch (error) {
    if (error instanceof ZkWireError) return { kind: "UNREADABLE", code: error.code, data };
    throw error;
  }
}
