import { expect, it } from "vitest";
import { isShownTwice, parseClock } from "./wall-clock.ts";

it.each([
  ["8:05", "08:05:00"],
  [" 17:30:09 ", "17:30:09"],
  ["٠٨:١٥", "08:15:00"],
  ["24:00", undefined],
  ["08:60", undefined],
  ["0800", undefined],
  ["", undefined],
])("reads the typed time %s as %s", (text, time) => {
  expect(parseClock(text)).toBe(time);
});

it("tells a time that the clocks show twice from every other one", () => {
  expect(isShownTwice("2026-10-25T02:30:00", "Europe/Berlin")).toBe(true);
  expect(isShownTwice("2026-10-25T03:00:00", "Europe/Berlin")).toBe(false);
  expect(isShownTwice("2026-10-25T02:00:00", "Europe/Berlin")).toBe(true);
  expect(isShownTwice("2026-03-29T02:30:00", "Europe/Berlin")).toBe(false); // never shown
  expect(isShownTwice("2026-11-22T08:00:00", "Asia/Riyadh")).toBe(false);
});
