import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../dates.ts";
import { createWeekOf } from "../weeks.ts";
import { createRuleFinder, type WorkRule, type WorkRuleKind } from "../work-rules/work-rule.ts";
import { countApproved, type OvertimeDay } from "./approved-overtime.ts";

const weekOf = createWeekOf([]);
const day = (date: string, workedOverMinutes: number, approvedMinutes = workedOverMinutes): OvertimeDay => ({
  date,
  personId: "p.1",
  departmentId: "d.it",
  placeId: "riyadh",
  workedOverMinutes,
  approvedMinutes,
});
const cap = (kind: WorkRuleKind, minutes: number, over: Partial<WorkRule> = {}): WorkRule => ({
  kind,
  scope: { kind: "ORGANISATION", id: "" },
  from: "2026-01-01",
  to: undefined,
  minutes,
  source: "Article 107",
  ...over,
});

/** What counts on each day, `minutes: key minutes, ...`. */
function count(days: readonly OvertimeDay[], ...rules: readonly WorkRule[]): readonly string[] {
  const counted = countApproved(days, { findRule: createRuleFinder(rules), weekOf });
  return [...counted.values()].map(
    ({ minutes, lines }) => `${minutes}: ${lines.map((line) => `${line.key} ${line.minutes}`).join(", ")}`,
  );
}

describe("of the overtime of a day counts", () => {
  it("what was worked over and approved, and no more", () => {
    expect(count([day("2026-11-22", 90, 60)])).toEqual(["60: WORKED_OVER 90, NOT_APPROVED -30"]);
    expect(count([day("2026-11-22", 90)])).toEqual(["90: WORKED_OVER 90"]);
    expect(count([day("2026-11-22", 90, 0)])).toEqual(["0: WORKED_OVER 90, NOT_APPROVED -90"]);
  });

  it("what the record still has, when it has less than was approved, and says so", () => {
    expect(count([day("2026-11-22", 30, 90)])).toEqual(["30: WORKED_OVER 30, WORKED_LESS 0"]);
  });

  it("no more than the caps of day, week and month, earlier dates first; each cap that cut says so", () => {
    const days = ["2026-11-22", "2026-11-23", "2026-11-29", "2026-12-01"].map((date) => day(date, 180));
    expect(count(days, cap("OVERTIME_DAY", 120))).toEqual(days.map(() => "120: WORKED_OVER 180, OVERTIME_DAY -60"));
    expect(count(days, cap("OVERTIME_WEEK", 300))).toEqual([
      "180: WORKED_OVER 180",
      "120: WORKED_OVER 180, OVERTIME_WEEK -60",
      "180: WORKED_OVER 180",
      "120: WORKED_OVER 180, OVERTIME_WEEK -60",
    ]);
    expect(count(days, cap("OVERTIME_MONTH", 400), cap("OVERTIME_DAY", 150))).toEqual([
      "150: WORKED_OVER 180, OVERTIME_DAY -30",
      "150: WORKED_OVER 180, OVERTIME_DAY -30",
      "100: WORKED_OVER 180, OVERTIME_DAY -30, OVERTIME_MONTH -50",
      "150: WORKED_OVER 180, OVERTIME_DAY -30",
    ]);
  });

  it("nothing for a day alone of what others used: the week begins after the weekend", () => {
    expect(count([day("2026-11-28", 60), day("2026-11-29", 60)], cap("OVERTIME_WEEK", 60))).toEqual([
      "60: WORKED_OVER 60",
      "60: WORKED_OVER 60",
    ]);
  });

  it("never more than any bound, and adds up by its lines", () => {
    const minutes = fc.integer({ min: 0, max: 600 });
    const arbitrary = fc.record({
      days: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), minutes, minutes), { maxLength: 40 }),
      caps: fc.tuple(minutes, fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 5000 })),
    });
    fc.assert(
      fc.property(arbitrary, ({ days, caps: [perDay, perWeek, perMonth] }) => {
        const unique = new Map(days.map(([offset, ...rest]) => [offset, rest] as const));
        const known = [...unique].toSorted(([left], [right]) => left - right);
        const list = known.map(([offset, [over, approved]]) => day(addDays("2026-11-01", offset), over, approved));
        const rules = [cap("OVERTIME_DAY", perDay), cap("OVERTIME_WEEK", perWeek), cap("OVERTIME_MONTH", perMonth)];
        const counted = countApproved(list, { findRule: createRuleFinder(rules), weekOf });
        const sums = new Map<string, number>();
        for (const one of list) {
          const { minutes: counts = -1, lines = [] } = counted.get(one.date) ?? {};
          expect(counts).toBeGreaterThanOrEqual(0);
          expect(counts).toBeLessThanOrEqual(Math.min(one.workedOverMinutes, one.approvedMinutes, perDay));
          expect(lines.reduce((sum, line) => sum + line.minutes, 0)).toBe(counts);
          for (const key of [weekOf("", one.date), one.date.slice(0, 7)]) sums.set(key, (sums.get(key) ?? 0) + counts);
        }
        for (const [key, sum] of sums) expect(sum).toBeLessThanOrEqual(key.length === 7 ? perMonth : perWeek);
      }),
    );
  });
});
