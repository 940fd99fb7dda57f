import { expect, it } from "vitest";
import { runSoak } from "../bench/soak/run-soak.ts";

const MOST_MEMORY_MB = 300;
const TERMS = { seconds: 60, readers: 100, seed: "many", heapMb: 96 };

it("stays with a hundred readers of which many misbehave, in one process with a heap of 96 MB", {
  timeout: 1_800_000,
}, async () => {
  const { early, end, differences, disabledMs, punches } = await runSoak(TERMS);
  expect(differences).toEqual([]);
  expect(disabledMs).toBe(0);
  expect(punches).toBeGreaterThan(TERMS.readers);
  expect(Math.max(early.rss, end.rss) / 1_048_576).toBeLessThan(MOST_MEMORY_MB);
});
