import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, countDays } from "../dates.ts";
import { type DocumentPiece, type DocumentSize, planParts } from "./document-parts.ts";

const MONTH = { from: "2026-11-01", to: "2026-11-30" };
const sizes = fc
  .record({ days: fc.integer({ min: 1, max: 60 }), people: fc.nat(2500), adjustments: fc.nat(2500) })
  .map(({ days, ...counts }) => ({ from: MONTH.from, to: addDays(MONTH.from, days - 1), ...counts }));

/** Every line that pieces stand for, in their order. */
function* listCells(pieces: readonly DocumentPiece[], { from: first }: DocumentSize): Generator<string> {
  for (const { kind, from, to, start, end } of pieces) {
    if (kind === "HEADER" || kind === "SEAL") yield kind;
    const days = kind === "RECORDS" ? countDays(from, to) : 1;
    const day = kind === "RECORDS" ? countDays(first, from) : 0;
    for (let at = day; at < day + days; at += 1)
      for (let who = start; who < end; who += 1) yield `${kind} ${at} ${who}`;
  }
}

function* listExpected({ from, to, people, adjustments }: DocumentSize): Generator<string> {
  yield "HEADER";
  for (let who = 0; who < people; who += 1) yield `PEOPLE 0 ${who}`;
  for (let day = 1; day <= countDays(from, to); day += 1)
    for (let who = 0; who < people; who += 1) yield `RECORDS ${day} ${who}`;
  for (let which = 0; which < adjustments; which += 1) yield `ADJUSTMENTS 0 ${which}`;
  yield "SEAL";
}

function areEqual(left: Iterator<string>, right: Iterator<string>): boolean {
  for (;;) {
    const [a, b] = [left.next(), right.next()];
    if (a.done || b.done) return a.done === b.done;
    if (a.value !== b.value) return false;
  }
}

describe("the parts of a document", () => {
  it("have every line once, date by date, and no more lines than a part may have", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const parts = planParts(size);
        expect(areEqual(listCells(parts.flat(), size), listExpected(size))).toBe(true);
        for (const part of parts) expect(part.reduce((sum, { lines }) => sum + lines, 0)).toBeLessThanOrEqual(2000);
      }),
      { numRuns: 20 },
    );
  });

  it.each<[string, DocumentSize, number]>([
    ["thirty people is one", { ...MONTH, people: 30, adjustments: 4 }, 1],
    ["ten thousand people are some hundreds", { ...MONTH, people: 10_000, adjustments: 0 }, 156],
    ["nobody is one", { ...MONTH, people: 0, adjustments: 0 }, 1],
  ])("of a month of %s", (_what, size, expected) => {
    expect(planParts(size)).toHaveLength(expected);
  });
});
