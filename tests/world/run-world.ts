import { parseArgs } from "node:util";
import { runWorld } from "./random-world.ts";

/**
 * Worlds of a place and its readers, in virtual time: every fault, death and clock step follows from the seed, and a seed that
 * breaks a law says which.
 *
 *     pnpm world --days 20 --readers 50 --seed 1 [--worlds 3]
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    worlds: { type: "string", default: "1" },
    days: { type: "string", default: "1" },
    readers: { type: "string", default: "50" },
    heartbeat: { type: "string", default: "60" },
    punches: { type: "string", default: "80" },
    faults: { type: "string", default: "3" },
    deaths: { type: "string", default: "6" },
    pushing: { type: "boolean", default: false },
  },
});
const size = {
  readers: Number(values.readers),
  hours: Number(values.days) * 24,
  punchesADay: Number(values.punches),
  faultsADay: Number(values.faults),
  deathsADay: Number(values.deaths),
  heartbeatMs: Number(values.heartbeat) * 1_000,
  isPushing: values.pushing,
};
for (let world = 0; world < Number(values.worlds); world++) {
  const seed = /^\d+$/.test(values.seed) ? String(Number(values.seed) + world) : `${values.seed}${world || ""}`;
  const started = process.hrtime.bigint();
  const report = await runWorld(seed, size);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  process.stdout.write(
    `${JSON.stringify({ ...report, readerDays: size.readers * Number(values.days), seconds: Math.round(seconds * 10) / 10 })}\n`,
  );
}
