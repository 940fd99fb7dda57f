import type { Duplex } from "node:stream";
import { MAX_CHUNK_BYTES } from "../codec/bulk.ts";
import { type ChecksumPolicy, Deframer } from "../codec/deframer.ts";
import { encodeFrame } from "../codec/packet.ts";
import { DeviceError } from "../client/device-error.ts";
import type { LinkTraits, Transport, TransportListener } from "../client/transport.ts";
import { toSocketError } from "./socket-error.ts";

/** Most bytes that wait here for a reader to read them: 4,000 acknowledgements of events. */
const MOST_UNREAD_BYTES = 65_536;

/** Nothing gets lost on the way, however long it takes. */
const STREAM_LINK: LinkTraits = { chunkBytes: MAX_CHUNK_BYTES, tries: 3 };

/** An open stream of bytes to a reader. */
export interface PacketStream {
  readonly socket: Duplex;
  /** Calls `take` with what arrives; the bytes are valid during the call alone. */
  readonly onBytes: (take: (bytes: Buffer) => void) => void;
}

/**
 * Packets over a stream of bytes.
 *
 * @param checksums default `COUNT`: a wrong sum is counted, and the packet taken.
 */
export function toTransport(
  { socket, onBytes }: PacketStream,
  listener: TransportListener,
  checksums: ChecksumPolicy = "COUNT",
): Transport {
  const deframer = new Deframer(checksums);
  let isClosed = false;
  const close = (error?: DeviceError): void => {
    if (isClosed) return;
    isClosed = true;
    socket.destroy();
    listener.onClose(error);
  };
  onBytes((bytes) => {
    try {
      listener.onActivity(bytes.length);
      for (const packet of deframer.push(bytes)) {
        if (isClosed) return;
        listener.onPacket(packet);
      }
    } catch (cause) {
      close(new DeviceError("DEVICE_PROTOCOL_ERROR", `a packet could not be taken: ${toText(cause)}`, { cause }));
    }
  });
  socket.on("error", (cause) => close(toSocketError("the connection was lost", cause)));
  socket.on("close", () => close(new DeviceError("DEVICE_UNREACHABLE", "the reader closed the connection")));
  return {
    link: STREAM_LINK,
    send: (packet) => {
      if (isClosed) return 0;
      const frame = encodeFrame(packet);
      socket.write(frame);
      if (socket.writableLength > MOST_UNREAD_BYTES) {
        close(new DeviceError("DEVICE_PROTOCOL_ERROR", "the reader does not read what it is sent"));
      }
      return frame.length;
    },
    close: () => close(),
  };
}

function toText(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
