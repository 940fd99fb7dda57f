import fc from "fast-check";
import { expect, it } from "vitest";
import { createHours } from "../src/domain/exports/hours.ts";

const rows = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 400 });
/** `7.5` as 750: no floating point. */
const toHundredths = (text: string) => {
  const [whole = "", decimals = ""] = text.split(".");
  return Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
};
/** The nearest hundredth of an hour, the half upwards. */
const round = (minutes: number) => Math.floor((minutes * 100 + 30) / 60);

it("decimal hours of a file add up to its rounded total, and no row is off by a hundredth", () => {
  fc.assert(
    fc.property(rows, (minutes) => {
      const written = minutes.map(createHours("DECIMAL")).map(toHundredths);
      const total = minutes.reduce((sum, it) => sum + it, 0);
      expect(written.reduce((sum, it) => sum + it, 0)).toBe(round(total));
      written.forEach((hundredths, index) => {
        expect(Math.abs(hundredths * 60 - (minutes[index] ?? 0) * 100)).toBeLessThan(60);
      });
    }),
    { numRuns: 1000 },
  );
});

it("hours and minutes say the minutes, exactly", () => {
  fc.assert(
    fc.property(rows, (minutes) => {
      const written = minutes.map(createHours("HM")).map((text) => text.split(":").map(Number));
      expect(written.map(([hours = 0, rest = 0]) => hours * 60 + rest)).toEqual(minutes);
    }),
  );
});
