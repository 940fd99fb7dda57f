import { expect, it } from "vitest";
import { runWorld } from "./random-world.ts";

const SMALL = { readers: 5, hours: 3, punchesADay: 400, faultsADay: 60, deathsADay: 40, heartbeatMs: 30_000 };
/** `WORLD_SEED=7` runs this world alone. */
const given = process.env["WORLD_SEED"];
const seeds = given === undefined ? ["1", "2", "3", "4"] : [given];

it.each(seeds)("loses nothing, doubles nothing and vouches for nothing false in world %s", async (seed) => {
  const report = await runWorld(seed, SMALL);
  expect(report.punches).toBeGreaterThan(0);
});

it("knows whatever readers hold that push, or says that it does not", async () => {
  const report = await runWorld("push", { ...SMALL, faultsADay: 300, isPushing: true });
  expect(report.happened).toMatchObject({ "push: swallowed": expect.any(Number) });
});

it("lives a world of one seed twice in the same way, to the bit", async () => {
  const size = { ...SMALL, hours: 1 };
  const first = await runWorld("twice", size);
  expect(await runWorld("twice", size)).toEqual(first);
  expect((await runWorld("another", size)).trace).not.toBe(first.trace);
});
