import { expect, it } from "vitest";
import { isSameRight, judgeRight, toDeviceWrites } from "./device-writes.ts";

const UNTIL = "2026-11-22T08:00:00.000Z";
const UNTIL_MS = Date.parse(UNTIL);
const timed = (deviceWritesUntil: string | null) => toDeviceWrites({ deviceWrites: "TIMED", deviceWritesUntil });

it("stands at any time for whom it does, and while the router does not say", () => {
  const always = toDeviceWrites({ deviceWrites: "ALWAYS", deviceWritesUntil: null });
  for (const right of [always, toDeviceWrites(null), toDeviceWrites(undefined)])
    expect(judgeRight(right, UNTIL_MS)).toEqual({ kind: "STANDS" });
});

it("ends in the moment that is told, and not before", () => {
  expect(judgeRight(timed(UNTIL), UNTIL_MS - 1)).toEqual({ kind: "ENDS", untilMs: UNTIL_MS, endsInMs: 1 });
  expect(judgeRight(timed(UNTIL), UNTIL_MS)).toEqual({ kind: "ENDED", untilMs: UNTIL_MS });
});

it("is not there while nothing is given", () => expect(judgeRight(timed(null), 0)).toEqual({ kind: "NOT_GIVEN" }));

it("is the same until something else is told", () => {
  expect(isSameRight(timed(UNTIL), timed(UNTIL))).toBe(true);
  expect(isSameRight(timed(UNTIL), timed(null))).toBe(false);
  expect(isSameRight(timed(null), toDeviceWrites(null))).toBe(false);
});
