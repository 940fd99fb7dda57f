import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createActivity } from "./activity.ts";
import { createRowPace } from "./row-pace.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const NEVER = new AbortController().signal;

function start() {
  const now = () => Date.now();
  const activity = createActivity(now);
  const pace = createRowPace({ freeRows: 200, rowBurst: 2000, rowsPerSecond: 1000 }, activity, now);
  const begun: string[] = [];
  const enter = (subject: string, rows: number, signal = NEVER) => {
    activity.note(subject);
    void pace.enter(subject, rows, signal).then(() => begun.push(`${subject} ${rows}`));
  };
  const after = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return begun.splice(0);
  };
  return { activity, enter, after };
}

it("who is alone waits for nothing", async () => {
  const { enter, after } = start();
  for (let nth = 0; nth < 5; nth++) enter("a", 5000);
  expect(await after(0)).toHaveLength(5);
});

it("large pages of one subject come at a rate while another is there, small ones at once", async () => {
  const { activity, enter, after } = start();
  activity.note("b");
  for (let nth = 0; nth < 4; nth++) enter("a", 2200);
  enter("a", 54);
  enter("b", 1000);
  expect((await after(0)).toSorted()).toEqual(["a 2200", "a 54", "b 1000"]);
  activity.note("b");
  expect(await after(200)).toEqual(["a 2200"]);
  activity.note("b");
  expect(await after(1500)).toEqual([]);
  activity.note("b");
  expect(await after(600)).toEqual(["a 2200"]);
});

it("whoever waits goes on when the others have gone", async () => {
  const { activity, enter, after } = start();
  activity.note("b");
  enter("a", 4200);
  enter("a", 4200);
  expect(await after(0)).toEqual(["a 4200"]);
  expect(await after(1500)).toEqual([]);
  expect(await after(2000)).toEqual(["a 4200"]);
});
