import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CursorKeys, compareCursorKeys, encodeCursor, parseCursor } from "./cursor.ts";

const key = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => it + 0),
);
const keys: fc.Arbitrary<CursorKeys> = fc.array(key, { minLength: 1, maxLength: 3 });

it("gives back the position it was made of", () => {
  fc.assert(
    fc.property(keys, (position) => {
      fc.pre(encodeCursor(position).length <= 1024 && !JSON.stringify(position).includes("\\ud"));
      expect(parseCursor(encodeCursor(position))).toEqual(position.map((it) => (Object.is(it, -0) ? 0 : it)));
    }),
  );
});

describe("what is no cursor", () => {
  it.each([
    ["empty", ""],
    ["text that is no base64url", "%%%"],
    ["no JSON", Buffer.from("abc").toString("base64url")],
    ["no list", Buffer.from("{}").toString("base64url")],
    ["an empty list", encodeCursor([])],
    ["a nested list", Buffer.from("[[1]]").toString("base64url")],
    ["padded", `${encodeCursor([1])}==`],
    ["longer than allowed", encodeCursor(["x".repeat(2000)])],
    ["cut off", encodeCursor([123_456, "riyadh/1"]).slice(0, -3)],
  ])("is refused: %s", (_name, text) => expect(parseCursor(text)).toBeUndefined());

  it("is a cursor of another shape", () => {
    expect(parseCursor(encodeCursor(["a", "riyadh/1"]), ["number", "string"])).toBeUndefined();
    expect(parseCursor(encodeCursor([1]), ["number", "string"])).toBeUndefined();
    expect(parseCursor(encodeCursor([1, "riyadh/1"]), ["number", "string"])).toEqual([1, "riyadh/1"]);
  });
});

describe("the order of positions", () => {
  it("is that of UTF-8 bytes for texts, where JavaScript's own differs", () => {
    const [high, astral] = ["\uFFFD", "\u{1F600}"];
    expect(high > astral).toBe(true);
    expect(compareCursorKeys([high], [astral])).toBeLessThan(0);
  });

  it("is that of numbers for numbers", () => {
    expect([[10], [9], [100]].toSorted(compareCursorKeys)).toEqual([[9], [10], [100]]);
  });

  it("is total: sorting gives one result whatever the start", () => {
    const rows = fc.array(fc.tuple(fc.integer(), fc.string({ unit: "binary" })), { maxLength: 20 });
    fc.assert(
      fc.property(rows, (list) => {
        const sorted = list.toSorted(compareCursorKeys);
        expect(list.toReversed().toSorted(compareCursorKeys)).toEqual(sorted);
      }),
    );
  });
});
