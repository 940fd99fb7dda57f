import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeEventDigits, decodePackedDigits } from "./local-digits.ts";
import { decodeEventTime, decodePackedTime } from "./time.ts";

it.each([
  [0x2368b36b, "20180625175035"],
  [0, "20000101000000"],
  [0x22cd226b, "20180231175035"], // February 31: every month has 31 days
  [0xffffffff, "21330818062815"], // beyond what a local time may say
])("reads the packed time %i as the digits %s", (packed, digits) => expect(decodePackedDigits(packed)).toBe(digits));

it("tells days apart that take turns", () =>
  expect([0x2368b36b, 0x22cd226b, 0x22cd226b + 1, 0x2368b36b].map(decodePackedDigits)).toEqual([
    "20180625175035",
    "20180231175035",
    "20180231175036",
    "20180625175035",
  ]));

it.each([
  [[18, 6, 25, 17, 50, 35], "20180625175035"],
  [[18, 2, 31, 17, 50, 35], "20180231175035"],
  [[0, 0, 0, 0, 0, 0], "20000000000000"],
  [[255, 255, 99, 100, 0, 7], "2255255991000007"],
])("reads the event time %j as the digits %s", (parts, digits) =>
  expect(decodeEventDigits(Buffer.of(1, ...parts, 99), 1)).toBe(digits),
);

it("says the digits of the local time wherever there is one", () => {
  const toDigits = (localTime: string) => localTime.replaceAll(/\D/g, "");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (packed) => {
      const localTime = decodePackedTime(packed);
      if (localTime !== undefined) expect(decodePackedDigits(packed)).toBe(toDigits(localTime));
    }),
  );
  const parts = fc.tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.integer({ min: 0, max: 59 }),
  );
  fc.assert(
    fc.property(parts, (six) => {
      const bytes = Buffer.from(six);
      const localTime = decodeEventTime(bytes, 0);
      if (localTime !== undefined) expect(decodeEventDigits(bytes, 0)).toBe(toDigits(localTime));
    }),
  );
});
