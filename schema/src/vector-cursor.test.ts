import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeVectorCursor, type FeedPosition, parseVectorCursor } from "./vector-cursor.ts";

const position: fc.Arbitrary<FeedPosition> = fc.record({ epoch: fc.string(), seq: fc.maxSafeNat() });
const place = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);

it("gives back the positions it was made of", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(place, position), { maxLength: 8 }), (entries) => {
      const vector = new Map(entries);
      expect(parseVectorCursor(encodeVectorCursor(vector))).toEqual(vector);
    }),
  );
});

it("is one text for one vector, in whatever order it was built", () => {
  const entries: [string, FeedPosition][] = [
    ["riyadh", { epoch: "a", seq: 1 }],
    ["cairo", { epoch: "b", seq: 2 }],
  ];
  expect(encodeVectorCursor(new Map(entries))).toBe(encodeVectorCursor(new Map(entries.toReversed())));
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

it.each([
  ["empty", ""],
  ["no base64url of JSON", "nonsense"],
  ["a list", encode([])],
  ["null", encode(null)],
  ["a place id that is none", encode({ "No Place": ["a", 1] })],
  ["a position without epoch", encode({ riyadh: [1] })],
  ["a negative number", encode({ riyadh: ["a", -1] })],
  ["a fraction", encode({ riyadh: ["a", 1.5] })],
  ["longer than allowed", encode({ riyadh: ["a".repeat(20_000), 1] })],
])("refuses %s", (_name, text) => expect(parseVectorCursor(text)).toBeUndefined());
