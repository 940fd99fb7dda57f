import { expect, it } from "vitest";
import { SeenIds } from "./seen-ids.ts";

it("tells a new id from a known one and forgets the oldest beyond its capacity", () => {
  const seen = new SeenIds(2);
  expect([seen.add("a"), seen.add("a"), seen.add("b"), seen.add("c")]).toEqual([true, false, true, true]);
  expect([seen.add("b"), seen.add("a")]).toEqual([false, true]);
});
