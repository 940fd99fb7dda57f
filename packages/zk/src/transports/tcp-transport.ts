import { createConnection, type OnReadOpts, type Socket } from "node:net";
import type { ChecksumPolicy } from "../codec/deframer.ts";
import { DeviceError } from "../client/device-error.ts";
import type { OpenTransport } from "../client/transport.ts";
import { toTransport } from "./packet-stream.ts";
import { toSocketError } from "./socket-error.ts";

const READ_BYTES = 65_536;

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
    const inlet = createInlet();
    const socket = await connectSocket(address, inlet, signal);
    const onBytes = (take: (bytes: Buffer) => void): void => {
      inlet.take = take;
    };
    return toTransport({ socket, onBytes }, listener, address.checksums);
  };
}

/** Where bytes come in: always into the same buffer, or 64 kB of garbage would be made of each piece of the stream. */
interface Inlet {
  readonly onread: OnReadOpts;
  take: (bytes: Buffer) => void;
}

function createInlet(): Inlet {
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const onread = {
    buffer,
    callback: (bytes: number): boolean => {
      inlet.take(buffer.subarray(0, bytes));
      return true;
    },
  };
  const inlet: Inlet = { onread, take: () => undefined };
  return inlet;
}

function connectSocket(address: TcpAddress, { onread }: Inlet, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: address.host, port: address.port, noDelay: true, onread });
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
    const onError = (cause: Error): void => fail(toSocketError("no connection", cause));
    const onTimeout = (): void => fail(new DeviceError("DEVICE_TIMEOUT", "no connection in time"));
    const timer = setTimeout(onTimeout, address.connectTimeoutMs);
    signal.addEventListener("abort", onAbort, { once: true });
    socket.once("connect", onConnect);
    socket.once("error", onError);
  });
}
