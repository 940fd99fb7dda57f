import { expect, it } from "vitest";
import { type PaceSample, takeSample, toPace } from "./job-pace.ts";

const take = (...samples: readonly (readonly [done: number, atMs: number])[]) =>
  samples.reduce<readonly PaceSample[]>((known, [done, atMs]) => takeSample(known, { done, atMs }), []);

it("tells the rate since the first sample, and how long the rest takes at that", () => {
  expect(toPace(take([1_000, 0], [3_000, 1_000], [5_000, 4_000]), 10_000)).toEqual({
    perSecond: 1_000,
    leftSeconds: 5,
  });
});

it("says nothing that would be a guess", () => {
  expect(toPace([], 10)).toBeUndefined();
  expect(toPace(take([0, 0], [5, 1_900]), 10)).toBeUndefined();
  expect(toPace(take([5, 0], [5, 9_000]), 10)).toBeUndefined();
  expect(toPace(take([0, 0], [5, 9_000]), null)).toBeUndefined();
  expect(toPace(take([0, 0], [10, 9_000]), 10)).toBeUndefined();
});

it("begins anew where the job did", () => {
  expect(take([900, 0], [0, 5_000])).toEqual([{ done: 0, atMs: 5_000 }]);
});
