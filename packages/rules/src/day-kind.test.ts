import { describe, expect, it } from "vitest";
import { createDayKinds } from "./day-kind.ts";
import { parseDay } from "./local-time.ts";
import { DEFAULT_PLACE } from "./place-rules.ts";

const place = { ...DEFAULT_PLACE, timeZone: "Asia/Dubai" };
const kinds = (rules: typeof place, ...dates: readonly string[]) =>
  dates.map((date) => createDayKinds(rules)(parseDay(date)));

describe("a weekend that changed", () => {
  const changed = {
    ...place,
    laterWeekends: [
      { from: "2022-01-01", weekend: ["SAT", "SUN"] },
      { from: "2026-01-05", weekend: ["SUN"] },
    ],
  } as const;

  it("is the old one up to the day before, and the new one from the date on", () => {
    expect(kinds(changed, "2021-12-31", "2022-01-02", "2022-01-07")).toEqual(["WEEKEND", "WEEKEND", "WORKING"]);
    expect(kinds(changed, "2026-01-03", "2026-01-10", "2026-01-11")).toEqual(["WEEKEND", "WORKING", "WEEKEND"]);
  });

  it("leaves extra working days and holidays as they are", () => {
    const rules = { ...changed, extraWorkingDays: ["2022-01-02"], holidays: ["2022-01-08"] };
    expect(kinds(rules, "2022-01-02", "2022-01-08")).toEqual(["WORKING", "HOLIDAY"]);
  });
});
