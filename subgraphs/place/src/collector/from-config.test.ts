import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import { expect, it } from "vitest";
import {
  listOpenCommKeys,
  listUnreachedReaders,
  toDeviceSetups,
  toIntakePlan,
  toPushPlans,
  toReaderPlans,
} from "./from-config.ts";

const READER = {
  id: "gate-1",
  name: "Gate 1",
  host: "10.0.0.1",
  port: 4370,
  commKey: 5,
  transport: "tcp",
  driver: "zk-pull",
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
  dailyRead: { at: "03:00", spreadMinutes: 90, quiet: ["06:45-08:15"] },
  clearLog: { aloneAfterHours: 24 },
  addReaders: { allow: [], ports: { from: 4370, to: 4379 } },
  recordPunch: { APP: "COUNTS", KIOSK: "REFUSED" },
  clock: { policy: "REPORT", above: 90, quiet: ["06:45-08:15"], mostPerDay: 2, correctZone: false },
  readers: [
    { ...READER, since: "2026-01-01", fixedOffset: "+04:00" },
    { ...READER, id: "gate-2", mode: "POLL(60)", clock: { policy: "CORRECT", quiet: [] } },
    { ...READER, id: "gate-3", enabled: false },
    { ...READER, id: "gate-4", transport: "push" },
    { ...READER, id: "gate-5", transport: "udp" },
  ],
};

it("visits readers that are enabled and answer when they are asked", () => {
  expect(toReaderPlans(PLACE).map(({ readerId, transport, mode }) => [readerId, transport, mode])).toEqual([
    ["gate-1", "tcp", { kind: "LIVE" }],
    ["gate-2", "tcp", { kind: "POLL", everyMs: 60_000 }],
    ["gate-5", "udp", { kind: "LIVE" }],
  ]);
});

it("says how each reader is reached, and how often the place visits it", () => {
  expect(
    toDeviceSetups(PLACE).map(({ readerId, transport, pollSeconds }) => [readerId, transport, pollSeconds]),
  ).toEqual([
    ["gate-1", "tcp", undefined],
    ["gate-2", "tcp", 60],
    ["gate-3", "tcp", undefined],
    ["gate-4", "push", undefined],
    ["gate-5", "udp", undefined],
  ]);
});

it("does about a clock what the place says, and for a reader what its entry says", () => {
  const timeZone = "Asia/Riyadh";
  const ofPlace = { policy: "REPORT", timeZone, aboveSeconds: 90, mostPerDay: 2, isZoneCorrected: false };
  const rules = [
    { ...ofPlace, quiet: [{ from: 405, to: 495 }] },
    { ...ofPlace, policy: "CORRECT", quiet: [] },
  ];
  expect(toReaderPlans(PLACE).map(({ clockRules }) => clockRules)).toEqual([...rules, rules[0]]);
  expect(
    toDeviceSetups(PLACE)
      .slice(0, 2)
      .map(({ clockRules }) => clockRules),
  ).toEqual(rules);
});

it("hands over what the place says of time", () => {
  expect(toReaderPlans(PLACE)[0]).toMatchObject({
    zone: { timeZone: "Asia/Riyadh", fixedOffset: "+04:00" },
    limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: "2026-01-01" },
  });
});

it("hands over what the place says of punches that no reader brings", () => {
  expect(toIntakePlan(PLACE).readers.get("gate-1")).toEqual({
    zone: { timeZone: "Asia/Riyadh", fixedOffset: "+04:00" },
    limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: "2026-01-01" },
    textEncoding: "utf-8",
  });
  expect(toIntakePlan(PLACE)).toMatchObject({
    placeId: "riyadh",
    timeZone: "Asia/Riyadh",
    limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
    rules: { APP: "COUNTS", KIOSK: "REFUSED" },
  });
});

it("shows every reader and which of them are switched off", () => {
  expect(toDeviceSetups(PLACE).map(({ readerId, address, isEnabled }) => [readerId, address, isEnabled])).toEqual([
    ["gate-1", "10.0.0.1:4370", true],
    ["gate-2", "10.0.0.1:4370", true],
    ["gate-3", "10.0.0.1:4370", false],
    ["gate-4", "push", false],
    ["gate-5", "10.0.0.1:4370", true],
  ]);
});

it("gives each reader that is read a minute of the day that depends on no other reader", () => {
  const quiet = [{ from: 405, to: 495 }];
  const toReads = (readers: PlaceConfig["readers"]) =>
    new Map(toDeviceSetups({ ...PLACE, readers }).map(({ readerId, dailyRead }) => [readerId, dailyRead]));
  const all = toReads(PLACE.readers);
  expect([all.get("gate-3"), all.get("gate-4")]).toEqual([undefined, undefined]);
  for (const id of ["gate-1", "gate-2", "gate-5"]) {
    expect(all.get(id)).toEqual({ timeZone: "Asia/Riyadh", atMinute: expect.any(Number), quiet });
    expect(toReads(PLACE.readers.filter((reader) => reader.id === id)).get(id)).toEqual(all.get(id));
  }
});

it("names enabled readers that no collector visits", () => {
  expect(listUnreachedReaders(PLACE)).toEqual(["gate-4"]);
});

it("names the files of real readers' comm keys that others may read", () => {
  const modes: Readonly<Record<string, number>> = { "/keys/open": 0o100644, "/keys/closed": 0o100600 };
  const readers = [
    { ...READER, commKeyFile: "/keys/open" },
    { ...READER, id: "gate-2", commKeyFile: "/keys/open" },
    { ...READER, id: "gate-3", commKeyFile: "/keys/closed" },
    { ...READER, id: "gate-4" },
  ];
  expect(listOpenCommKeys({ ...PLACE, readers }, (file) => modes[file] ?? 0)).toEqual(["/keys/open"]);
  const form = { recordLayout: "R40", clears: 0 } as const;
  const simulate = { rows: 1, seed: 1, hours: "DAY" as const, visitors: [], ...form };
  const simulated = readers.map((reader) => ({ ...reader, simulate }));
  expect(listOpenCommKeys({ ...PLACE, readers: simulated }, (file) => modes[file] ?? 0)).toEqual([]);
});

it("serves readers that push where the place has a port for them, each from its own addresses", () => {
  const push = { port: 8100, host: "127.0.0.1", allow: ["10.0.0.0/8"] };
  const own: ReaderConfig = {
    ...READER,
    id: "gate-6",
    transport: "push",
    serialNumber: "A1",
    allow: ["10.1.0.0/16", "::1"],
  };
  const place: PlaceConfig = { ...PLACE, push, readers: [...PLACE.readers, own] };
  expect(toPushPlans(PLACE)).toEqual([]);
  expect(listUnreachedReaders(place)).toEqual([]);
  const isHeard = toPushPlans(place).map(({ readerId, serialNumber, isAddressAllowed }) => [
    ...[readerId, serialNumber],
    ...["10.0.0.7", "10.1.2.3", "::1", "192.168.0.1", ""].map(isAddressAllowed),
  ]);
  expect(isHeard).toEqual([
    ["gate-4", undefined, true, true, false, false, false],
    ["gate-6", "A1", false, true, true, false, false],
  ]);
  const setups = toDeviceSetups(place).filter(({ isPushing }) => isPushing);
  expect(setups.map(({ readerId, address, isEnabled }) => [readerId, address, isEnabled])).toEqual([
    ["gate-4", "push", true],
    ["gate-6", "push", true],
  ]);
});
