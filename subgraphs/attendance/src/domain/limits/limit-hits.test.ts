import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../dates.ts";
import { createWeekOf } from "../weeks.ts";
import { createRuleFinder, type WorkRule } from "../work-rules/work-rule.ts";
import { findLimitHits, type LimitDay, type LimitKind, needsStretches } from "./limit-hits.ts";

const HOUR = 60;
const at = (date: string, hour: number) => Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000;

/** A day from one hour to another, with an hour of break. */
function day(date: string, from: number, to: number, over: Partial<LimitDay> = {}): LimitDay {
  return {
    date,
    personId: "p.1",
    departmentId: "d.it",
    placeId: "riyadh",
    workedMinutes: (to - from - 1) * HOUR,
    presenceMinutes: (to - from) * HOUR,
    checkInMs: at(date, from),
    checkOutMs: at(date, to),
    ...over,
  };
}

const rule = (kind: LimitKind, minutes: number | undefined, over: Partial<WorkRule> = {}): WorkRule => ({
  kind,
  scope: { kind: "ORGANISATION", id: "" },
  from: "2026-01-01",
  to: undefined,
  minutes,
  source: "Article 98",
  ...over,
});

const judge = (days: readonly LimitDay[], rules: readonly WorkRule[]) =>
  findLimitHits(days, { findRule: createRuleFinder(rules), weekOf: createWeekOf([]) });
const told = (days: readonly LimitDay[], ...rules: readonly WorkRule[]) =>
  judge(days, rules).map(
    ({ date, kind, minutes, rule: { minutes: bound } }) => `${date.slice(8)} ${kind} ${minutes}/${bound}`,
  );

const SUNDAY = "2026-11-22";
const WEEK = [0, 1, 2, 3, 4].map((offset) => day(addDays(SUNDAY, offset), 8, 18));

describe("a limit is passed", () => {
  it("by more than a day's minutes, and not by as many", () => {
    expect(told([day(SUNDAY, 8, 17), day("2026-11-23", 8, 18)], rule("WORK_DAY", 8 * HOUR))).toEqual([
      "23 WORK_DAY 540/480",
    ]);
  });

  it("in a week on the date on which its sum passes the bound, with all of its dates as evidence", () => {
    const [hit, ...others] = judge([day("2026-11-21", 8, 18), ...WEEK], [rule("WORK_WEEK", 40 * HOUR)]);
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ date: "2026-11-26", minutes: 45 * HOUR, dates: WEEK.map(({ date }) => date) });
    expect(told(WEEK, rule("WORK_WEEK", 45 * HOUR))).toEqual([]);
  });

  it("by the hours of a season while it lasts", () => {
    const ramadan = { from: "2026-11-24", to: "2026-11-25" };
    const rules = [
      rule("WORK_DAY", 9 * HOUR),
      rule("WORK_DAY", 6 * HOUR, ramadan),
      rule("WORK_WEEK", 26 * HOUR, ramadan),
    ];
    expect(told(WEEK, ...rules)).toEqual(["24 WORK_DAY 540/360", "24 WORK_WEEK 2700/1560", "25 WORK_DAY 540/360"]);
  });

  it("on site from the first entry to the last leave, whatever was worked", () => {
    const long = day(SUNDAY, 6, 19, { workedMinutes: 60 });
    expect(judge([long], [rule("ON_SITE", 12 * HOUR)])).toMatchObject([
      { minutes: 13 * HOUR, fromMs: at(SUNDAY, 6), toMs: at(SUNDAY, 19) },
    ]);
    expect(told([day(SUNDAY, 6, 18)], rule("ON_SITE", 12 * HOUR))).toEqual([]);
    expect(told([{ ...long, checkOutMs: undefined }], rule("ON_SITE", 12 * HOUR))).toEqual([]);
  });

  it("without a break by the longest stretch, with the punches at its ends", () => {
    const stretches = [
      { fromMs: at(SUNDAY, 8), toMs: at(SUNDAY, 11), punchIds: ["a", "b"] },
      { fromMs: at(SUNDAY, 12), toMs: at(SUNDAY, 18), punchIds: ["c", "d"] },
    ];
    const known = day(SUNDAY, 8, 18, { stretches });
    expect(judge([known], [rule("CONTINUOUS", 5 * HOUR)])).toMatchObject([{ minutes: 6 * HOUR, punchIds: ["c", "d"] }]);
    expect(told([known], rule("CONTINUOUS", 6 * HOUR))).toEqual([]);
    expect(told([day(SUNDAY, 8, 18)], rule("CONTINUOUS", 5 * HOUR))).toEqual([]);
  });

  it("by too little rest before a day, days without punches between them counted in", () => {
    const days = [day(SUNDAY, 8, 23), day("2026-11-23", 7, 15), day("2026-11-25", 7, 15)];
    expect(told(days, rule("REST", 11 * HOUR))).toEqual(["23 REST 480/660"]);
    expect(told(days, rule("REST", 8 * HOUR))).toEqual([]);
    const unknown = [day(SUNDAY, 8, 23, { checkOutMs: undefined }), day("2026-11-23", 7, 15)];
    expect(told(unknown, rule("REST", 11 * HOUR))).toEqual([]);
  });
});

