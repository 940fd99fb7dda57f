import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../dates.ts";
import type { HabitDay, Insight } from "./insight.ts";
import { findManyPins, MANY_PINS, type ReaderPunch } from "./many-pins.ts";
import { findTendencies } from "./tendencies.ts";
import { findImpossibleTravel, type PlacedPunch } from "./travel.ts";
import { findUnusualHours } from "./usual-hours.ts";

/** A Sunday; the eight weeks before it are the past. */
const RANGE = { from: "2026-11-01", to: "2026-11-28" };
const FIRST = "2026-09-06";
const START = 8 * 60;

/** What a day of the pattern is like; the date decides. */
type Pattern = (date: string, index: number) => Partial<HabitDay> & { readonly minutes?: number };

const weekday = (date: string) => new Date(date).getUTCDay();
const toClockMinutes = (_place: string, date: string, ms: number) => (ms - Date.parse(date)) / 60_000;

/** Working days, Sunday to Thursday, over the past and the range; an entry at eight where the pattern says nothing else. */
function live(pattern: Pattern): readonly HabitDay[] {
  const dates: string[] = [];
  for (let date = FIRST; date <= RANGE.to; date = addDays(date, 1)) if (weekday(date) < 5) dates.push(date);
  return dates.map((date, index) => {
    const { minutes = START, ...rest } = pattern(date, index);
    return {
      date,
      personId: "p.1",
      placeId: "riyadh",
      departmentId: "it",
      shiftId: undefined,
      checkInMs: Date.parse(date) + minutes * 60_000,
      expectedMinutes: 480,
      lateMinutes: 0,
      overtimeMinutes: 0,
      isProved: true,
      ...rest,
    };
  });
}

const findUnusual = (pattern: Pattern) => findUnusualHours(live(pattern), RANGE, toClockMinutes);
const findAll = (pattern: Pattern) => [...findUnusual(pattern), ...findTendencies(live(pattern), RANGE)];
const tell = (insights: readonly Insight[]) => insights.map(({ reason, from }) => `${reason} ${from}`);
const PLANTED = "2026-11-17";
const on =
  (planted: Partial<HabitDay> & { readonly minutes?: number }, others: Pattern = () => ({})): Pattern =>
  (date, index) =>
    date === PLANTED ? planted : others(date, index);

describe("whoever keeps one habit", () => {
  it("is in no insight, whatever the habit", () => {
    const minutes = fc.integer({ min: 0, max: 1800 });
    const figures = fc.record({ minutes, lateMinutes: fc.nat(300), overtimeMinutes: fc.nat(300) });
    fc.assert(
      fc.property(figures, (habit) => {
        expect(findAll(() => habit)).toEqual([]);
      }),
    );
  });

  it("is in no insight for coming some minutes earlier or later", () => {
    const jitter = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(jitter, (offsets) => {
        expect(findAll((_date, index) => ({ minutes: START + (offsets[index] ?? 0) }))).toEqual([]);
      }),
    );
  });
});

