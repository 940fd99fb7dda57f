import { describe, expect, it } from "vitest";
import { listCountries, suggestHolidays } from "./holiday-suggestions.ts";

describe("suggested holidays", () => {
  it("are the public ones of a country, each date of those that last several days, with the Hijri day", () => {
    const saudi = suggestHolidays("SA", 2026, "en");
    expect(saudi.map(({ date }) => date)).toEqual([
      "2026-02-22",
      ...["2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22"],
      ...["2026-05-26", "2026-05-27", "2026-05-28", "2026-05-29"],
      "2026-09-23",
    ]);
    expect(saudi[2]).toMatchObject({ date: "2026-03-20", hijri: "1 Shawwal 1447" });
  });

  it("have names in the language that is asked for", () => {
    expect(suggestHolidays("SA", 2026, "ar").at(-1)?.name).toBe("اليوم الوطني");
  });

  it("are the same on a machine of any zone", () => {
    const zone = process.env["TZ"];
    const inZone = (name: string) => {
      process.env["TZ"] = name;
      return suggestHolidays("EG", 2026, "en").map(({ date }) => date);
    };
    expect(inZone("Pacific/Auckland")).toEqual(inZone("America/Los_Angeles"));
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  it("are known of Egypt, Saudi Arabia and the Emirates, and of no country that is none", () => {
    expect(listCountries()).toEqual(expect.arrayContaining(["EG", "SA", "AE"]));
    expect(listCountries()).not.toContain("XX");
  });
});
