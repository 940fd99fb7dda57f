import { expect, it } from "vitest";
import { splitReads } from "./split-reads.ts";

const weigh = (weights: readonly number[]) => weights.map((weight) => ({ weight }));

it.each([
  ["small reads go together", [59, 59, 59], [3]],
  ["pages of a thousand go by twos", [1_000, 1_000, 1_000], [2, 1]],
  ["a read that is heavier than a message goes alone", [10, 5_000, 10], [1, 1, 1]],
  ["no message has more than 64 reads", Array.from({ length: 130 }, () => 1), [64, 64, 2]],
  ["nothing is no message", [], []],
])("%s", (_title, weights, sizes) => {
  expect(splitReads(weigh(weights)).map(({ length }) => length)).toEqual(sizes);
});
