import { expect, it } from "vitest";
import { toFigureKind, toInstantText } from "./figure-kind.ts";

it("tells minutes, instants and names from counts and states", () => {
  const figures = ["lateMinutes", "checkOutMs", "placeId", "departmentId", "flags", "keptPunches", "status", "record"];
  expect(figures.map(toFigureKind)).toEqual([
    ...["minutes", "instant", "place", "department", "flags"],
    ...["other", "other", "other"],
  ]);
});

it("shows an instant on the clocks of the place, and says UTC where nobody knows the place", () => {
  const eightInRiyadh = String(Date.parse("2026-11-22T05:00:00Z"));
  expect(toInstantText(eightInRiyadh, "Asia/Riyadh", "en")).toBe("08:00:00");
  expect(toInstantText(eightInRiyadh, "Asia/Riyadh", "ar")).toBe("08:00:00");
  expect(toInstantText(eightInRiyadh, undefined, "en")).toBe("05:00:00 UTC");
});
