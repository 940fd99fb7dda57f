import { expect, it } from "vitest";
import { toYear } from "./year-days.ts";

const EID = {
  ...{ id: "eid", from: "2026-03-19", to: "2026-03-20", name: "Eid", latinName: null, arabicName: null },
  ...{ hijri: "30 Ramadan 1447", places: [], isElsewhereToo: false, suggestion: null },
};
const CALENDAR = {
  place: { id: "riyadh" },
  weekends: [{ from: "2026-05-01", weekend: ["SUN" as const] }],
  holidayPeriods: [EID],
  extraWorkingDays: ["2026-03-07", "2026-03-09"],
};
const kindOf = (date: string) =>
  toYear(CALENDAR, 2026)
    .flatMap(({ days }) => days)
    .find((day) => day.date === date)?.kind;

it.each([
  ["2026-03-20", "HOLIDAY"], // a Friday
  ["2026-03-06", "WEEKEND"],
  ["2026-03-07", "WORKED"],
  ["2026-03-09", "ORDINARY"], // a day worked that is none of the weekend
  ["2026-04-30", "ORDINARY"],
  ["2026-04-25", "WEEKEND"],
  ["2026-05-01", "ORDINARY"], // the first day of another weekend
  ["2026-05-03", "WEEKEND"],
])("%s is %s", (date, kind) => {
  expect(kindOf(date)).toBe(kind);
});

it("has every day of a leap year, each month from its day of the week", () => {
  const year = toYear(CALENDAR, 2028);
  expect(year.flatMap(({ days }) => days)).toHaveLength(366);
  expect([year[0]?.before, year[1]?.days.length]).toEqual([6, 29]);
});
