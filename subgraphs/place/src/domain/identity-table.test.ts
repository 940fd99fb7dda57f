import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type IdentityNote, IdentityTable } from "./identity-table.ts";

const digestOf = (n: number): string => createHash("sha256").update(String(n)).digest("base64url").slice(0, 22);

const note: fc.Arbitrary<IdentityNote> = fc.record({
  code: fc.nat(255),
  count: fc.integer({ min: 1, max: 8_000_000 }),
  isMarked: fc.boolean(),
});

it("keeps what a map would keep, to the last identity that it has room for", () => {
  const changes = fc.array(fc.tuple(fc.nat(300), note), { maxLength: 400 });
  fc.assert(
    fc.property(changes, (all) => {
      const table = new IdentityTable(new Set(all.map(([n]) => n)).size);
      const map = new Map<string, IdentityNote>();
      for (const [n, kept] of all) {
        table.set(digestOf(n), kept);
        map.set(digestOf(n), kept);
      }
      expect(table.size).toBe(map.size);
      for (let n = 0; n <= 300; n++) expect(table.get(digestOf(n))).toEqual(map.get(digestOf(n)));
    }),
  );
});

it("has room for no more than it was made for", () => {
  const table = new IdentityTable(20);
  const put = (n: number) => table.set(digestOf(n), { code: 1, count: 1, isMarked: false });
  for (let n = 0; n < 20; n++) put(n);
  put(7);
  expect(() => put(20)).toThrow(RangeError);
});

it("tells digests apart that differ in their first or their tenth character only", () => {
  const table = new IdentityTable(4);
  const digest = digestOf(1);
  table.set(digest, { code: 1, count: 1, isMarked: false });
  for (const at of [0, 9]) {
    const other = digest.slice(0, at) + (digest[at] === "A" ? "B" : "A") + digest.slice(at + 1);
    expect(table.get(other)).toBeUndefined();
  }
});
