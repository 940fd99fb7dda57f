import { expect, it } from "vitest";
import { editCalendar } from "./calendar-edit.ts";
import { findShared, type HolidayPlan, planConfirmation, planHolidayEdit, planHolidayRemoval } from "./holiday-plan.ts";
import { type PlaceCalendar, toEmptyCalendar } from "./place-calendar.ts";

const names = { name: "Eid", latinName: undefined, arabicName: undefined, suggestion: undefined };
const EID = { id: "h.1", from: "2026-11-24", to: "2026-11-25", ...names };
const at = (placeId: string): PlaceCalendar => ({ ...toEmptyCalendar(placeId), holidays: [EID] });
const CALENDARS = [at("cairo"), toEmptyCalendar("dubai"), at("riyadh")];
const SHARED = findShared(CALENDARS, "h.1");
const everything = () => true;
const own =
  (...places: string[]) =>
  (placeId: string) =>
    places.includes(placeId);

/** What the places have after a plan. */
const after = (plan: HolidayPlan) => {
  if (plan.kind !== "DONE") return plan.kind;
  const edited = CALENDARS.map((calendar) => {
    const edit = plan.edits.get(calendar.placeId);
    return edit ? editCalendar(calendar, edit, () => "new") : calendar;
  });
  return edited.map(({ placeId, holidays }) => [placeId, ...holidays.map(({ from, to }) => `${from} ${to}`)]);
};

it("finds a holiday with every place that has it", () => {
  expect(SHARED).toEqual({ ...EID, placeIds: ["cairo", "riyadh"] });
  expect(findShared(CALENDARS, "h.2")).toBeUndefined();
});

it("edits a holiday where it stays, puts it where it is new and drops it where it is none any more", () => {
  const plan = planHolidayEdit(SHARED, { to: "2026-11-26", placeIds: ["riyadh", "dubai"] }, everything);
  expect(plan).toMatchObject({ kind: "DONE", holiday: { to: "2026-11-26", placeIds: ["riyadh", "dubai"] } });
  expect(after(plan)).toEqual([["cairo"], ["dubai", "2026-11-24 2026-11-26"], ["riyadh", "2026-11-24 2026-11-26"]]);
});

it("removes a holiday at the named places alone, and at all where none is named", () => {
  const some = planHolidayRemoval(SHARED, ["riyadh", "dubai"], everything);
  expect(some).toMatchObject({ holiday: { placeIds: ["riyadh"] } });
  expect(after(some)).toEqual([["cairo", "2026-11-24 2026-11-25"], ["dubai"], ["riyadh"]]);
  expect(after(planHolidayRemoval(SHARED, undefined, everything))).toEqual([["cairo"], ["dubai"], ["riyadh"]]);
});

it("refuses what is out of sight, what is one elsewhere too, and dates that are none of a holiday", () => {
  expect(after(planHolidayEdit(SHARED, {}, own("dubai")))).toBe("GONE");
  expect(after(planHolidayEdit(SHARED, {}, own("riyadh")))).toBe("ELSEWHERE_TOO");
  expect(after(planHolidayEdit(SHARED, { to: "2026-11-23" }, everything))).toBe("BAD_DATES");
  expect(after(planHolidayRemoval(SHARED, undefined, own("riyadh")))).toBe("ELSEWHERE_TOO");
  expect(after(planHolidayRemoval(SHARED, ["riyadh"], own("riyadh")))).toEqual([
    ["cairo", "2026-11-24 2026-11-25"],
    ["dubai"],
    ["riyadh"],
  ]);
  expect(after(planHolidayRemoval(SHARED, ["dubai"], everything))).toBe("GONE");
});

it("confirms a suggestion at the places that do not have it yet, under one id", () => {
  const suggested = { ...names, from: "2026-11-30", to: "2026-11-30", suggestion: "SA.2026-11-30" };
  const known = { ...toEmptyCalendar("cairo"), holidays: [{ id: "h.9", ...suggested }] };
  const { made, edits } = planConfirmation([known, toEmptyCalendar("riyadh")], [suggested], () => "h.10");
  expect(made).toEqual([{ id: "h.10", ...suggested, placeIds: ["riyadh"] }]);
  expect(edits.get("cairo")).toEqual({ kind: "PUT_HOLIDAYS", holidays: [] });
  expect(edits.get("riyadh")).toEqual({ kind: "PUT_HOLIDAYS", holidays: [{ id: "h.10", ...suggested }] });
});
