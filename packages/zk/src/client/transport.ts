import type { Packet, ReceivedPacket } from "../codec/packet.ts";
import type { DeviceError } from "./device-error.ts";

/** How a way carries packets. */
export interface LinkTraits {
  /** Most bytes to ask for in one part of a data set. */
  readonly chunkBytes: number;
  /** How often is asked for an answer that comes damaged or short. */
  readonly tries: number;
  /** Packets get lost on it: milliseconds until a request without an answer is sent again, for the first time. */
  readonly resendAfterMs?: number;
}

/** Whether packets arrive as they were sent, or not at all. */
export function isLossless(link: LinkTraits): boolean {
  return link.resendAfterMs === undefined;
}

/** An open way to one reader: whole packets in both directions. */
export interface Transport {
  readonly link: LinkTraits;
  /** Queues a packet and says how many bytes that is on the way; nothing, and 0, once the transport is closed. */
  send(packet: Packet): number;
  /** Closes at once; `onClose` follows without error. Calling it again does nothing. */
  close(): void;
}

/** What a transport reports. */
export interface TransportListener {
  /** What it throws closes the transport with `DEVICE_PROTOCOL_ERROR`; nothing else here may throw. */
  onPacket(packet: ReceivedPacket): void;
  /** So many bytes arrived, though perhaps not yet a whole packet. */
  onActivity(bytes: number): void;
  /** Called once, as the last call. Without error when this side closed. */
  onClose(error: DeviceError | undefined): void;
}

/** Opens a transport, or rejects with a `DeviceError`, or with the signal's reason when it is aborted. */
export type OpenTransport = (listener: TransportListener, signal: AbortSignal) => Promise<Transport>;
