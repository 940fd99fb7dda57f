import { compareCursorKeys, encodeCursor, parseCursor } from "@biometricflow/schema/cursor";
import fc from "fast-check";
import { expect, it } from "vitest";
import { appendPage, createHead, type Head, isDry, type MergedRow, mergeHeads } from "./head.ts";

/** A place's list, given out page by page. */
function pageOf(cursors: readonly string[], start: number, size: number) {
  const rows = cursors.slice(start, start + size);
  return { cursors: rows, connection: { edges: rows }, hasNextPage: start + size < cursors.length };
}

const lists = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 40 }), {
  minLength: 1,
  maxLength: 5,
});

it("gives what one sorted list of all rows would give, whatever the pages of the places", () => {
  fc.assert(
    fc.property(
      lists,
      fc.nat(120),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      (places, limit, size, isDescending) => {
        const sign = isDescending ? -1 : 1;
        const cursors = places.map((rows, place) =>
          rows
            .map((at) => [at, `p${place}/${at}`])
            .toSorted((left, right) => sign * compareCursorKeys(left, right))
            .map((keys) => encodeCursor(keys)),
        );
        const heads = cursors.flatMap((own, place) => createHead(String(place), pageOf(own, 0, size), ["edges"]) ?? []);
        const merged: MergedRow[] = [];
        for (let dry: Head | undefined; (dry = mergeHeads(heads, merged, { limit, isDescending })) !== undefined; ) {
          expect(isDry(dry)).toBe(true);
          appendPage(dry, pageOf(cursors[Number(dry.place)] ?? [], dry.cursors.length, size));
        }
        const keysOf = (cursor: string) => parseCursor(cursor) ?? [];
        const expected = cursors
          .flat()
          .toSorted((left, right) => sign * compareCursorKeys(keysOf(left), keysOf(right)));
        expect(merged.map(({ head, index }) => head.cursors[index])).toEqual(expected.slice(0, limit));
      },
    ),
  );
});

it("refuses a place whose cursors cannot be compared", () => {
  const page = { cursors: ["nonsense"], connection: { edges: [{}] }, hasNextPage: false };
  expect(createHead("cairo", page, ["edges"])).toBeUndefined();
});

it("does not wait for more of a place that promises more and gives nothing", () => {
  const head = createHead("cairo", { cursors: [], connection: { edges: [] }, hasNextPage: true }, ["edges"]);
  expect(head?.hasMore).toBe(false);
});
