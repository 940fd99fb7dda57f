import { expect, it } from "vitest";
import { compareHeads } from "./audit-heads.ts";

const links = [3, 4, 5].map((seq) => ({ seq, hash: `h${seq}` }));
const chain = { links, first: 3, last: 5 };
const head = (seq: number, hash = `h${seq}`) => ({ atMs: seq, seq, hash });

it("finds the chain that the router heard of, whose beginning was removed because of its age", () => {
  expect(compareHeads([head(0, ""), head(1), head(3), head(5)], chain)).toBeUndefined();
});

it.each([
  ["an end that was cut off", [head(3), head(6)], { seq: 6, atMs: 6, kind: "CUT_OFF" }],
  ["rows that were made anew", [head(4, "other"), head(5)], { seq: 4, atMs: 4, kind: "CHANGED" }],
  ["a chain that is gone", [head(2)], { seq: 2, atMs: 2, kind: "CUT_OFF" }],
] as const)("notices %s", (_what, heads, fault) => {
  const gone = fault.seq === 2 ? { links: [], first: 1, last: 0 } : chain;
  expect(compareHeads(heads, gone)).toEqual(fault);
});
