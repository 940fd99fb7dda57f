import { expect, it } from "vitest";
import { createReadTurns } from "./read-turns.ts";

const NEVER = new AbortController().signal;

/** Readers that have asked for a turn, and which of them have it. */
function createReaders() {
  let nowMs = 0;
  const turns = createReadTurns(() => nowMs);
  const reading: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = async (name: string, signal = NEVER): Promise<void> => {
    const end = await turns.take(signal);
    reading.push(name);
    ends.set(name, () => {
      reading.splice(reading.indexOf(name), 1);
      end();
    });
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const leave = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await settle();
  };
  const pass = async (ms: number): Promise<void> => {
    nowMs += ms;
    turns.passOn();
    await settle();
  };
  return { ask, reading, leave, pass, settle };
}

it("lets two read at a time, the others in the order in which they asked", async () => {
  const { ask, reading, leave, settle } = createReaders();
  for (const name of ["a", "b", "c", "d"]) void ask(name);
  await settle();
  expect(reading).toEqual(["a", "b"]);
  await leave("b");
  expect(reading).toEqual(["a", "c"]);
  void ask("b");
  await leave("a");
  expect(reading).toEqual(["c", "d"]);
  await leave("c");
  expect(reading).toEqual(["d", "b"]);
});

it("gives the turn of one that has left to the next, and none to who does not wait any more", async () => {
  const { ask, reading, leave, settle } = createReaders();
  const gone = new AbortController();
  for (const name of ["a", "b"]) void ask(name);
  const left = ask("c", gone.signal);
  void ask("d");
  await settle();
  gone.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  await leave("a");
  expect(reading).toEqual(["b", "d"]);
  await expect(ask("e", AbortSignal.abort(new Error("late")))).rejects.toThrow("late");
});

it("lets others read beside one that has been at it for long", async () => {
  const { ask, reading, leave, pass, settle } = createReaders();
  for (const name of ["slow", "b", "c", "d"]) void ask(name);
  await settle();
  await pass(59_000);
  await leave("b");
  expect(reading).toEqual(["slow", "c"]);
  await pass(2_000);
  expect(reading).toEqual(["slow", "c", "d"]);
  void ask("e");
  await leave("slow");
  expect(reading).toEqual(["c", "d"]);
  await leave("c");
  expect(reading).toEqual(["d", "e"]);
});

it("counts the end of a turn once", async () => {
  const turns = createReadTurns(() => 0);
  const [first] = [await turns.take(NEVER), await turns.take(NEVER)];
  first();
  first();
  await turns.take(NEVER);
  const late = turns.take(AbortSignal.timeout(5));
  await expect(late).rejects.toBeDefined();
});
