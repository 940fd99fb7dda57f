import { expect, it } from "vitest";
import { findSerialHolder } from "./serial-holder.ts";

const reader = (readerId: string, serialNumber: string | undefined, rowsStored = 0, status = "ONLINE" as const) => ({
  readerId,
  status,
  rowsStored,
  ...(serialNumber === undefined ? {} : { serialNumber }),
});

it("finds the reader that a serial number is known of, also while it is offline", () => {
  const devices = [reader("gate-1", undefined), { ...reader("gate-2", "SN1"), status: "OFFLINE" as const }];
  expect(findSerialHolder(devices, "SN1")).toBe("gate-2");
  expect(findSerialHolder(devices, "SN2")).toBeUndefined();
});

it("lets a reader go that is switched off or removed", () => {
  expect(findSerialHolder([{ ...reader("gate-1", "SN1", 9), status: "DISABLED" }], "SN1")).toBeUndefined();
});

it("takes of several the one with most rows, and of equal ones always the same", () => {
  const devices = [reader("gate-3", "SN1", 5), reader("gate-2", "SN1", 9), reader("gate-1", "SN1", 9)];
  expect(findSerialHolder(devices, "SN1")).toBe("gate-1");
  expect(findSerialHolder(devices.toReversed(), "SN1")).toBe("gate-1");
});
