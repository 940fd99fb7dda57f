import { expect, it } from "vitest";
import type { DeviceFacts } from "./device.ts";
import { isReadHeld, toExpectedTimes, toHeldRead } from "./held-read.ts";

const LIMITS = { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined };
const NOW = Date.UTC(2026, 6, 1, 12);

it.each([
  ["Asia/Riyadh", "2026-07-01T15:10:00"],
  ["Europe/Berlin", "2026-07-01T14:10:00"],
  ["America/St_Johns", "2026-07-01T09:40:00"],
])("expects no time in %s before notBefore and none behind its wall clock and the tolerance", (timeZone, to) => {
  expect(toExpectedTimes(LIMITS, { timeZone }, NOW)).toEqual({ from: "2015-01-01T00:00:00", to });
});

it("follows a fixed offset, and no notBefore that a reader cannot say", () => {
  const zone = { timeZone: "Asia/Riyadh", fixedOffset: "-03:30" };
  expect(toExpectedTimes({ ...LIMITS, notBefore: "1970-01-01" }, zone, NOW)).toEqual({
    from: "2000-01-01T00:00:00",
    to: "2026-07-01T08:40:00",
  });
});

const NEW: DeviceFacts = { status: "CONNECTING" };
const proof = { atMs: 1, countAtRead: 1, rowsRead: 1, operationsAtRead: 0, liveAfterRead: 0 };
const hold = (device: DeviceFacts, rows: number, tooEarly: number, tooLate: number) =>
  toHeldRead(device, { times: { rows, tooEarly, tooLate }, userForm: "PIN" }, NOW);

it("holds a first read of which more than a tenth of the times cannot be true", () => {
  expect(hold(NEW, 100, 6, 5)).toEqual({ sinceMs: NOW, rows: 100, tooOld: 6, inFuture: 5, userForm: "PIN" });
  expect(hold(NEW, 100, 6, 4)).toBeUndefined();
  expect(hold(NEW, 0, 0, 0)).toBeUndefined();
  expect(toHeldRead(NEW, { times: undefined, userForm: undefined }, NOW)).toBeUndefined();
});

it("holds no later read, and none that was accepted", () => {
  expect(hold({ ...NEW, proof }, 100, 100, 0)).toBeUndefined();
  expect(hold({ ...NEW, readAcceptedMs: 1 }, 100, 100, 0)).toBeUndefined();
});

it("says since when a read is held that is held again", () => {
  const heldRead = { sinceMs: 7, rows: 1, tooOld: 1, inFuture: 0 };
  expect(hold({ ...NEW, heldRead }, 100, 50, 0)?.sinceMs).toBe(7);
  expect([isReadHeld({ ...NEW, heldRead }), isReadHeld({ ...NEW, heldRead, readAcceptedMs: 8 })]).toEqual([
    true,
    false,
  ]);
});
