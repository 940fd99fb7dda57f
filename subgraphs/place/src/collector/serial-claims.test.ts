import { expect, it } from "vitest";
import type { DeviceRecord } from "../domain/device.ts";
import { createSerialClaims } from "./serial-claims.ts";

const KNOWN: DeviceRecord = {
  readerId: "gate-1",
  id: "riyadh/gate-1",
  name: "Gate",
  nameKey: "gate",
  address: "10.0.0.1:4370",
  isEnabled: true,
  status: "OFFLINE",
  serialNumber: "SN1",
  rowsStored: 0,
  rowsSetAside: 0,
  newSinceProof: 0,
};

it("gives a number that nobody has to the first who states it, and back to others when that one leaves", () => {
  const claims = createSerialClaims();
  expect(claims.claim("gate-1", "SN1", [])).toBe("gate-1");
  expect(claims.claim("gate-2", "SN1", [])).toBe("gate-1");
  expect(claims.claim("gate-2", "SN2", [])).toBe("gate-2");
  claims.release("gate-1");
  expect(claims.claim("gate-2", "SN1", [])).toBe("gate-2");
});

it("leaves a number with the reader that the ledger knows it of", () => {
  const claims = createSerialClaims();
  expect(claims.claim("gate-2", "SN1", [KNOWN])).toBe("gate-1");
  expect(claims.claim("gate-1", "SN1", [KNOWN])).toBe("gate-1");
});
