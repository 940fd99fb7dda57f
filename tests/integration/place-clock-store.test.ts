/** What each store keeps of the clocks of readers. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_CLOCK_ENTRIES } from "../../subgraphs/place/src/domain/clocks/clock-set.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createTempDir } from "./place-harness.ts";
import { STORES } from "./place-stores.ts";

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };

describe.each(STORES)("clocks in $name", ({ open }) => {
  let temp: ReturnType<typeof createTempDir>;
  let ledger: Ledger;

  beforeEach(async () => {
    temp = createTempDir();
    ledger = await open(temp.dir, "riyadh");
    await ledger.registerReaders([SETUP, { ...SETUP, readerId: "gate-2" }]);
  });

  afterEach(async () => {
    await ledger.close();
    temp.remove();
  });

  /** Opens the same ledger as a new process would. */
  async function reopen(): Promise<void> {
    await ledger.close();
    ledger = await open(temp.dir, "riyadh");
  }

  const measure = { driftMs: -1_250, uncertaintyMs: 510 };
  const note = (atMs: number) => ledger.recordClock("gate-1", {}, { entry: { ...measure, atMs, kind: "DRIFT" } });
  const list = (limit: number, after?: number) =>
    ledger.listClock("riyadh/gate-1", {
      limit,
      after: after === undefined ? undefined : [after, ""],
      isDescending: true,
    });

  it("keeps what was new about them with the facts, and lists it from the newest on", async () => {
    const step = { kind: "STEP", atMs: 20, sinceMs: 10, stepMs: 3_600_000, cause: "QUARTERS", ...measure } as const;
    await ledger.recordClock("gate-1", { driftSeconds: 5 }, { entry: { kind: "FIRST", atMs: 10, ...measure } });
    await ledger.recordClock("gate-1", { clock: { isAbove: true } }, { entry: step });
    await ledger.recordClock("gate-1", {}, { entry: step });
    expect(await ledger.readDevice("gate-1")).toMatchObject({ driftSeconds: 5, clock: { isAbove: true } });
    await reopen();
    expect(await list(5)).toEqual([step, { kind: "FIRST", atMs: 10, ...measure }]);
    expect([await list(1), await list(5, 20)].map((page) => page.map(({ atMs }) => atMs))).toEqual([[20], [10]]);
    expect(await ledger.countClock("riyadh/gate-1")).toBe(2);
    expect(await ledger.countClock("riyadh/gate-2")).toBe(0);
  });

  it("forgets the oldest where a clock never comes to rest, and none of the times that it was set", async () => {
    const set = { beganMs: 1, setTo: "2026-03-01T08:00:00", state: "BEGUN", by: "sara" } as const;
    await ledger.recordClock("gate-1", {}, { set });
    await ledger.recordClock("gate-1", {}, { set: { ...set, state: "DONE", endedMs: 2 } });
    for (let atMs = 1; atMs <= MOST_CLOCK_ENTRIES + 3; atMs++) await note(atMs);
    expect(await ledger.countClock("riyadh/gate-1")).toBe(MOST_CLOCK_ENTRIES);
    expect((await list(1, 5)).length).toBe(1);
    expect(await list(1, 4)).toEqual([]);
    expect(await ledger.listClockSets("riyadh/gate-1", 5)).toEqual([{ ...set, state: "DONE", endedMs: 2 }]);
  });

  it("tells followers nothing of it", async () => {
    const before = (await ledger.readHead()).seq;
    await note(1);
    await ledger.recordFacts("gate-1", { driftSeconds: 3, clock: { isAbove: true } }, "PROOF");
    const { entries } = await ledger.readFeed(before, 10);
    expect(entries.map(({ kind, body }) => [kind, body])).toEqual([["PROOF", { driftSeconds: 3 }]]);
  });
});
