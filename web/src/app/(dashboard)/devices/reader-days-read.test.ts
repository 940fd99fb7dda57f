import { expect, it } from "vitest";
import { NOTHING_READ, toDaysOf, withPage } from "./reader-days-read.ts";

const DAYS = [{ date: "2026-11-26", verdict: "PROVED", missing: 0 }] as const;
const page = (known: readonly (readonly [string, typeof DAYS | null])[], failure?: string) => ({
  known: new Map(known),
  failure,
});

it("tells days that are known, being asked for, and not to be had from one another", () => {
  const read = withPage(
    NOTHING_READ,
    page([
      ["a/1", DAYS],
      ["a/2", null],
    ]),
  );
  expect(["a/1", "a/2", "a/3"].map((id) => toDaysOf(read, id))).toEqual([
    { kind: "known", days: DAYS },
    { kind: "failed", code: "PLACE_ERROR" },
    { kind: "asking" },
  ]);
});

it("says why nothing is known, and keeps what was read before", () => {
  const read = withPage(withPage(NOTHING_READ, page([["a/1", DAYS]])), page([["a/1", null]], "PLACE_TIMEOUT"));
  expect(toDaysOf(read, "a/1")).toEqual({ kind: "known", days: DAYS });
  expect(toDaysOf(read, "a/2")).toEqual({ kind: "failed", code: "PLACE_TIMEOUT" });
  expect(toDaysOf(withPage(read, page([])), "a/2")).toEqual({ kind: "asking" });
});
