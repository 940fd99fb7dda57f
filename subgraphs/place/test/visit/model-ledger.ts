/** A model ledger for `visit-laws.test.ts`: rows are numbers, and it counts as the real one does. */
import type { DeviceFacts, DeviceRecord } from "../../src/domain/device.ts";

/** What a ledger knows of one reader. */
export class ModelLedger {
  device: DeviceRecord = NEW_DEVICE;
  /** Copies by row. */
  readonly rows = new Map<number, number>();

  copiesOf(row: number): number {
    return this.rows.get(row) ?? 0;
  }

  record(facts: Partial<DeviceFacts>): void {
    const newSinceProof = facts.proof?.liveAfterRead ?? this.device.newSinceProof;
    this.device = { ...this.device, ...facts, newSinceProof };
  }

  /** Only a read of the log tells of copies. */
  storeRead(rows: readonly number[]): void {
    for (const [row, copies] of countRows(rows)) {
      const more = copies - this.copiesOf(row);
      if (more <= 0) continue;
      this.rows.set(row, copies);
      this.device = { ...this.device, rowsStored: this.device.rowsStored + more };
    }
  }

  storeLive(row: number): void {
    if (this.rows.has(row)) return;
    this.rows.set(row, 1);
    const { rowsStored, newSinceProof } = this.device;
    this.device = { ...this.device, rowsStored: rowsStored + 1, newSinceProof: newSinceProof + 1 };
  }
}

/** How often each row is there. */
export function countRows(rows: readonly number[]): ReadonlyMap<number, number> {
  return new Map([...Map.groupBy(rows, (row) => row)].map(([row, same]) => [row, same.length]));
}

const NEW_DEVICE: DeviceRecord = {
  readerId: "gate-1",
  id: "riyadh/gate-1",
  name: "Gate",
  nameKey: "gate",
  address: "10.0.0.1:4370",
  isEnabled: true,
  status: "CONNECTING",
  rowsStored: 0,
  rowsSetAside: 0,
  newSinceProof: 0,
};
