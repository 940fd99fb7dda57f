import { expect, it } from "vitest";
import { groupSuggestions, isConfirmed, partByTime } from "./suggested-holidays.ts";

const NAMES = { name: "Eid", latinName: null, arabicName: null, hijri: "1 Shawwal 1447" };
const HOLIDAY = {
  ...{ id: "h.1", from: "2026-03-20", to: "2026-03-21", ...NAMES },
  ...{ places: [], isElsewhereToo: false, suggestion: "SA.2026-03-20" },
};
const calendar = (id: string, holidayPeriods: (typeof HOLIDAY)[]) => ({
  ...{ place: { id }, weekends: [], extraWorkingDays: [], holidayPeriods },
});

it("suggestions of several dates are one holiday each, two of one date are two", () => {
  const dates = ["2026-03-20", "2026-03-21"].map((date) => ({ suggestion: "SA.2026-03-20", date, ...NAMES }));
  const other = { suggestion: "SA.2026-03-21", date: "2026-03-21", ...NAMES };
  expect(groupSuggestions([...dates, other]).map(({ id, from, to }) => [id, from, to])).toEqual([
    ["SA.2026-03-20", "2026-03-20", "2026-03-21"],
    ["SA.2026-03-21", "2026-03-21", "2026-03-21"],
  ]);
});

it("a suggestion is confirmed where it is at every place that is meant", () => {
  const calendars = [calendar("riyadh", [HOLIDAY]), calendar("cairo", [])];
  const at = (...placeIds: string[]) => isConfirmed("SA.2026-03-20", placeIds, calendars);
  expect([at("riyadh"), at("riyadh", "cairo"), at()]).toEqual([true, false, false]);
});

it("a holiday is over when its last date is", () => {
  const holiday = (id: string, from: string, to: string) => ({ id, from, to, name: id });
  const year = [holiday("a", "2026-03-19", "2026-03-20"), holiday("b", "2026-11-24", "2026-11-26")];
  const ids = (today: string) => Object.values(partByTime(year, today)).map((part) => part.map(({ id }) => id));
  expect(ids("2026-01-01")).toEqual([["a", "b"], []]);
  expect(ids("2026-11-26")).toEqual([["b"], ["a"]]);
  expect(ids("2026-11-27")).toEqual([[], ["a", "b"]]);
});
