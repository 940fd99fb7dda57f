import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

const NEVER = new AbortController().signal;

it("gives each asker one turn after another, however many one of them waits for", async () => {
  const turns = createTurns(1);
  const order: string[] = [];
  const take = async (subject: string) => {
    const end = await turns.enter(subject, NEVER);
    order.push(subject);
    await Promise.resolve();
    end();
  };
  await Promise.all(["a", "a", "a", "a", "b", "b", "c"].map(take));
  expect(order).toEqual(["a", "a", "b", "c", "a", "b", "a"]);
});

it("passes the turn of whoever was stopped meanwhile on", async () => {
  const turns = createTurns(1);
  const controller = new AbortController();
  const end = await turns.enter("a", NEVER);
  const stopped = turns.enter("b", controller.signal);
  const next = turns.enter("c", NEVER);
  controller.abort(new RangeError("stopped"));
  end();
  await expect(stopped).rejects.toThrow("stopped");
  (await next)();
});
