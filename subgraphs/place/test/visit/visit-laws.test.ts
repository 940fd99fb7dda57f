import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCompleteness } from "../../src/domain/completeness.ts";
import { isGapOpen } from "../../src/domain/gap.ts";
import type { Turn } from "./turn.ts";
import { World } from "./world.ts";

const failure = fc.record({
  code: fc.constantFrom(undefined, "DEVICE_TIMEOUT", "DEVICE_UNREACHABLE", "DEVICE_PROTOCOL_ERROR", "DEVICE_REJECTED"),
  message: fc.constant("it failed"),
  isUnsupported: fc.boolean(),
});

const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 24, arbitrary: fc.constant<Turn>({ kind: "finish" }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("fail"), failure, isDone: fc.boolean() }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant("punch"),
      isCopy: fc.boolean(),
      event: fc.constantFrom("SENT", "SENT", "LOST", "UNREADABLE", "DOUBLE"),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("deliver"), hasUnknownPin: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("late"),
      ticketsAgo: fc.integer({ min: 1, max: 5 }),
      isFailure: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait"), ms: fc.constantFrom(1, 5_000, 60_000, 90_000_000) }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom("loseConnection", "diskFull", "clearLog", "swapReader", "kill")
      .map((kind): Turn => ({ kind })),
  },
);

/** `size` undoes the preference for short lists: a visit alone takes ten turns. */
const turnsUpTo = (maxLength: number) => fc.array(turn, { maxLength, size: "max" });

const mode = fc.constantFrom({ kind: "LIVE" }, { kind: "POLL", everyMs: 10_000 });

/** Every law that holds after each turn. */
function expectLawful(world: World): void {
  const { state, step, device } = world;
  const isIdle = state.phase === "NEW" || state.phase === "REPLACED" || state.phase === "STOPPED";
  expect(step === undefined).toBe(isIdle);
  if (step !== undefined) expect(step.ticket).toBe(state.ticket);
  if (device.status === "ONLINE") expect(isGapOpen(device)).toBe(false);
  if (toCompleteness(device).verdict === "COMPLETE" && device.status === "ONLINE") expect(world.wrongRows).toEqual([]);
}

describe("whatever happens, in any order", () => {
  it("a reader is online or complete only with every row it had, each as often as it was made, and no gap open", () => {
    fc.assert(
      fc.property(mode, turnsUpTo(150), (how, turns) => {
        const world = new World(how);
        for (const it of turns) {
          world.take(it); // throws when a reader is declared online too early, or a late answer is heard
          expectLawful(world);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("the ledger holds the reader's log in the end, the reader is complete and its gap closed", () => {
    fc.assert(
      fc.property(mode, turnsUpTo(80), (how, turns) => {
        const world = new World(how);
        for (const it of turns) world.take(it);
        world.heal();
        expect([world.isToldWhole, world.wrongRows]).toEqual([true, []]);
        expect(world.device).toMatchObject({ status: "ONLINE", fault: undefined });
        expect(toCompleteness(world.device)).toMatchObject({
          verdict: "COMPLETE",
          rowsReported: world.reader.log.length,
        });
      }),
      { numRuns: 500 },
    );
  });

  it("a collector that is stopped only closes and marks, and then does nothing any more", () => {
    fc.assert(
      fc.property(mode, turnsUpTo(60), turnsUpTo(20), (how, before, after) => {
        const world = new World(how);
        for (const it of before) world.take(it);
        world.take({ kind: "stop" });
        for (const it of after) if (it.kind !== "kill") world.take(it);
        for (let finish = 0; finish < 4; finish++) world.take({ kind: "finish" });
        expect(world.state.phase).toBe("STOPPED");
        expect(["", "close", "record", "close,record"]).toContain(world.afterStop.join());
        const { state } = world;
        for (const it of after) if (it.kind !== "kill") world.take(it);
        expect(world.state.phase).toBe(state.phase);
        expect(world.step).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
