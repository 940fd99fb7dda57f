import { findSerialHolder } from "../domain/serial-holder.ts";
import type { DeviceRecord } from "../domain/device.ts";

/** Which reader of a place each serial number belongs to, so that two never store the rows of one. */
export interface SerialClaims {
  /**
   * Claims a serial number that a reader states.
   *
   * @param devices the readers of the place, as the ledger knows them.
   * @returns the reader that holds it: the claimer, or the other one.
   */
  claim(readerId: string, serialNumber: string, devices: readonly DeviceRecord[]): string;
  /** Gives back what a reader has claimed; what the ledger knows of it stays. */
  release(readerId: string): void;
}

/** Creates the claims of one place. A claim holds from the moment it is made, before the ledger has heard of it. */
export function createSerialClaims(): SerialClaims {
  const claimed = new Map<string, string>();
  return {
    claim: (readerId, serialNumber, devices) => {
      const holder = findSerialHolder(devices, serialNumber) ?? claimed.get(serialNumber) ?? readerId;
      if (holder === readerId) claimed.set(serialNumber, readerId);
      return holder;
    },
    release: (readerId) => {
      for (const [serialNumber, holder] of claimed) if (holder === readerId) claimed.delete(serialNumber);
    },
  };
}
