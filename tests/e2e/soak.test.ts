import { expect, it } from "vitest";
import { runSoak } from "../bench/soak/run-soak.ts";

/** `WORLD_SEED=7` draws other faults at other moments. */
const seed = process.env["WORLD_SEED"] ?? "1";
const TERMS = { seconds: 60, readers: 20, seed };
/** A minute is short: what a process takes in it says little of what it would take in a day. `pnpm bench:soak` looks longer. */
const HEAP_ROOM = 1.5;

it(`stays with readers that misbehave for a minute, has every row once and in order, and grows by nothing (seed ${seed})`, {
  timeout: 1_200_000,
}, async () => {
  const { early, end, differences, disabledMs, punches, happened } = await runSoak(TERMS);
  expect(differences).toEqual([]);
  expect(disabledMs).toBe(0);
  expect(end.files).toBeLessThanOrEqual(early.files);
  expect(end.heapUsed).toBeLessThan(early.heapUsed * HEAP_ROOM);
  expect([punches > 0, Object.keys(happened).length > 5]).toEqual([true, true]);
});
