import { describe, expect, it } from "vitest";
import type { DeviceRecord } from "./device.ts";
import { isProofToTell } from "./told-proof.ts";

const QUARTER = 900_000;
const PROVEN: DeviceRecord = {
  readerId: "gate-1",
  name: "Gate",
  address: "-",
  isEnabled: true,
  id: "riyadh/gate-1",
  nameKey: "gate",
  status: "ONLINE",
  punches: 10,
  capacity: 100,
  operations: 0,
  rowsStored: 10,
  rowsSetAside: 0,
  newSinceProof: 0,
  proof: { atMs: 100, countAtRead: 10, rowsRead: 10, operationsAtRead: 0, liveAfterRead: 0 },
};

describe("followers are told that a reader is proved", () => {
  it.each([
    ["when they were never told", {}, 200, true],
    ["not again in the same quarter of an hour", { toldMs: 200 }, QUARTER - 1, false],
    ["again in the next one", { toldMs: 200 }, QUARTER, true],
    ["at once after another read of the log", { toldMs: 50 }, 200, true],
    ["not while anything is in doubt", { punches: 11 }, 200, false],
    ["not while the log is full", { punches: 100, capacity: 100 }, 200, false],
    ["though a gap is not closed yet: nothing was found in it", { gapFromMs: 150 }, 200, true],
  ])("%s", (_when, changes, nowMs, expected) => {
    expect(isProofToTell({ ...PROVEN, ...changes }, nowMs)).toBe(expected);
  });
});
