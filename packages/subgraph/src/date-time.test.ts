import { expect, it } from "vitest";
import { DateTime, toDateTime } from "./date-time.ts";

it.each([
  ["2026-11-22T05:00:00Z", "2026-11-22T05:00:00.000Z"],
  ["2026-11-22t05:00:00z", "2026-11-22T05:00:00.000Z"],
  ["2026-11-22T08:00:00+03:00", "2026-11-22T05:00:00.000Z"],
  ["2026-11-22T05:00:00.123456789Z", "2026-11-22T05:00:00.123Z"],
  ["2024-02-29T23:59:59-11:30", "2024-03-01T11:29:59.000Z"],
])("reads %s as %s", (text, instant) => expect(DateTime.parseValue(text)).toBe(instant));

it.each([
  "2026-11-22T05:00:00",
  "2026-11-22",
  "2026-02-29T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-11-22T25:00:00Z",
  "",
  5,
  null,
  {},
])("refuses %j", (value) => expect(() => DateTime.parseValue(value)).toThrow("RFC 3339"));

it("writes UTC with milliseconds", () => {
  expect(toDateTime(Date.UTC(2026, 0, 2, 3, 4, 5))).toBe("2026-01-02T03:04:05.000Z");
  expect(toDateTime(undefined)).toBeNull();
});
