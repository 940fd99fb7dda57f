import { afterEach, expect, it, vi } from "vitest";
import { createZoneClock } from "./clock.ts";

afterEach(() => vi.useRealTimers());

it.each([
  ["Asia/Riyadh", "2026-01-15T00:30:00Z", "2026-01-15T03:30:00"],
  ["Africa/Cairo", "2026-07-31T21:05:09Z", "2026-08-01T00:05:09"],
  ["UTC", "2026-12-31T23:59:59Z", "2026-12-31T23:59:59"],
])("shows the wall clock of %s", (timeZone, instant, local) => {
  vi.useFakeTimers({ now: new Date(instant) });
  expect(createZoneClock(timeZone)()).toBe(local);
});

it("refuses an unknown zone", () => {
  expect(() => createZoneClock("Asia/Atlantis")).toThrow(RangeError);
});
