import type { DeviceRecord } from "./device.ts";

type Holder = Pick<DeviceRecord, "readerId" | "status" | "serialNumber" | "rowsStored">;

/**
 * The reader of the place to which a serial number belongs; `undefined` when it is known of none. Also one that is offline
 * holds its number; one that is switched off or removed does not. Of several the one with most rows has it: its rows would
 * be the ones to go astray.
 */
export function findSerialHolder(devices: readonly Holder[], serialNumber: string): string | undefined {
  const holders = devices.filter((it) => it.serialNumber === serialNumber && it.status !== "DISABLED");
  return holders.toSorted(byRows)[0]?.readerId;
}

function byRows(left: Holder, right: Holder): number {
  return right.rowsStored - left.rowsStored || (left.readerId < right.readerId ? -1 : 1);
}
