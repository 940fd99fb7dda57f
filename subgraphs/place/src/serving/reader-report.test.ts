import { expect, it } from "vitest";
import type { DeviceRecord } from "../domain/device.ts";
import { createReaderReport } from "./reader-report.ts";

const RECORD: DeviceRecord = {
  id: "riyadh/gate-1",
  readerId: "gate-1",
  name: "Gate 1",
  nameKey: "gate 1",
  address: "127.0.0.1:4370",
  isEnabled: true,
  status: "ONLINE",
  rowsStored: 0,
  rowsSetAside: 0,
  newSinceProof: 0,
};
const online = { readers: { "riyadh/gate-1": "ONLINE" } };
const offline = { readers: { "riyadh/gate-1": "OFFLINE" } };
const ask = { readers: true };

it("tells each socket the readers' statuses once, and again when one is another", async () => {
  let record = RECORD;
  const report = createReaderReport({ listDevices: async () => [record] });
  const [first, second] = [{}, {}];
  expect([await report(ask, first), await report(ask, first), await report(ask, second)]).toEqual([
    online,
    undefined,
    online,
  ]);
  record = { ...RECORD, status: "OFFLINE" };
  expect([await report(ask, first), await report(ask, first)]).toEqual([offline, undefined]);
});

it("tells nothing to who does not ask, and nothing while the store cannot be read", async () => {
  const report = createReaderReport({ listDevices: async () => Promise.reject(new Error("disk I/O error")) });
  expect([await report({ authorization: "t" }, {}), await report(ask, {})]).toEqual([undefined, undefined]);
});
