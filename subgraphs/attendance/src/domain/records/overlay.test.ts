import { describe, expect, it } from "vitest";
import { toPeriodSummary } from "@biometricflow/rules/period-summary";
import { addGroups, cutRange, isBehind, isChosen, listAffected } from "./overlay.ts";

const MONTH = { from: "2026-11-01", to: "2026-11-30" };
const group = (id: string, workedMinutes: number) => ({
  ...toPeriodSummary([]),
  workedMinutes,
  expectedMinutes: 480,
  groupBy: "PLACE" as const,
  id,
  name: id,
  nameKey: id,
  pin: undefined,
  personKey: undefined,
});

describe("an overlay of holidays", () => {
  it("affects each date and three beside it, within the dates asked, each range once", () => {
    expect(listAffected(["2026-11-20", "2026-11-02", "2026-11-21", "2026-12-24"], MONTH)).toEqual([
      { from: "2026-11-01", to: "2026-11-05" },
      { from: "2026-11-17", to: "2026-11-24" },
    ]);
    expect(listAffected(["2026-11-04", "2026-11-11"], MONTH)).toEqual([{ from: "2026-11-01", to: "2026-11-14" }]);
  });

  it("leaves the dates between as they are kept", () => {
    const affected = listAffected(["2026-11-10"], MONTH);
    expect(cutRange(affected, MONTH).map(({ from, to, isAffected }) => `${from} ${to} ${isAffected}`)).toEqual([
      "2026-11-01 2026-11-06 false",
      "2026-11-07 2026-11-13 true",
      "2026-11-14 2026-11-30 false",
    ]);
  });

  it("chooses by what a record would say", () => {
    const record = { status: "HOLIDAY", flags: ["WORKED_OFF_DAY"] } as const;
    expect(isChosen(record, { ...MONTH, statuses: ["HOLIDAY"], flags: ["LATE", "WORKED_OFF_DAY"] })).toBe(true);
    expect(isChosen(record, { ...MONTH, statuses: ["ABSENT"] })).toBe(false);
    expect(isChosen(record, { ...MONTH, flags: ["LATE"] })).toBe(false);
  });

  it("adds totals of one group up, rates anew, in the order of names", () => {
    const sums = addGroups([group("b", 240), group("d", 1)], [group("c", 2), group("b", 480)]);
    expect(sums.map(({ id, workedMinutes }) => `${id} ${workedMinutes}`)).toEqual(["b 720", "c 2", "d 1"]);
    expect(sums[0]?.hoursProgressPct).toBe(75);
    expect(sums.filter((each) => isBehind(each, ["b", "b"])).map(({ id }) => id)).toEqual(["c", "d"]);
  });
});
