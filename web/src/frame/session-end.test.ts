import { expect, it } from "vitest";
import { SessionEnd } from "./session-end.ts";

function openPage(isTyped: boolean) {
  const told: string[] = [];
  const end = new SessionEnd({ hasUnsent: () => isTyped, leave: () => told.push("left") });
  end.listen(() => told.push(end.isAsking ? "asks" : "rests"));
  return { end, told };
}

it("leaves a page on which nothing is typed, once, and lets nobody go on", async () => {
  const { end, told } = openPage(false);
  const goneOn: string[] = [];
  void end.meet().then(() => goneOn.push("on"));
  void end.meet();
  end.revive(); // another tab signed in meanwhile: this one is on its way
  await Promise.resolve();
  expect([told, goneOn]).toEqual([["left", "rests"], []]);
});

it("keeps a page on which something is typed, asks once, and goes on when the session lives again", async () => {
  const { end, told } = openPage(true);
  const waits = [end.meet(), end.meet()];
  expect([end.isAsking, told]).toEqual([true, ["asks"]]);
  end.revive();
  await Promise.all(waits);
  expect([end.isAsking, told]).toEqual([false, ["asks", "rests"]]);
});

it("asks again when the session ends again", async () => {
  const { end } = openPage(true);
  void end.meet();
  end.revive();
  void end.meet();
  expect(end.isAsking).toBe(true);
});
