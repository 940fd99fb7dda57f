import { expect, it } from "vitest";
import { createInFlight } from "./in-flight.ts";

function deferred() {
  const signals: AbortSignal[] = [];
  const finish: ((value: string) => void)[] = [];
  const start = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<string>((resolve) => finish.push(resolve));
  };
  return { signals, finish, start };
}

it("starts equal work once while it is under way, and again afterwards", async () => {
  const { signals, finish, start } = deferred();
  const table = createInFlight<string>();
  const { signal } = new AbortController();
  const both = Promise.all([table.share("a", signal, start), table.share("a", signal, start)]);
  const other = table.share("b", signal, start);
  expect(signals).toHaveLength(2);
  finish[0]?.("first");
  finish[1]?.("other");
  expect(await both).toEqual(["first", "first"]);
  expect(await other).toBe("other");
  void table.share("a", signal, start);
  expect(signals).toHaveLength(3);
});

it("goes on while someone waits and is aborted with the last who leaves", () => {
  const { signals, start } = deferred();
  const table = createInFlight<string>();
  const [one, two] = [new AbortController(), new AbortController()];
  void table.share("a", one.signal, start);
  void table.share("a", two.signal, start);
  one.abort();
  expect(signals[0]?.aborted).toBe(false);
  two.abort();
  expect(signals[0]?.aborted).toBe(true);
  void table.share("a", new AbortController().signal, start);
  expect(signals).toHaveLength(2);
});

it("is not kept up by someone who had left before asking", () => {
  const { signals, start } = deferred();
  const table = createInFlight<string>();
  void table.share("a", AbortSignal.abort(), start);
  expect(signals[0]?.aborted).toBe(true);
});
