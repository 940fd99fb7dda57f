import { expect, it } from "vitest";
import { readInSlices, toNextLength } from "./slices.ts";

it("reads a stretch piece by piece, each number once, others having their turn between", async () => {
  const pieces: string[] = [];
  let turns = 0;
  setImmediate(() => (turns = pieces.length));
  await readInSlices({ from: 5, to: 25 }, 2, async ({ from, to }) => void pieces.push(`${from}-${to}`));
  const numbers = pieces.flatMap((piece) => {
    const [from = 0, to = 0] = piece.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  expect(numbers).toEqual(Array.from({ length: 21 }, (_, index) => 5 + index));
  expect(pieces[0]).toBe("5-6");
  expect(turns).toBe(1);
});

it("doubles pieces that were short, keeps those that fit, and cuts those that took too long by how much it was", () => {
  expect([toNextLength(8, 2), toNextLength(8, 7), toNextLength(8, 10), toNextLength(8, 40)]).toEqual([16, 8, 8, 2]);
  expect(toNextLength(1, 500)).toBe(1);
});
