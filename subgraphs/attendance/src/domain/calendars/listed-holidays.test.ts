import { expect, it } from "vitest";
import { listHolidays } from "./listed-holidays.ts";
import { editCalendar } from "./calendar-edit.ts";
import { toEmptyCalendar } from "./place-calendar.ts";

const calendar = (placeId: string, ...dates: readonly string[]) =>
  dates.reduce(
    (made, date) => editCalendar(made, { kind: "ADD_HOLIDAY", date, name: `Day of ${placeId}` }, () => date),
    toEmptyCalendar(placeId),
  );

it("lists the holidays of the places that are asked for, both dates inclusive, by date and then by place", () => {
  const calendars = [calendar("cairo", "2026-03-20", "2026-01-25"), calendar("riyadh", "2026-03-20", "2026-09-23")];
  const list = (placeIds: readonly string[], from: string, to: string) =>
    listHolidays(calendars, placeIds, { from, to }).map(({ date, placeId }) => `${placeId} ${date}`);
  expect(list(["riyadh", "cairo", "dubai"], "2026-01-25", "2026-03-20")).toEqual([
    "cairo 2026-01-25",
    "riyadh 2026-03-20",
    "cairo 2026-03-20",
  ]);
  expect(list(["riyadh"], "2026-03-21", "2026-12-31")).toEqual(["riyadh 2026-09-23"]);
  const range = { from: "2026-03-20", to: "2026-03-20" };
  expect(listHolidays(calendars, ["cairo"], range)[0]).toMatchObject({ name: "Day of cairo", hijri: "1 Shawwal 1447" });
});
