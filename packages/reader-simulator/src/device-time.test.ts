import { expect, it } from "vitest";
import { decodeTime, encodeEventTime, encodeTime, toLocal, toWallSeconds } from "./device-time.ts";

/** The first is a worked example of others; the rest by hand. */
it.each([
  ["2018-06-25T17:50:35", 0x2368b36b],
  ["2000-01-01T00:00:00", 0],
  ["2000-02-01T00:00:01", 31 * 86_400 + 1],
  ["2099-12-31T23:59:59", 100 * 12 * 31 * 86_400 - 1],
])("packs and unpacks %s", (local, packed) => {
  expect(encodeTime(local)).toBe(packed);
  expect(decodeTime(packed)).toBe(local);
});

it("writes the six bytes of an event", () => {
  expect(encodeEventTime("2026-11-05T08:09:10")).toEqual(Buffer.from([26, 11, 5, 8, 9, 10]));
});

it("counts seconds over the end of a year", () => {
  expect(toLocal(toWallSeconds("2025-12-31T23:59:59") + 1)).toBe("2026-01-01T00:00:00");
});

it.each([
  "2026-02-31T08:00:00",
  "2026-11-05T24:00:00",
  "2026-11-05T08:00:00Z",
  "2026-11-05 08:00:00",
  "1999-01-01T00:00:00",
  "",
])("refuses %j", (local) =>
  expect(() => toWallSeconds(local)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" })),
);
