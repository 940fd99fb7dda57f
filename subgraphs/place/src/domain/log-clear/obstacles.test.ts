import { expect, it } from "vitest";
import type { DeviceRecord } from "../device.ts";
import { countNotBackedUp, listObstacles, OBSTACLE_ACTIONS } from "./obstacles.ts";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const PROOF = {
  atMs: NOW - 60_000,
  countAtRead: 5,
  countAfterRead: 5,
  rowsRead: 5,
  blanksAtRead: 0,
  operationsAtRead: 0,
  liveAfterRead: 0,
};
const DEVICE: DeviceRecord = {
  readerId: "gate-1",
  id: "riyadh/gate-1",
  name: "Gate",
  nameKey: "gate",
  address: "10.0.0.1:4370",
  isEnabled: true,
  status: "ONLINE",
  lastSeenMs: NOW,
  checkedMs: NOW,
  punches: 5,
  operations: 0,
  unreadUsers: 0,
  proof: PROOF,
  rowsStored: 8,
  rowsSetAside: 0,
  newSinceProof: 0,
  backup: { atMs: NOW - 30_000, rows: 8 },
};
const look = (change: Partial<DeviceRecord>, canStore = true) =>
  listObstacles({ ...DEVICE, ...change }, { nowMs: NOW, canStore });

it("has nothing against a log of which every row is proved, read whole and backed up", () => {
  expect(look({})).toEqual([]);
});

it.each<[string, Partial<DeviceRecord>, readonly string[]]>([
  ["a reader that pushes", { isPushing: true }, ["PUSHES"]],
  ["a reader that is switched off", { status: "DISABLED" }, ["NO_READER"]],
  ["what is no machine", { kind: "APP" }, ["NO_READER"]],
  ["a log that was never read", { proof: undefined }, ["NOT_PROVED"]],
  ["rows that nobody read", { punches: 6 }, ["NOT_PROVED"]],
  ["a gap that is open", { gapFromMs: NOW - 1_000 }, ["NOT_PROVED"]],
  ["a log that is full", { capacity: 5 }, ["NOT_PROVED"]],
  ["blank slots", { proof: { ...PROOF, blanksAtRead: 1 }, punches: 5 }, ["NOT_PROVED"]],
  ["a row since", { punches: 6, newSinceProof: 1 }, ["NOT_READ_WHOLE"]],
  ["a row that it has not counted yet", { newSinceProof: 1, newAtCheck: 0 }, ["NOT_READ_WHOLE"]],
  ["a read of its end only", { proof: { ...PROOF, fullAtMs: NOW - 90_000 } }, ["NOT_READ_WHOLE"]],
  ["a row that came while it was read", { proof: { ...PROOF, countAtRead: 4 }, punches: 4 }, ["NOT_READ_WHOLE"]],
  ["no backup", { backup: undefined }, ["NOT_BACKED_UP"]],
  ["a row since the backup", { rowsStored: 9 }, ["NOT_BACKED_UP"]],
  ["an empty log", { proof: { ...PROOF, countAtRead: 0, countAfterRead: 0, rowsRead: 0 }, punches: 0 }, ["EMPTY"]],
])("has something against %s", (_what, change, obstacles) => {
  expect(look(change)).toEqual(obstacles);
});

it("has something against a place that cannot write", () => {
  expect(look({}, false)).toEqual(["NOT_PROVED"]);
});

it("says what to do about each, and how many rows no backup has", () => {
  for (const action of Object.values(OBSTACLE_ACTIONS)) expect(action).toMatch(/^[A-Z].+\.$/);
  expect([countNotBackedUp(DEVICE), countNotBackedUp({ rowsStored: 3 })]).toEqual([0, 3]);
});
