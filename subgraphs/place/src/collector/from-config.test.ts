import type { PlaceConfig } from "@biometricflow/config/place";
import { expect, it } from "vitest";
import { listUnreachedReaders, toDeviceSetups, toReaderPlans } from "./from-config.ts";

const READER = {
  id: "gate-1",
  name: "Gate 1",
  host: "10.0.0.1",
  port: 4370,
  commKey: 5,
  transport: "tcp",
  mode: "LIVE",
  textEncoding: "utf-8",
  recordLayout: "AUTO",
  sixteenByteOrder: "VERIFY_FIRST",
  enabled: true,
} as const;

const PLACE: PlaceConfig = {
  id: "riyadh",
  name: "Riyadh",
  location: "Riyadh",
  timeZone: "Asia/Riyadh",
  port: 8000,
  host: "127.0.0.1",
  weekend: ["FRI", "SAT"],
  notBefore: "2015-01-01",
  futureToleranceMinutes: 10,
  readers: [
    { ...READER, since: "2026-01-01", fixedOffset: "+04:00" },
    { ...READER, id: "gate-2", mode: "POLL(60)" },
    { ...READER, id: "gate-3", enabled: false },
    { ...READER, id: "gate-4", transport: "push" },
  ],
};

it("visits readers that are enabled and speak the protocol over TCP", () => {
  expect(toReaderPlans(PLACE).map(({ readerId, mode }) => [readerId, mode])).toEqual([
    ["gate-1", { kind: "LIVE" }],
    ["gate-2", { kind: "POLL", everyMs: 60_000 }],
  ]);
});

it("hands over what the place says of time", () => {
  expect(toReaderPlans(PLACE)[0]).toMatchObject({
    zone: { timeZone: "Asia/Riyadh", fixedOffset: "+04:00" },
    limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: "2026-01-01" },
  });
});

it("shows every reader and which of them are switched off", () => {
  expect(toDeviceSetups(PLACE).map(({ readerId, address, isEnabled }) => [readerId, address, isEnabled])).toEqual([
    ["gate-1", "10.0.0.1:4370", true],
    ["gate-2", "10.0.0.1:4370", true],
    ["gate-3", "10.0.0.1:4370", false],
    ["gate-4", "10.0.0.1:4370", false],
  ]);
});

it("names enabled readers that no collector visits", () => {
  expect(listUnreachedReaders(PLACE)).toEqual(["gate-4"]);
});
