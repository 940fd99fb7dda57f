import type { FaultInput } from "@biometricflow/reader-simulator/faults";
import { createRandom } from "@biometricflow/reader-simulator/random";
import fc from "fast-check";
import { expect, it } from "vitest";
import { PullReader } from "./pull-reader.ts";

const CAPACITY = 12;
const TERMS = { id: "gate-1", port: 4_000, isUdp: false, mode: "LIVE", timeZone: "Asia/Riyadh", people: ["1", "2"] };

const count = fc.integer({ min: 1, max: 6 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant("punch" as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("wrap" as const, "blankSlot" as const), count }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("none" as const, "clear" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("clearAndRegrow" as const), count }) },
);

it("knows how many rows a small reader holds, whatever was dropped, left blank and cleared", async () => {
  const run = async (rows: number, steps: readonly (FaultInput | "punch")[]): Promise<void> => {
    let nowMs = Date.parse("2026-03-01T05:00:00Z");
    const around = { nowMs: () => nowMs, random: createRandom("room") };
    const reader = new PullReader({ ...TERMS, rows, options: { capacity: CAPACITY } }, around);
    await reader.simulator.start();
    try {
      for (const next of steps) {
        nowMs += 1_000;
        if (next === "punch") reader.punch();
        else await reader.fault(next);
        expect(reader.faults()).toEqual([]);
      }
    } finally {
      await reader.simulator.stop();
    }
  };
  await run(10, [{ kind: "blankSlot", count: 6 }, "punch"]); // more blank slots than there is room for
  await fc.assert(fc.asyncProperty(fc.nat(CAPACITY), fc.array(step, { maxLength: 30 }), run));
});
