import type { Server, Socket } from "node:net";
import { toAddressKey } from "./address-key.ts";
import type { NoteRefusal } from "./unread.ts";

/** How many connections one address may have. */
export interface ConnectionLimit {
  readonly perAddress: number;
  /** Addresses behind which many stand: this machine, and proxies. */
  readonly isShared: (address: string) => boolean;
  readonly note: NoteRefusal;
}

/** Closes the connections of an address that are more than it may have, so that one leaves room for others. */
export function limitConnections(server: Server, { perAddress, isShared, note }: ConnectionLimit): void {
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    if (isShared(address)) return;
    const key = toAddressKey(address);
    const own = (open.get(key) ?? 0) + 1;
    if (own > perAddress) {
      note("TOO_MANY_CONNECTIONS", address);
      return void socket.destroy();
    }
    open.set(key, own);
    socket.once("close", () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
  });
}
