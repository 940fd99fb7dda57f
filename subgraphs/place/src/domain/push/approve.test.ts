import { expect, it } from "vitest";
import type { DeviceRecord } from "../device.ts";
import { decideApproval } from "./approve.ts";
import type { WaitingRecord } from "./push-store.ts";

const CALLER: WaitingRecord = {
  ...{ key: 1, serialNumber: "NEW1", address: "10.0.0.9", reason: "UNKNOWN_SERIAL" },
  ...{ firstMs: 5, lastMs: 9, lines: 3, linesNotKept: 0 },
};
const device = (readerId: string, more: Partial<DeviceRecord> = {}): DeviceRecord => ({
  ...{
    readerId,
    id: `riyadh/${readerId}`,
    name: readerId,
    nameKey: readerId,
    address: "push",
    isEnabled: true,
    isPushing: true,
  },
  ...{ status: "ONLINE", statusSinceMs: 0, rowsStored: 0, rowsSetAside: 0, newSinceProof: 0 },
  ...more,
});

it("takes a caller for a reader without a serial number, and what is known of its first call", () => {
  expect(decideApproval(CALLER, "gate-2", [device("gate-1", { serialNumber: "OTHER" }), device("gate-2")])).toEqual({
    kind: "APPROVE",
    serialNumber: "NEW1",
    facts: { serialNumber: "NEW1", push: { firstMs: 5, addresses: { address: "10.0.0.9" }, unreadable: 0 } },
  });
});

it.each<[string, WaitingRecord | undefined, readonly DeviceRecord[]]>([
  ["NO_SUCH_CALLER", undefined, [device("gate-2")]],
  ["NO_SUCH_READER", CALLER, [device("gate-1")]],
  ["NO_SUCH_READER", CALLER, [device("gate-2", { isPushing: false })]],
  ["OTHER_SERIAL", CALLER, [device("gate-2", { serialNumber: "OTHER" })]],
  ["SERIAL_TAKEN", CALLER, [device("gate-2"), device("gate-1", { serialNumber: "NEW1" })]],
])("refuses with %s", (kind, caller, devices) => {
  expect(decideApproval(caller, "gate-2", devices)).toEqual({ kind });
});
