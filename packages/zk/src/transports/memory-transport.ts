import type { Duplex } from "node:stream";
import { DeviceError } from "../client/device-error.ts";
import type { OpenTransport } from "../client/transport.ts";
import { toTransport } from "./packet-stream.ts";

/**
 * Makes the opener of connections to a reader in this process: everything of the protocol runs as it does over TCP, only the
 * network is not there.
 *
 * @param dial connects; `undefined` where nothing listens.
 */
export function createMemoryOpener(dial: () => Duplex | undefined): OpenTransport {
  return async (listener, signal) => {
    signal.throwIfAborted();
    const socket = dial();
    if (socket === undefined) throw new DeviceError("DEVICE_REFUSED", "no connection: nothing listens");
    return toTransport({ socket, onBytes: (take) => void socket.on("data", take) }, listener);
  };
}
