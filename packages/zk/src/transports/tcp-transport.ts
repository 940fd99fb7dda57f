import { createConnection, type Socket } from "node:net";
import { type ChecksumPolicy, Deframer } from "../codec/deframer.ts";
import { encodeFrame } from "../codec/packet.ts";
import { DeviceError } from "../client/device-error.ts";
import type { OpenTransport, Transport, TransportListener } from "../client/transport.ts";

/** Where a reader listens. */
export interface TcpAddress {
  readonly host: string;
  readonly port: number;
  readonly connectTimeoutMs: number;
  /** Default `COUNT`: a wrong sum is counted, and the packet taken. */
  readonly checksums?: ChecksumPolicy;
}

/**
 * Makes the opener of TCP connections to `address`. The connection closes itself, with a `DeviceError`, on the first byte
 * that is no frame. A reader that falls silent is not noticed here: that is the work of heartbeats.
 */
export function createTcpOpener(address: TcpAddress): OpenTransport {
  return async (listener, signal) => {
    const socket = await connectSocket(address, signal);
    return attachListener(socket, new Deframer(address.checksums ?? "COUNT"), listener);
  };
}

function connectSocket(address: TcpAddress, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: address.host, port: address.port, noDelay: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      socket.off("connect", onConnect);
      socket.off("error", onError);
    };
    const fail = (reason: unknown): void => {
      settle();
      // A late error of a socket that nobody waits for must not become an uncaught exception.
      socket.on("error", () => undefined);
      socket.destroy();
      reject(reason);
    };
    const onAbort = (): void => fail(signal.reason);
    const onConnect = (): void => {
      settle();
      resolve(socket);
    };
    const onError = (cause: Error): void => fail(new DeviceError("DEVICE_UNREACHABLE", "no connection", { cause }));
    const onTimeout = (): void => fail(new DeviceError("DEVICE_TIMEOUT", "no connection in time"));
    const timer = setTimeout(onTimeout, address.connectTimeoutMs);
    signal.addEventListener("abort", onAbort, { once: true });
    socket.once("connect", onConnect);
    socket.once("error", onError);
  });
}

function attachListener(socket: Socket, deframer: Deframer, listener: TransportListener): Transport {
  let isClosed = false;
  const close = (error?: DeviceError): void => {
    if (isClosed) return;
    isClosed = true;
    socket.destroy();
    listener.onClose(error);
  };
  socket.on("data", (bytes: Buffer) => {
    try {
      listener.onActivity();
      for (const packet of deframer.push(bytes)) {
        if (isClosed) return;
        listener.onPacket(packet);
      }
    } catch (cause) {
      close(new DeviceError("DEVICE_PROTOCOL_ERROR", `a packet could not be taken: ${toText(cause)}`, { cause }));
    }
  });
  socket.on("error", (cause) => close(new DeviceError("DEVICE_UNREACHABLE", "the connection was lost", { cause })));
  socket.on("close", () => close(new DeviceError("DEVICE_UNREACHABLE", "the reader closed the connection")));
  return {
    send: (packet) => {
      if (!isClosed) socket.write(encodeFrame(packet));
    },
    close: () => close(),
  };
}

function toText(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
