import type { AttendanceLayoutSetting, SixteenByteOrder } from "../codec/attendance-layout.ts";
import { exchangeOne } from "./request.ts";
import type { DeviceError } from "./device-error.ts";
import { type DeviceEvent, toDeviceEvent } from "./device-event.ts";
import { NEW_HANDSHAKE, nextRequest, onReply, toHandshakeError } from "./handshake.ts";
import { createLane } from "./lane.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { RequestLine } from "./request-line.ts";
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
 * @throws {DeviceError} `DEVICE_UNREACHABLE`, `DEVICE_TIMEOUT`, `DEVICE_AUTH_FAILED`, `DEVICE_UNSUPPORTED_FIRMWARE`,
 *   `DEVICE_REJECTED` or `DEVICE_PROTOCOL_ERROR`; nothing is open then and `onClose` is not called.
 * @throws {RangeError} for an unknown `textEncoding`.
 */
export async function connectReader(
  openTransport: OpenTransport,
  settings: ReaderSettings,
  signal: AbortSignal,
): Promise<ReaderConnection> {
  let isReady = false;
  const decoder = new TextDecoder(settings.textEncoding);
  const line = new RequestLine({
    onEvent: (packet) => settings.onEvent(toDeviceEvent(packet, decoder)),
    onClose: (error) => {
      if (isReady) settings.onClose(error);
    },
  });
  const { requestTimeoutMs, recordLayout = "AUTO", sixteenByteOrder = "VERIFY_FIRST", nowMs = Date.now } = settings;
  const close = (): Promise<void> => line.close(Math.min(GOODBYE_MS, requestTimeoutMs));
  const understanding = { decoder, recordLayout, sixteenByteOrder, nowMs };
  const reader = { line, bulkLane: createLane(), ...understanding, requestTimeoutMs, close };
  await line.open(openTransport, signal);
  try {
    await shakeHands(reader, settings.commKey, signal);
    isReady = true;
  } finally {
    if (!isReady) await close();
  }
  return reader;
}

async function shakeHands(reader: ReaderConnection, commKey: number, signal: AbortSignal): Promise<void> {
  let handshake = NEW_HANDSHAKE;
  for (
    let request = nextRequest(handshake, commKey);
    request !== undefined;
    request = nextRequest(handshake, commKey)
  ) {
    handshake = onReply(handshake, await exchangeOne(reader, request, signal));
    if (handshake.kind === "ENDED") throw toHandshakeError(handshake);
    if (handshake.kind !== "CONNECTING") reader.line.sessionId = handshake.sessionId;
  }
}
