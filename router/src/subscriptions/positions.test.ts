import fc from "fast-check";
import { expect, it } from "vitest";
import { findPosition, listPositions, toPositions, withPosition } from "./positions.ts";

const entry = fc.tuple(
  fc.constantFrom("a", "b", "c", "cairo", "d-1", "d-10", "d-2", "riyadh"),
  fc.record({ epoch: fc.constantFrom("x", "y"), seq: fc.nat() }),
);

it("keeps positions as a map would, sorted by place, and never changes what it gave", () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), (first, moves) => {
      const model = new Map(first);
      const begun = toPositions(first);
      let positions = begun;
      for (const [place, position] of moves) {
        model.set(place, position);
        positions = withPosition(positions, place, position);
        expect(findPosition(positions, place)).toEqual(position);
      }
      expect([...listPositions(positions)]).toEqual([...model].sort(([left], [right]) => (left < right ? -1 : 1)));
      expect(new Map(listPositions(begun))).toEqual(new Map(first));
      expect(findPosition(positions, "nowhere")).toBeUndefined();
    }),
  );
});