it("wants the stretches of a day only where a rule bounds less than its presence", () => {
  const terms = (...rules: readonly WorkRule[]) => ({ findRule: createRuleFinder(rules), weekOf: createWeekOf([]) });
  expect(needsStretches(day(SUNDAY, 8, 18), terms())).toBe(false);
  expect(needsStretches(day(SUNDAY, 8, 18), terms(rule("CONTINUOUS", 300)))).toBe(true);
  expect(needsStretches(day(SUNDAY, 8, 13), terms(rule("CONTINUOUS", 300)))).toBe(false);
});

describe("over any days and rules", () => {
  const KINDS: readonly LimitKind[] = ["WORK_DAY", "WORK_WEEK", "ON_SITE", "REST", "CONTINUOUS"];
  const arbitraryDays = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 6, max: 9 })), {
      maxLength: 20,
    })
    .map((list) =>
      list.map(([offset, hours, from]) => {
        const date = addDays(SUNDAY, offset);
        const stretches = [{ fromMs: at(date, from), toMs: at(date, from + hours), punchIds: ["a", "b"] }];
        return day(date, from, from + hours, { stretches, workedMinutes: hours * HOUR });
      }),
    )
    .map((days) => [...new Map(days.map((each) => [each.date, each])).values()])
    .map((days) => days.toSorted((left, right) => (left.date < right.date ? -1 : 1)));
  const arbitraryRules = fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      minutes: fc.option(fc.integer({ min: 0, max: 1200 }), { nil: undefined }),
      season: fc.option(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 9 })), { nil: undefined }),
    }),
    { maxLength: 6 },
  );
  const toRules = (list: typeof arbitraryRules extends fc.Arbitrary<infer T> ? T : never) =>
    list.map(({ kind, minutes, season }) => {
      if (season === undefined) return rule(kind, minutes);
      const from = addDays(SUNDAY, season[0]);
      return rule(kind, minutes, { from, to: addDays(from, season[1]) });
    });
  const weekOf = createWeekOf([]);
  /** What a hit is about: more of the same may move the date on which a week passes its bound. */
  const toKey = ({ kind, date }: { readonly kind: LimitKind; readonly date: string }) =>
    kind === "WORK_WEEK" ? `${kind} ${weekOf("", date)}` : `${kind} ${date}`;

  it("staying longer on one of them never takes a hit away", () => {
    fc.assert(
      fc.property(
        arbitraryDays,
        arbitraryRules,
        fc.nat(),
        fc.integer({ min: 1, max: 300 }),
        (days, list, which, more) => {
          const rules = toRules(list);
          const longer = days.map((each, index) => (index === which % days.length ? stayLonger(each, more) : each));
          const after = new Set(judge(longer, rules).map(toKey));
          for (const hit of judge(days, rules)) expect(after).toContain(toKey(hit));
        },
      ),
    );
  });

  it("a rule that is off gives no hit, and each hit is beyond its bound", () => {
    fc.assert(
      fc.property(arbitraryDays, arbitraryRules, (days, list) => {
        const rules = toRules(list);
        expect(
          judge(
            days,
            rules.map((each) => ({ ...each, minutes: undefined })),
          ),
        ).toEqual([]);
        for (const { kind, minutes, rule: holding, date, dates } of judge(days, rules)) {
          expect(kind === "REST" ? minutes < holding.minutes : minutes > holding.minutes).toBe(true);
          expect(dates).toContain(date);
        }
      }),
    );
  });
});

/** The same day with its leave later. */
function stayLonger(each: LimitDay, minutes: number): LimitDay {
  const stretches = each.stretches?.map((stretch) => ({ ...stretch, toMs: stretch.toMs + minutes * 60_000 }));
  return {
    ...each,
    workedMinutes: each.workedMinutes + minutes,
    presenceMinutes: each.presenceMinutes + minutes,
    checkOutMs: (each.checkOutMs ?? 0) + minutes * 60_000,
    stretches,
  };
}
