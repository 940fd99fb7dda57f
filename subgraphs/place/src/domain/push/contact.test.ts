import { expect, it } from "vitest";
import type { DeviceRecord } from "../device.ts";
import { SILENT_MS, toContact, toSilence } from "./contact.ts";

const READER: DeviceRecord = {
  ...{ id: "riyadh/gate-2", readerId: "gate-2", name: "Gate 2", nameKey: "gate 2", address: "push" },
  ...{ isEnabled: true, status: "ONLINE", rowsStored: 0, rowsSetAside: 0, newSinceProof: 0, lastSeenMs: 1_000 },
};
const call = (device: DeviceRecord, nowMs: number) => toContact(device, { address: "10.0.0.1", nowMs });

it("begins a reader's history at its first call", () => {
  const { lastSeenMs: _never, ...unseen } = READER;
  expect(call(unseen, 5_000)).toMatchObject([{ facts: { status: "ONLINE", push: { firstMs: 5_000, unreadable: 0 } } }]);
  const push = { firstMs: 7, unreadable: 3, addresses: { address: "10.0.0.1" } };
  expect(call({ ...READER, push }, 5_000)).toMatchObject([{ facts: { push: { firstMs: 7, unreadable: 3 } } }]);
});

it("opens a gap from the last call when a reader was silent, also where nobody watched it", () => {
  expect(call(READER, 1_000 + SILENT_MS - 1)).toHaveLength(1);
  expect(call(READER, 1_000 + SILENT_MS)[0]).toMatchObject({ facts: { gapFromMs: 1_000 }, feed: "GAP" });
});

it("leaves a gap open: a call brings no rows by itself", () => {
  const open = { ...READER, gapFromMs: 500 };
  expect(call(open, 900_000).every(({ facts }) => !("gapClosedMs" in facts))).toBe(true);
});

it("notices silence after three quarters of a minute, once", () => {
  expect(toSilence(READER, 1_000 + SILENT_MS - 1)).toBeUndefined();
  expect(toSilence(READER, 1_000 + SILENT_MS)).toMatchObject({
    facts: { status: "OFFLINE", gapFromMs: 1_000, fault: { code: "DEVICE_SILENT" } },
    feed: "GAP",
  });
  expect(toSilence({ ...READER, status: "OFFLINE" }, 1_000_000)).toBeUndefined();
});
