import { expect, it } from "vitest";
import { createAnswerTurns } from "./answer-turns.ts";

/** Turns of 100 values; `loop` lets the next one begin. */
function createLoop() {
  const later: (() => void)[] = [];
  const turns = createAnswerTurns(100, (turn) => later.push(turn));
  const served: string[] = [];
  return {
    served,
    ask: (name: string, values: number) => void turns.take(name.charAt(0), values).then(() => served.push(name)),
    loop: async () => {
      for (const turn of later.splice(0)) turn();
      await new Promise((resolve) => setImmediate(resolve));
      return served.splice(0);
    },
  };
}

it("lets small answers through at once", async () => {
  const { ask, loop } = createLoop();
  for (const name of ["a1", "b1", "a2"]) ask(name, 10);
  expect(await loop()).toEqual(["a1", "b1", "a2"]);
});

it("gives the loop back after what fits into one turn, and goes on in the next", async () => {
  const { ask, loop, served } = createLoop();
  for (let index = 1; index <= 5; index++) ask(`a${index}`, 60);
  await Promise.resolve();
  expect(served.splice(0)).toEqual(["a1", "a2"]);
  expect([await loop(), await loop(), await loop()]).toEqual([["a3", "a4"], ["a5"], []]);
});

it("serves whoever comes beside one that asks for much", async () => {
  const { ask, loop } = createLoop();
  for (let index = 1; index <= 9; index++) ask(`a${index}`, 60);
  ask("b1", 5);
  expect(await loop()).toEqual(["a1", "a2", "a3", "b1", "a4"]);
});
