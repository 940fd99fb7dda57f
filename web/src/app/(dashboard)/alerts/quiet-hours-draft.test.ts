import { describe, expect, it } from "vitest";
import {
  findQuietHoursFault,
  NEW_QUIET_HOURS,
  toggleDay,
  toQuietHoursDraft,
  toQuietHoursInput,
  WEEK,
} from "./quiet-hours-draft.ts";

const FRIDAY = { days: ["FRI" as const], from: "00:00", to: "00:00" };

describe("quiet hours that are typed", () => {
  it("say what the hours say, and nothing where there are none", () => {
    expect(toQuietHoursInput([toQuietHoursDraft(FRIDAY)])).toEqual({ hours: [FRIDAY] });
    expect(toQuietHoursInput([])).toEqual({ hours: [] });
  });

  it.each([
    ["nothing of new ones", {}, undefined],
    ["no day", { days: [] }, "days"],
    ["no time", { from: "" }, "times"],
    ["an hour that no day has", { to: "24:00" }, "times"],
    ["a minute that no hour has", { from: "07:60" }, "times"],
    ["words", { from: "night" }, "times"],
  ] as const)("finds %s", (_what, over, fault) => {
    const drafts = [FRIDAY, { ...NEW_QUIET_HOURS, ...over }];
    expect(findQuietHoursFault(drafts)).toBe(fault);
    expect(toQuietHoursInput(drafts) === undefined).toBe(fault !== undefined);
  });

  it("takes times as people write them", () => {
    const { hours } =
      toQuietHoursInput([
        { ...FRIDAY, from: "٢٢:٣٠", to: " 7:00 " },
        { ...FRIDAY, to: "0730" },
      ]) ?? {};
    expect(hours?.map(({ from, to }) => [from, to])).toEqual([
      ["22:30", "07:00"],
      ["00:00", "07:30"],
    ]);
  });

  it("keeps days in the order of the week", () => {
    const without = toggleDay(NEW_QUIET_HOURS, "MON");
    expect(without.days).toEqual(["SUN", "TUE", "WED", "THU", "FRI", "SAT"]);
    expect(toggleDay(without, "MON").days).toEqual(WEEK);
  });
});
