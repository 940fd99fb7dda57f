import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAskedWork } from "./asked-work.ts";
import { startRecordLoop } from "./record-loop.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A loop over a store that may be away; `left` is what each round still has to do. */
function start(left: number, isBehind = false) {
  const state = {
    isAway: false,
    left,
    rounds: 0,
    writes: 0,
    asked: createAskedWork(),
    selections: Array<unknown>(),
    poison: {},
  };
  const log = createLog({ service: "attendance", level: "silent" });
  const errors = vi.spyOn(log, "error");
  const feed = { placeId: "riyadh", epoch: "e", seq: 0, headSeq: isBehind ? 1_000_000 : 0, asOfMs: 0 };
  const stop = startRecordLoop({
    store: {
      writes: () => state.writes,
      markDue: async () => {
        state.rounds += 1;
        if (state.isAway) throw new Error("database or disk is full");
        return 0;
      },
    },
    feeds: { list: async () => [feed] },
    recomputer: {
      run: async (_limit, selection) => {
        state.selections.push(selection);
        if (selection !== undefined && selection === state.poison) throw new Error("records cannot be kept");
        state.left -= 1;
        return state.left >= 0 ? 1 : 0;
      },
    },
    asked: state.asked,
    now: () => 0,
    log,
  });
  return { state, errors, stop };
}

const later = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  await new Promise((resolve) => setImmediate(resolve));
};

it("tries a store that is full ever more seldom, says so once, and goes on when it is back", async () => {
  const { state, errors, stop } = start(0);
  await later(0);
  state.isAway = true;
  state.rounds = 0;
  for (let second = 0; second < 60; second++) await later(1_000);
  expect(state.rounds).toBeGreaterThan(3);
  expect(state.rounds).toBeLessThan(9);
  expect(errors).toHaveBeenCalledTimes(1);
  state.isAway = false;
  for (let second = 0; second < 31; second++) await later(1_000);
  state.rounds = 0;
  for (let round = 0; round < 10; round++) await later(250);
  expect(state.rounds).toBeGreaterThan(5);
  await stop();
});

it("does one turn a round while a place is far from its head, unless somebody asks", async () => {
  const { state, stop } = start(1_000, true);
  await later(0);
  const [background] = [state.selections.length];
  expect(background).toBe(1);
  const page = { personKeys: [7] };
  state.asked.ask("hr", [page]);
  await vi.waitFor(() => expect(state.selections.filter((selection) => selection === page).length).toBeGreaterThan(20));
  await stop();
});

it("works out what nobody asks for, though what somebody asks for cannot be worked out", async () => {
  const { state, errors, stop } = start(0);
  await later(0);
  const page = { personKeys: [7] };
  state.poison = page;
  state.selections = [];
  state.writes += 1;
  state.asked.ask("hr", [page]);
  await vi.waitFor(() => expect(state.selections).toEqual([page, undefined]));
  expect([state.asked.next(), errors.mock.calls.length]).toEqual([undefined, 0]);
  await stop();
});

it("goes on at once for whoever asks after something was written, and not for whoever looks at what is right", async () => {
  const { state, stop } = start(0);
  await later(0);
  const { rounds } = state;
  state.asked.ask("hr", [{ personKeys: [7] }]);
  await later(0);
  expect(state.rounds).toBe(rounds);
  state.writes += 1;
  state.asked.ask("hr", [{ personKeys: [7] }]);
  await later(0);
  expect(state.rounds).toBe(rounds + 1);
  await stop();
});
