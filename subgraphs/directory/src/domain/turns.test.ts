import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

it("runs tasks of one key one after the other, also after one that failed, and others beside them", async () => {
  const inTurn = createTurns();
  const events: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    inTurn("a", task("first", true)),
    inTurn("a", task("second")),
    inTurn("b", task("other")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  const ofA = events.filter((event) => !event.startsWith("other"));
  expect(ofA).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  expect(events.indexOf("other begins")).toBeLessThan(events.indexOf("first ends"));
});