describe("an unusual entry", () => {
  it("is found wherever it is planted, with what is usual", () => {
    fc.assert(
      fc.property(fc.integer({ min: 91, max: 480 }), fc.boolean(), (far, isEarly) => {
        const minutes = START + (isEarly ? -far : far);
        const [insight, ...others] = findUnusual(on({ minutes }));
        expect(others).toEqual([]);
        expect(insight).toMatchObject({
          reason: isEarly ? "EARLIER_THAN_USUAL" : "LATER_THAN_USUAL",
          from: PLANTED,
          to: PLANTED,
          values: {
            checkInAt: Date.parse(PLANTED) + minutes * 60_000,
            usualAt: Date.parse(PLANTED) + START * 60_000,
            differenceMinutes: far,
            spreadMinutes: 0,
            days: 40,
          },
        });
      }),
    );
  });

  it("is none at the bound, nor within five times the spread of whoever comes as it suits", () => {
    expect(findUnusual(on({ minutes: START + 90 }))).toEqual([]);
    const asItSuits: Pattern = (_date, index) => ({ minutes: START + (index % 2 === 0 ? -40 : 40) });
    expect(findUnusual(on({ minutes: START + 200 }, asItSuits))).toEqual([]);
    expect(tell(findUnusual(on({ minutes: START + 201 }, asItSuits)))).toEqual([`LATER_THAN_USUAL ${PLANTED}`]);
  });

  it("is not made usual by a few others before it", () => {
    const someOdd: Pattern = (date) => ({ minutes: date < "2026-10-11" && weekday(date) < 2 ? 0 : START });
    expect(tell(findUnusual(on({ minutes: 0 }, someOdd)))).toEqual([`EARLIER_THAN_USUAL ${PLANTED}`]);
  });

  it("is none by a shift or at a place with less than fifteen days, nor on a day that is not proved", () => {
    expect(findUnusual(on({ minutes: 0, shiftId: "night" }))).toEqual([]);
    expect(findUnusual(on({ minutes: 0, placeId: "cairo" }))).toEqual([]);
    expect(findUnusual(on({ minutes: 0, isProved: false }))).toEqual([]);
    const isNew = live(on({ minutes: 0 })).filter(({ date }) => date > "2026-10-27");
    expect(findUnusualHours(isNew, RANGE, toClockMinutes)).toEqual([]);
  });
});

describe("a tendency", () => {
  const find = (pattern: Pattern) => findTendencies(live(pattern), RANGE);

  it("tells who is late more, or less, often than before, with the figures", () => {
    const [rising, ...others] = find((date, index) => ({
      lateMinutes: date >= RANGE.from && index % 2 === 0 ? 20 : 0,
    }));
    expect(others).toEqual([]);
    expect(rising).toMatchObject({ kind: "TARDINESS", reason: "LATE_MORE_OFTEN", ...RANGE, punchIds: [] });
    expect(rising?.values).toEqual({
      days: 10,
      ofDays: 20,
      pct: 50,
      pastDays: 0,
      pastOfDays: 40,
      pastPct: 0,
      averageMinutes: 10,
      pastAverageMinutes: 0,
      unprovedDays: 0,
    });
    expect(rising?.dates).toHaveLength(10);
    const falling = find((date, index) => ({ lateMinutes: date < RANGE.from && index % 2 === 0 ? 20 : 0 }));
    expect(tell(falling)).toEqual([`LATE_LESS_OFTEN ${RANGE.from}`]);
  });

  it("tells the same of overtime, of a quarter of an hour at least", () => {
    const more = (minutes: number) => find((date) => ({ overtimeMinutes: date >= RANGE.from ? minutes : 0 }));
    expect(tell(more(15))).toEqual([`OVERTIME_MORE_OFTEN ${RANGE.from}`]);
    expect(more(14)).toEqual([]);
  });

  it("is none of one day, however long, nor of less than chance makes", () => {
    expect(find(on({ lateMinutes: 400, overtimeMinutes: 400 }))).toEqual([]);
    expect(find((date) => ({ lateMinutes: date >= "2026-11-23" ? 20 : 0 }))).toHaveLength(1);
    expect(find((date) => ({ lateMinutes: date >= "2026-11-24" && date < "2026-11-26" ? 20 : 0 }))).toEqual([]);
  });

  it("is none where so few days differ as much by chance", () => {
    const often: Pattern = (date, index) => {
      const isHit = date < RANGE.from ? index % 2 === 0 : index % 4 < 3;
      return { lateMinutes: isHit ? 20 : 0 };
    };
    expect(find(often)).toEqual([]);
  });

  it("is one at twenty points, and none below", () => {
    const late = (days: number) =>
      find((date, index) => ({ lateMinutes: date >= RANGE.from && index < 40 + days ? 20 : 0 }));
    expect(late(4)).toHaveLength(1);
    expect(late(3)).toEqual([]);
  });

  it("is none of few days, of days off, nor of days that are not proved", () => {
    const late = (date: string) => (date >= RANGE.from ? 20 : 0);
    expect(find((date) => ({ lateMinutes: late(date), expectedMinutes: date >= RANGE.from ? 0 : 480 }))).toEqual([]);
    expect(find((date) => ({ lateMinutes: late(date), isProved: date < RANGE.from }))).toEqual([]);
    const fewUnproved = (date: string) => ({ lateMinutes: late(date), isProved: date !== "2026-11-03" });
    expect(find(fewUnproved)[0]?.values).toMatchObject({ days: 19, ofDays: 19, unprovedDays: 1 });
    const few = live((date) => ({ lateMinutes: late(date) })).filter(({ date }) => date < "2026-11-12");
    expect(findTendencies(few, RANGE)).toEqual([]);
  });

  it("tells on which weekday somebody is late, and not who is late on all", () => {
    const [mostly, ...others] = find((date) => ({ lateMinutes: weekday(date) === 1 ? 20 : 0 }));
    expect(others).toEqual([]);
    expect(mostly).toMatchObject({
      kind: "LATE_WEEKDAY",
      values: { weekday: "MON", days: 12, ofDays: 12, pct: 100, otherDays: 0, otherOfDays: 48, otherPct: 0 },
    });
    expect(find(() => ({ lateMinutes: 20 }))).toEqual([]);
    expect(find((date) => ({ lateMinutes: weekday(date) === 1 && date < "2026-09-28" ? 20 : 0 }))).toEqual([]);
  });
});

