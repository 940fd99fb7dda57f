import { expect, it } from "vitest";
import { RoundTrip } from "./round-trip.ts";

const UNTOLD_MS = 1_000;

function after(...tookMs: readonly number[]): number {
  const trip = new RoundTrip();
  for (const ms of tookMs) trip.take(ms);
  return trip.toWaitMs(UNTOLD_MS);
}

it("waits as it was told until something was answered", () => {
  expect(after()).toBe(UNTOLD_MS);
});

it("waits as long as answers take and four times as long as they are apart", () => {
  expect(after(200)).toBe(600);
  expect(after(...Array.from({ length: 100 }, () => 200))).toBeCloseTo(200);
  expect(after(...Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? 200 : 300)))).toBeGreaterThan(400);
});

it("learns soon that a way has become slow", () => {
  expect(after(200, 200, 200, 900)).toBeGreaterThan(900);
});

it("asks no reader again within a tenth of a second, and none later than after twice the wait it was told", () => {
  expect(after(1, 1, 1)).toBe(100);
  expect(after(1, 9_000)).toBe(2_000);
});

it("is as quick as it was told where that is quicker", () => {
  const trip = new RoundTrip();
  trip.take(1);
  expect(trip.toWaitMs(20)).toBe(20);
});
