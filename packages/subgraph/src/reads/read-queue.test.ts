import { describe, expect, it } from "vitest";
import { createReadQueue } from "./read-queue.ts";

const LIMITS = { waitingPerSubject: 3, waiting: 5, runningPerSubject: 1 };

function createFilled(entries: readonly string[], limits = LIMITS) {
  const queue = createReadQueue<string>(limits);
  const taken = entries.map((entry) => queue.add(entry.charAt(0), entry));
  return { queue, taken };
}

describe("the queue of reads", () => {
  it("gives every subject its turn, and each subject's entries in order", () => {
    const { queue } = createFilled(["a1", "a2", "a3", "b1", "c1"]);
    const order: (string | undefined)[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const entry = queue.next();
      order.push(entry);
      queue.end(entry?.charAt(0) ?? "");
    }
    expect(order).toEqual(["a1", "b1", "c1", "a2", "a3"]);
    expect(queue.next()).toBeUndefined();
  });

  it("runs of one subject no more at once than is allowed, and others beside it", () => {
    const { queue } = createFilled(["a1", "a2", "b1"]);
    expect([queue.next(), queue.next(), queue.next()]).toEqual(["a1", "b1", undefined]);
    queue.end("b");
    expect([queue.hasNext(), queue.next()]).toEqual([false, undefined]);
    queue.end("a");
    expect([queue.hasNext(), queue.next(), queue.hasNext()]).toEqual([true, "a2", false]);
  });

  it("refuses what has no room, for its subject or for all, but nothing that must wait", () => {
    const { queue, taken } = createFilled(["a1", "a2", "a3", "a4", "b1", "b2", "b3"]);
    expect(taken).toEqual([true, true, true, false, true, true, false]);
    expect(queue.add("a", "a5", true)).toBe(true);
  });

  it("has room again for what was taken out, run, or left", () => {
    const { queue } = createFilled(["a1", "a2", "a3"]);
    expect([queue.remove("a", "a2"), queue.remove("a", "a2"), queue.remove("z", "a2")]).toEqual([true, false, false]);
    expect([queue.add("a", "a4"), queue.add("a", "a5")]).toEqual([true, false]);
    expect(queue.next()).toBe("a1");
    expect([queue.add("a", "a5"), queue.add("a", "a6")]).toEqual([true, false]);
    expect(queue.drain()).toEqual(["a3", "a4", "a5"]);
    queue.end("a");
    expect(queue.next()).toBeUndefined();
  });
});