describe("travel", () => {
  const at = (minutes: number, placeId: string): PlacedPunch => ({
    id: `${placeId}/${minutes}`,
    placeId,
    date: PLANTED,
    trueMs: minutes * 60_000,
  });

  it("is impossible between two places in less than ten minutes", () => {
    const found = findImpossibleTravel([at(19.5, "cairo"), at(0, "riyadh"), at(10, "riyadh"), at(40, "riyadh")]);
    expect(found).toMatchObject([
      {
        reason: "TWO_PLACES",
        from: PLANTED,
        values: { fromPlace: "riyadh", toPlace: "cairo", seconds: 570 },
        punchIds: ["riyadh/10", "cairo/19.5"],
      },
    ]);
    expect(findImpossibleTravel([at(0, "riyadh"), at(10, "cairo")])).toEqual([]);
  });

  it("is none at one place", () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 1440 }));
    fc.assert(
      fc.property(minutes, (times) => {
        expect(findImpossibleTravel(times.map((each) => at(each, "riyadh")))).toEqual([]);
      }),
    );
  });
});

describe("many PINs at one reader", () => {
  const at = (second: number, pin: number, readerId = "riyadh/gate-1"): ReaderPunch => ({
    id: `${readerId}/${pin}-${second}`,
    pin: `${pin}`,
    placeId: "riyadh",
    readerId,
    date: PLANTED,
    atMs: second * 1000,
  });

  it("are found wherever they are planted, once, whatever the order", () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 6, maxLength: 12 });
    const queue = Array.from({ length: 30 }, (_each, index) => at(100 + 3 * index, index));
    fc.assert(
      fc.property(seconds, fc.integer({ min: 300, max: 900 }), (offsets, start) => {
        const planted = offsets.map((offset, pin) => at(start + offset, pin));
        const found = findManyPins([...planted.toReversed(), ...queue]);
        expect(found).toHaveLength(1);
        expect(found[0]?.values).toMatchObject({ pins: offsets.length, punches: offsets.length });
        expect(new Set(found[0]?.punchIds)).toEqual(new Set(planted.map(({ id }) => id)));
      }),
    );
  });

  it("are none when few people punch often, at two readers, or one after the other", () => {
    const five = Array.from({ length: 20 }, (_each, index) => at(index / 2, index % (MANY_PINS.pins - 1)));
    expect(findManyPins(five)).toEqual([]);
    expect(findManyPins([0, 1, 2, 3, 4, 5].map((pin) => at(pin, pin, `riyadh/gate-${pin % 2}`)))).toEqual([]);
    expect(findManyPins([0, 1, 2, 3, 4, 5].map((pin) => at(pin * 2.1, pin)))).toEqual([]);
  });
});
