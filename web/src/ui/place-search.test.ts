import { expect, it } from "vitest";
import { parsePlaces } from "./place-search.ts";

it.each([
  ["riyadh,cairo", ["riyadh", "cairo"]],
  ["riyadh,riyadh", ["riyadh"]],
  ["../etc,Cairo,,dubai", ["dubai"]],
  ["", []],
])("reads %j as %j", (text, ids) => {
  expect(parsePlaces(text)).toEqual(ids);
});
