import type { AttendanceLayoutSetting, SixteenByteOrder } from "../codec/attendance-layout.ts";
import type { ReceivedPacket } from "../codec/packet.ts";
import { exchangeOne, type Question } from "./request.ts";
import { atStep, DeviceError } from "./device-error.ts";
import { type DeviceEvent, toDeviceEvent } from "./device-event.ts";
import {
  type Handshake,
  type HandshakeReply,
  NEW_HANDSHAKE,
  nextRequest,
  onReply,
  toHandshakeError,
  toHandshakeStep,
} from "./handshake.ts";
import { createLane } from "./lane.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { RequestLine } from "./request-line.ts";
import { MOST_HELD_BYTES } from "./set-bounds.ts";
import type { OpenTransport } from "./transport.ts";

/** Milliseconds that `close` waits for the reader to answer EXIT. */
const GOODBYE_MS = 500;

/** How to understand a reader. */
export interface ReaderSettings {
  /** 0 when none is set on the reader. */
  readonly commKey: number;
  /** Until an answer; for bulk data without any new byte. */
  readonly requestTimeoutMs: number;
  /** Label of the WHATWG Encoding standard that contains ASCII; default `utf-8`. */
  readonly textEncoding?: string;
  /** Default `AUTO`: bytes and count tell. */
  readonly recordLayout?: AttendanceLayoutSetting;
  /** Default `VERIFY_FIRST`. */
  readonly sixteenByteOrder?: SixteenByteOrder;
  /** Most bytes of one data set that are held in memory; default 8 MB. */
  readonly mostHeldBytes?: number;
  /** Default the clock of this machine. */
  readonly nowMs?: () => number;
  /** Each event after `registerEvents`, already acknowledged. What it throws closes the connection. */
  readonly onEvent: (event: DeviceEvent) => void;
  /** The end of a connection that was open, once. Without error after `close`. */
  readonly onClose: (error: DeviceError | undefined) => void;
}

/**
 * Opens a transport and shakes hands, with the comm key where the reader wants one.
 *
 * @throws {DeviceError} with the step CONNECT or AUTHENTICATE; nothing is open then and `onClose` is not called.
 * @throws {RangeError} for an unknown `textEncoding`.
 */
export async function connectReader(
  openTransport: OpenTransport,
  settings: ReaderSettings,
  signal: AbortSignal,
): Promise<ReaderConnection> {
  let isReady = false;
  const decoder = new TextDecoder(settings.textEncoding);
  const toEvent = (packet: ReceivedPacket): DeviceEvent =>
    packet.hasGoodChecksum || line.stats.hasOwnSums
      ? toDeviceEvent(packet, decoder)
      : { kind: "UNREADABLE", code: "BAD_CHECKSUM", data: Buffer.from(packet.data) };
  const line = new RequestLine({
    onEvent: (packet) => settings.onEvent(toEvent(packet)),
    onClose: (error) => {
      if (isReady) settings.onClose(error);
    },
  });
  const { requestTimeoutMs, recordLayout = "AUTO", sixteenByteOrder = "VERIFY_FIRST", nowMs = Date.now } = settings;
  const close = (): Promise<void> => line.close(Math.min(GOODBYE_MS, requestTimeoutMs));
  const { mostHeldBytes = MOST_HELD_BYTES } = settings;
  const understanding = { decoder, textEncoding: decoder.encoding, recordLayout, sixteenByteOrder, nowMs };
  const reader = { line, bulkLane: createLane(), ...understanding, requestTimeoutMs, mostHeldBytes, close };
  await atStep("CONNECT", () => line.open(openTransport, signal));
  try {
    await shakeHands(reader, settings.commKey, signal);
    isReady = true;
  } finally {
    if (!isReady) await close();
  }
  return reader;
}

async function shakeHands(reader: ReaderConnection, commKey: number, signal: AbortSignal): Promise<void> {
  let handshake: Handshake = NEW_HANDSHAKE;
  for (
    let request = nextRequest(handshake, commKey);
    request !== undefined;
    request = nextRequest(handshake, commKey)
  ) {
    const [asked, question] = [handshake, request];
    handshake = await atStep(toHandshakeStep(asked), async () => {
      const next = onReply(asked, await exchangeFirst(reader, question, signal));
      if (next.kind === "ENDED") throw toHandshakeError(next);
      return next;
    });
    if (handshake.kind !== "CONNECTING") reader.line.sessionId = handshake.sessionId;
  }
}

/** A reader whose only session is taken takes the connection, and closes it without a word. */
async function exchangeFirst(
  reader: ReaderConnection,
  question: Question,
  signal: AbortSignal,
): Promise<HandshakeReply> {
  try {
    return await exchangeOne(reader, question, signal);
  } catch (error) {
    const isShut = error instanceof DeviceError && error.code === "DEVICE_UNREACHABLE" && !reader.line.hasHeard;
    if (!isShut) throw error;
    throw new DeviceError("DEVICE_BUSY", "the reader took the connection and closed it without a word", {
      cause: error.cause,
    });
  }
}
