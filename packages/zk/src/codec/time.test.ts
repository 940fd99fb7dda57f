import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeEventTime, decodePackedTime, encodePackedTime } from "./time.ts";

/** First row: observed with fananimi/pyzk. Others: computed by hand from the formula. */
const SAMPLES: readonly [localTime: string, packed: number][] = [
  ["2018-06-25T17:50:35", 0x2368b36b],
  ["2000-01-01T00:00:00", 0],
  ["2000-02-29T00:00:00", (31 + 28) * 86_400],
  ["2024-12-31T23:59:59", ((24 * 12 + 11) * 31 + 30) * 86_400 + 86_399],
  ["2099-12-31T23:59:59", ((99 * 12 + 11) * 31 + 30) * 86_400 + 86_399],
];

it.each(SAMPLES)("decodes %s", (localTime, packed) => expect(decodePackedTime(packed)).toBe(localTime));
it.each(SAMPLES)("encodes %s", (localTime, packed) => expect(encodePackedTime(localTime)).toBe(packed));

it.each([
  ["February 30", (31 + 29) * 86_400],
  ["February 29 of a common year", ((12 + 1) * 31 + 28) * 86_400],
  ["April 31", (3 * 31 + 30) * 86_400],
  ["a year after 2099", 100 * 12 * 31 * 86_400],
  ["all bits set", 0xffffffff],
])("gives no time for %s", (_name, packed) => expect(decodePackedTime(packed)).toBeUndefined());

it("tells days apart that take turns, existing or not", () => {
  const [eve, none, next] = [
    ((23 * 12 + 1) * 31 + 27) * 86_400,
    ((23 * 12 + 1) * 31 + 28) * 86_400,
    (23 * 12 + 2) * 31 * 86_400,
  ];
  const turns = [eve, none, next, none, none, eve, eve + 86_399, next];
  expect(turns.map(decodePackedTime)).toEqual([
    "2023-02-28T00:00:00",
    undefined,
    "2023-03-01T00:00:00",
    undefined,
    undefined,
    "2023-02-28T00:00:00",
    "2023-02-28T23:59:59",
    "2023-03-01T00:00:00",
  ]);
});

it.each([
  "2023-02-29T00:00:00",
  "2023-13-01T00:00:00",
  "1999-01-01T00:00:00",
  "2023-01-01 00:00:00",
  "",
  "2023-01-01T24:00:00",
  "2023-01-01T00:60:00",
  "2023-01-01T00:00:60",
  "2023-00-31T00:00:00",
  "2023-02-00T00:00:00",
])("refuses to encode '%s'", (text) => expect(() => encodePackedTime(text)).toThrow(TypeError));

it("agrees with the calendar over every second of the century", () => {
  const from = Date.UTC(2000, 0, 1) / 1000;
  const to = Date.UTC(2100, 0, 1) / 1000 - 1;
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (seconds) => {
      const localTime = new Date(seconds * 1000).toISOString().slice(0, 19);
      expect(decodePackedTime(encodePackedTime(localTime))).toBe(localTime);
    }),
  );
});

it("decodes the six bytes of an event", () => {
  expect(decodeEventTime(Buffer.of(9, 24, 2, 29, 8, 5, 59), 1)).toBe("2024-02-29T08:05:59");
});

it.each([
  ["month 0", [24, 0, 1, 0, 0, 0]],
  ["month 13", [24, 13, 1, 0, 0, 0]],
  ["day 0", [24, 2, 0, 0, 0, 0]],
  ["day 32", [24, 1, 32, 0, 0, 0]],
  ["hour 24", [24, 1, 1, 24, 0, 0]],
  ["minute 60", [24, 1, 1, 0, 60, 0]],
  ["second 60", [24, 1, 1, 0, 0, 60]],
  ["year 100", [100, 1, 1, 0, 0, 0]],
])("gives no event time for %s", (_name, bytes) => expect(decodeEventTime(Buffer.from(bytes), 0)).toBeUndefined());
