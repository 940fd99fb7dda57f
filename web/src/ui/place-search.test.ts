import { expect, it } from "vitest";
import { parsePlaces, toPlaceIds } from "./place-search.ts";

it.each([
  ["riyadh,cairo", ["riyadh", "cairo"]],
  ["riyadh,riyadh", ["riyadh"]],
  ["../etc,Cairo,,dubai", ["dubai"]],
  ["", []],
])("reads %j as %j", (text, ids) => {
  expect(parsePlaces(text)).toEqual(ids);
});

it("asks all places when none of the chosen ones exists", () => {
  const places = [{ id: "riyadh" }, { id: "cairo" }];
  expect(toPlaceIds(["cairo", "atlantis"], places)).toEqual(["cairo"]);
  expect(toPlaceIds(["atlantis"], places)).toBeUndefined();
});
