import { expect, it } from "vitest";
import { toCondition } from "./condition.ts";
import type { DeviceRecord } from "./device.ts";

const NOW = Date.UTC(2026, 0, 1);
const WELL: DeviceRecord = {
  id: "riyadh/gate-1",
  readerId: "gate-1",
  name: "Gate",
  nameKey: "gate",
  address: "10.0.0.1:4370",
  isEnabled: true,
  status: "ONLINE",
  lastSeenMs: NOW,
  punches: 100,
  capacity: 1_000,
  driftSeconds: 2,
  proof: {
    atMs: NOW,
    countAtRead: 100,
    countAfterRead: 100,
    rowsRead: 100,
    operationsAtRead: 0,
    liveAfterRead: 0,
  },
  rowsStored: 100,
  rowsSetAside: 0,
  newSinceProof: 0,
  newAtCheck: 0,
  unreadUsers: 0,
};
const fault = { code: "DEVICE_NO_ROUTE", message: "no way", sinceMs: NOW };

it.each<[string, string, Partial<DeviceRecord>]>([
  ["WELL", "that answers and is proven", {}],
  ["TROUBLE", "that is away", { status: "OFFLINE" }],
  ["TROUBLE", "with a fault", { status: "CONNECTING", fault }],
  ["TROUBLE", "whose serial number another one states", { duplicate: fault }],
  ["TROUBLE", "with a full log", { punches: 1_000, rowsStored: 1_000, newSinceProof: 900, newAtCheck: 900 }],
  ["TROUBLE", "that has more rows than the ledger has of it", { rowsStored: 99 }],
  ["WATCH", "with rows that are being read", { punches: 101 }],
  ["WATCH", "that nobody has reached yet", { status: "CONNECTING" }],
  ["WATCH", "whose clock is a minute behind", { driftSeconds: -60 }],
  ["WELL", "whose clock is less than a minute off", { driftSeconds: 59 }],
  ["WELL", "whose clock is off by no more than its place allows", { driftSeconds: 90, clock: { isAbove: false } }],
  ["WATCH", "whose clock is off by more than its place allows", { driftSeconds: 20, clock: { isAbove: true } }],
  ["WATCH", "whose clock shows a date that no calendar has", { clock: { hasNoDate: true } }],
  ["WATCH", "nine tenths of whose log are full", { capacity: 111 }],
  ["WELL", "with a little more room", { capacity: 112 }],
  ["WELL", "that stands for punches which apps tell", { kind: "APP", status: "OFFLINE" }],
  ["OFF", "that is switched off, whatever else", { status: "DISABLED", fault }],
])("calls a reader %s %s", (condition, _which, changes) => {
  expect(toCondition({ ...WELL, ...changes }, undefined, NOW)).toBe(condition);
});

it("calls a reader in trouble whose first read is held, or whose place cannot store", () => {
  const { proof: _proof, ...unread } = WELL;
  const heldRead = { sinceMs: NOW, rows: 100, tooOld: 90, inFuture: 0 };
  expect(toCondition({ ...unread, heldRead }, undefined, NOW)).toBe("TROUBLE");
  expect(toCondition(WELL, { ...fault, code: "DISK_FULL" }, NOW)).toBe("TROUBLE");
});
