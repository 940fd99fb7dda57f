import { createSocket, type Socket } from "node:dgram";
import { DATAGRAM_CHUNK_BYTES } from "../codec/bulk.ts";
import { decodePacket, encodePacket, PACKET_HEADER_BYTES, type ReceivedPacket } from "../codec/packet.ts";
import { DeviceError } from "../client/device-error.ts";
import type { LinkTraits, OpenTransport, Transport, TransportListener } from "../client/transport.ts";
import { toSocketError } from "./socket-error.ts";

/** An answer in a local network takes milliseconds; a reader that works takes longer, and waits double each time. */
const RESEND_AFTER_MS = 1_000;

/** On a way that loses one datagram in five, one answer in ten millions stays away. */
const MOST_TRIES = 10;

/** Where a reader listens. */
export interface UdpAddress {
  readonly host: string;
  readonly port: number;
  /** Milliseconds until a request without an answer is sent again, for the first time; default 1,000. */
  readonly resendAfterMs?: number;
}

/** What carries datagrams to one reader and back: each whole, or not at all. */
export interface DatagramSocket {
  on(event: "message", take: (bytes: Buffer) => void): unknown;
  on(event: "error", take: (cause: Error) => void): unknown;
  send(bytes: Buffer, done: () => void): void;
  close(): void;
}

/**
 * Makes the opener of UDP ways to `address`: each datagram is one packet. Opening asks nothing of the reader, so that whether
 * it is there shows at the first request. A datagram that is no packet or has a wrong sum is dropped as if it had been lost.
 */
export function createUdpOpener({ host, port, resendAfterMs }: UdpAddress): OpenTransport {
  return createDatagramOpener((signal) => connectSocket(host, port, signal), resendAfterMs);
}

/** Makes the opener of such ways over whatever carries datagrams, as a network in memory does. */
export function createDatagramOpener(
  connect: (signal: AbortSignal) => Promise<DatagramSocket>,
  resendAfterMs = RESEND_AFTER_MS,
): OpenTransport {
  const link = { chunkBytes: DATAGRAM_CHUNK_BYTES, tries: MOST_TRIES, resendAfterMs };
  return async (listener, signal) => attachListener(await connect(signal), link, listener);
}

/**
 * Connected: the system passes on nothing that comes from elsewhere, and tells when nobody listens there. The signal ends the
 * opening alone: an open way is closed by whoever has it, once.
 */
function connectSocket(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    const settle = (): void => {
      signal.removeEventListener("abort", onAbort);
      socket.removeAllListeners();
    };
    const fail = (error: unknown): void => {
      settle();
      socket.on("error", () => undefined); // what comes too late
      socket.close();
      reject(error);
    };
    const onAbort = (): void => fail(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    socket.once("error", (cause) => fail(toSocketError("no way to it", cause)));
    socket.connect(port, host, () => {
      settle();
      resolve(socket);
    });
  });
}

function attachListener(socket: DatagramSocket, link: LinkTraits, listener: TransportListener): Transport {
  let isClosed = false;
  const close = (error?: DeviceError): void => {
    if (isClosed) return;
    isClosed = true;
    socket.close();
    listener.onClose(error);
  };
  socket.on("error", (cause) => close(toSocketError("the way to the reader was lost", cause)));
  socket.on("message", (bytes) => {
    const packet = isClosed ? undefined : toPacket(bytes);
    if (packet === undefined) return;
    try {
      listener.onActivity(bytes.length);
      listener.onPacket(packet);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      close(new DeviceError("DEVICE_PROTOCOL_ERROR", `a packet could not be taken: ${message}`, { cause }));
    }
  });
  return {
    link,
    send: (packet) => {
      // What cannot be sent now is lost like any datagram; a reader that is gone shows by its silence.
      if (isClosed) return 0;
      const datagram = encodePacket(packet);
      socket.send(datagram, () => undefined);
      return datagram.length;
    },
    close: () => close(),
  };
}

function toPacket(bytes: Buffer): ReceivedPacket | undefined {
  if (bytes.length < PACKET_HEADER_BYTES) return undefined;
  const packet = decodePacket(bytes);
  return packet.hasGoodChecksum ? packet : undefined;
}
