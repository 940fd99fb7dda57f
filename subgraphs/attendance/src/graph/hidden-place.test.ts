import { expect, it } from "vitest";
import { showGlobalId, showPlace } from "./hidden-place.ts";

const VIEWER = { places: ["riyadh"] };
const EVERYWHERE = { places: "*" } as const;

it("names a place to whoever sees it", () => {
  expect(showPlace(VIEWER, "riyadh")).toEqual({ id: "riyadh" });
  expect(showPlace(EVERYWHERE, "cairo")).toEqual({ id: "cairo" });
  expect(showGlobalId(VIEWER, "riyadh/gate-1")).toBe("riyadh/gate-1");
  expect(showGlobalId(VIEWER, "m.7")).toBe("m.7"); // of no place
});

it("names no other, and tells two of its ids apart", () => {
  expect(showPlace(VIEWER, "cairo")).toBeNull();
  const [one, other] = [showGlobalId(VIEWER, "cairo/1"), showGlobalId(VIEWER, "cairo/2")];
  expect(one).toMatch(/^-\/[\w-]{16}$/);
  expect([one === other, showGlobalId(VIEWER, "cairo/1") === one]).toEqual([false, true]);
});
