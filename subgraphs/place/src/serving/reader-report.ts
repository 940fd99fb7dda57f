import { isReader } from "../domain/intake/channel-device.ts";
import type { LedgerReader } from "../domain/ledger.ts";

/**
 * Answers the router's pings that ask `{ readers: true }` with `{ readers: { <reader's global id>: <status> } }`, to each
 * socket when it is another than what that socket was told last. So the router learns within a heartbeat that a reader
 * went away, without a query and without a stream of its own.
 */
export function createReaderReport(ledger: Pick<LedgerReader, "listDevices">) {
  const told = new WeakMap<object, string>();
  return async ({ readers }: Readonly<Record<string, unknown>>, socket: object): Promise<object | undefined> => {
    if (readers !== true) return undefined;
    const statuses = await readStatuses(ledger);
    const text = JSON.stringify(statuses);
    if (statuses === undefined || told.get(socket) === text) return undefined;
    told.set(socket, text);
    return { readers: statuses };
  };
}

async function readStatuses({ listDevices }: Pick<LedgerReader, "listDevices">) {
  try {
    const devices = await listDevices();
    return Object.fromEntries(devices.filter(isReader).map(({ id, status }) => [id, status]));
  } catch {
    return undefined; // a store in trouble says so to whoever queries it; the heartbeat must not end the socket
  }
}
