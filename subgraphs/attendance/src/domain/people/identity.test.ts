import fc from "fast-check";
import { expect, it } from "vitest";
import { toPersonId } from "./identity.ts";

it("names the first of a PIN by it, and others by a number after it", () => {
  expect([1, 2, 3].map((index) => toPersonId("1042", undefined, index))).toEqual(["p.1042", "p.1042:2", "p.1042:3"]);
  expect(toPersonId("10 42", "riyadh", 2)).toBe("riyadh/10%2042:2");
});

it("gives no two people one id, whatever their PINs", () => {
  const person = fc.record({
    pin: fc.oneof(
      fc.constantFrom("1", "1.2", "1:2", "1%3A2", "p.1", "riyadh/1"),
      fc.string({ unit: "grapheme", minLength: 1 }),
    ),
    place: fc.constantFrom(undefined, "riyadh"),
    index: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(person, person, (one, other) => {
      const ids = [one, other].map(({ pin, place, index }) => toPersonId(pin, place, index));
      expect(ids[0] === ids[1]).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    { seed: 7, numRuns: 2_000 },
  );
});
