import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCompleteness } from "../../src/domain/completeness.ts";
import { isGapOpen } from "../../src/domain/gap.ts";
import type { Turn } from "./turn.ts";
import { GOOD_READER, type ReaderTraits } from "./model-reader.ts";
import { World } from "./world.ts";

const failure = fc.record({
  code: fc.constantFrom(
    undefined,
    "DEVICE_TIMEOUT",
    "DEVICE_UNREACHABLE",
    "DEVICE_PROTOCOL_ERROR",
    "DEVICE_REJECTED",
    "DEVICE_LOG_NOT_OFFERED",
  ),
  message: fc.constant("it failed"),
  isUnsupported: fc.boolean(),
  step: fc.constantFrom(undefined, "AUTHENTICATE" as const),
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
      .constantFrom(
        "loseConnection",
        "diskFull",
        "operate",
        "swapReader",
        "shareNumber",
        "hideLog",
        "hideCount",
        "kill",
      )
      .map((kind): Turn => ({ kind })),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("clearLog"), regrown: fc.nat(4) }) },
);

/** `size` undoes the preference for short lists: a visit alone takes ten turns. */
const turnsUpTo = (maxLength: number) => fc.array(turn, { maxLength, size: "max" });

/** A reader that hides a row and leaves it out of its count too cannot be found out. */
const counting = fc.constantFrom<Pick<ReaderTraits, "countOff" | "hiddenRows">>(
  ...([0, 0, 0, 0, 1, -1, 2, "ZERO"] as const).map((countOff) => ({ countOff, hiddenRows: 0 })),
  { countOff: 0, hiddenRows: 1 },
);

const traits: fc.Arbitrary<ReaderTraits> = fc
  .record({
    counting,
    countsOperations: fc.boolean(),
    capacity: fc.constantFrom(9_999, 9_999, 4),
    showsItsLog: fc.constantFrom(true, true, false),
    hasOwnSums: fc.constantFrom(false, false, false, true),
  })
  .map(({ counting: counted, ...others }) => ({ ...others, ...counted }));

const mode = fc.constantFrom({ kind: "LIVE" }, { kind: "POLL", everyMs: 10_000 });

const DAY_MS = 24 * 3_600_000;

const FULL_OF_COPIES: ReaderTraits = { ...GOOD_READER, countsOperations: false, capacity: 4 };

/** Four copies of one row are read, and the event of the row that overwrites the first of them is lost. */
const OVERWRITTEN_UNSEEN: Turn[] = [
  ...Array.from({ length: 4 }, (): Turn => ({ kind: "punch", isCopy: true, event: "LOST" })),
  ...Array.from({ length: 40 }, (): Turn => ({ kind: "finish" })),
  { kind: "punch", isCopy: false, event: "LOST" },
];

/** Every law that holds after each turn. */
function expectLawful(world: World): void {
  const { state, step, device } = world;
  const isIdle = state.phase === "NEW" || state.phase === "STOPPED";
  expect(step === undefined).toBe(isIdle);
  if (step !== undefined) expect(step.ticket).toBe(state.ticket);
  if (device.status === "ONLINE") expect(isGapOpen(device)).toBe(false);
  if (toCompleteness(device, world.nowMs).verdict === "COMPLETE") {
    expect(world.log.wrongRows).toEqual([]);
    expect(device.punches).toBeDefined();
  }
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

  it("no reader is complete that is known to miss a row, however badly it counts, shows and sends its log", () => {
    let completeTurns = 0;
    fc.assert(
      fc.property(mode, traits, turnsUpTo(150), (how, reader, turns) => {
        const world = new World(how, reader);
        for (const it of turns) {
          world.take(it);
          if (toCompleteness(world.device, world.nowMs).verdict !== "COMPLETE") continue;
          completeTurns++;
          expect(world.log.wrongRows).toEqual([]);
        }
      }),
      { numRuns: 1_500 },
    );
    // Vouching for nobody is no answer.
    expect(completeTurns).toBeGreaterThan(300);
  });

  it("the ledger holds the reader's log in the end, however it counts", () => {
    fc.assert(
      fc.property(mode, traits, turnsUpTo(80), (how, reader, turns) => {
        const world = new World(how, { ...reader, hiddenRows: 0, hasOwnSums: false });
        for (const it of turns) world.take(it);
        world.heal();
        if (!world.isShiftUnseen) expect(world.log.wrongRowsNow).toEqual([]);
        world.take({ kind: "wait", ms: DAY_MS });
        world.heal();
        expect(world.log.wrongRowsNow).toEqual([]);
      }),
      { numRuns: 500, examples: [[{ kind: "LIVE" }, FULL_OF_COPIES, OVERWRITTEN_UNSEEN]] },
    );
  });

  it("the ledger holds the reader's log in the end, the reader is complete and its gap closed", () => {
    fc.assert(
      fc.property(mode, turnsUpTo(80), (how, turns) => {
        const world = new World(how);
        for (const it of turns) world.take(it);
        world.heal();
        expect([world.log.isToldWhole, world.log.wrongRows, world.isRivalMarked]).toEqual([true, [], false]);
        expect(world.device).toMatchObject({ status: "ONLINE", fault: undefined });
        expect(toCompleteness(world.device, world.nowMs)).toMatchObject({
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
