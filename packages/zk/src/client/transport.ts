import type { Packet, ReceivedPacket } from "../codec/packet.ts";
import type { DeviceError } from "./device-error.ts";

/** An open way to one reader: whole packets in both directions. */
export interface Transport {
  /** Queues a packet. Silently ignored once the transport is closed. */
  send(packet: Packet): void;
  /** Closes at once; `onClose` follows without error. Calling it again does nothing. */
  close(): void;
}

/** What a transport reports. None of these may throw. */
export interface TransportListener {
  onPacket(packet: ReceivedPacket): void;
  /** Bytes arrived, though perhaps not yet a whole packet. */
  onActivity(): void;
  /** Called once, as the last call. Without error when this side closed. */
  onClose(error: DeviceError | undefined): void;
}

/** Opens a transport, or rejects with a `DeviceError`, or with the signal's reason when it is aborted. */
export type OpenTransport = (listener: TransportListener, signal: AbortSignal) => Promise<Transport>;
