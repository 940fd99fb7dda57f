import { expect, it } from "vitest";
import { pinSums } from "./pin-sums.ts";

const SUMS = [{ colId: "worked" }, { colId: "late" }, { colId: "unknown" }];

it.each([
  [{ isRtl: false, isWide: true }, "right", ["worked", "late", "unknown"]],
  [{ isRtl: true, isWide: true }, "left", ["unknown", "late", "worked"]],
  [{ isRtl: true, isWide: false }, undefined, ["worked", "late", "unknown"]],
] as const)("keeps the hours next to the dates, %o", (room, side, order) => {
  const columns = pinSums(SUMS, room);
  expect(columns.map(({ colId }) => colId)).toEqual(order);
  expect(columns.map(({ pinned }) => pinned)).toEqual([side, side, side]);
});
