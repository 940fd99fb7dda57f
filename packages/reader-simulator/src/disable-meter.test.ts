import { expect, it } from "vitest";
import { DisableMeter } from "./disable-meter.ts";

it("adds up the time until enabled", () => {
  let now = 100;
  const meter = new DisableMeter(() => now);
  meter.disable(undefined);
  now = 150;
  expect([meter.isDisabled(), meter.totalMs()]).toEqual([true, 50]);
  meter.enable();
  now = 400;
  expect([meter.isDisabled(), meter.totalMs()]).toEqual([false, 50]);
});

it("enables itself after the given time and counts a second disable once", () => {
  let now = 0;
  const meter = new DisableMeter(() => now);
  meter.disable(1000);
  now = 300;
  meter.disable(1000);
  now = 5000;
  expect([meter.isDisabled(), meter.totalMs()]).toEqual([false, 1300]);
});
