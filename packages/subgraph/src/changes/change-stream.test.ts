import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createChangeBus } from "./change-bus.ts";
import { createChangeStream } from "./change-stream.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A stream of even numbers; each that is told is written down. */
function start(select = async (events: readonly number[]) => events.filter((event) => event % 2 === 0)) {
  const bus = createChangeBus<number>();
  const toMessage = (told: { kind: "RESYNC" } | { kind: "CHANGED"; event: number }) =>
    told.kind === "RESYNC" ? "RESYNC" : told.event;
  const stream = createChangeStream({ bus, select, toMessage });
  const told: unknown[] = [];
  const read = async () => {
    for await (const message of stream) told.push(message);
  };
  return { bus, stream, told, read };
}
const many = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index * 2);

it("begins with RESYNC and tells what its viewer may hear, what comes together at once", async () => {
  const { bus, told, read } = start();
  void read();
  bus.publish([1, 2]);
  bus.publish([4]);
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(["RESYNC", 2, 4]);
  bus.publish([6]);
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toEqual(["RESYNC", 2, 4, 6]);
});

it("says RESYNC instead of more than two hundred, at most each two seconds", async () => {
  const { bus, told, read } = start();
  void read();
  bus.publish(many(201));
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(["RESYNC", "RESYNC"]);
  bus.publishTooMuch();
  await vi.advanceTimersByTimeAsync(1_900);
  expect(told).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(["RESYNC", "RESYNC", "RESYNC"]);
  bus.publish([8]);
  await vi.advanceTimersByTimeAsync(2_100);
  expect(told.at(-1)).toBe(8);
});

it("keeps no more than two hundred for a reader who does not read", async () => {
  const { bus, stream } = start();
  for (let batch = 0; batch < 3; batch++) {
    bus.publish(many(150, batch * 1000));
    await vi.advanceTimersByTimeAsync(300);
  }
  const messages = [await stream.next(), await stream.next()].map(({ value }) => value);
  expect(messages).toEqual(["RESYNC", 2000]);
});

it("says RESYNC when whose the changes are cannot be read", async () => {
  const { bus, told, read } = start(async () => {
    throw new Error("the store is away");
  });
  void read();
  bus.publish([2]);
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(["RESYNC", "RESYNC"]);
});

it("ends at once for a reader who waits, and is followed no more", async () => {
  const { bus, stream, read } = start();
  const reading = read();
  await vi.advanceTimersByTimeAsync(0);
  await stream.return?.();
  await reading;
  expect([bus.countFollowers(), vi.getTimerCount()]).toEqual([0, 0]);
});
