import { addDays } from "../dates.ts";
import { type DateRange, FIRST_DATE, LAST_DATE, listDifferences, type Stretch } from "../rules/stretches.ts";
import { listHolidayDates, type PlaceCalendar, USUAL_WEEKEND, type Weekday, WEEKDAYS } from "./place-calendar.ts";

/** The dates that may be others after a change of a calendar, as few ranges as can say so. What a holiday is called is none. */
export function listChangedDates(before: PlaceCalendar, after: PlaceCalendar): readonly DateRange[] {
  const days = [
    ...listOthers(listHolidayDates(before.holidays), listHolidayDates(after.holidays)),
    ...listOthers(new Set(before.extraWorkingDays), new Set(after.extraWorkingDays)),
  ];
  return [...listDifferences(toWeekends(before), toWeekends(after)), ...toRanges(days)];
}

function listOthers(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] {
  return [...[...before].filter((date) => !after.has(date)), ...[...after].filter((date) => !before.has(date))];
}

/** A weekend holds until the next one. */
function toWeekends({ weekends }: PlaceCalendar): readonly Stretch<readonly Weekday[]>[] {
  const all = [{ from: FIRST_DATE, weekend: USUAL_WEEKEND }, ...weekends];
  return all
    .map(({ from, weekend }, index) => {
      const next = all[index + 1];
      const value = WEEKDAYS.filter((day) => weekend.includes(day));
      return { from, to: next === undefined ? LAST_DATE : addDays(next.from, -1), value };
    })
    .filter(({ from, to }) => from <= to);
}

function toRanges(dates: readonly string[]): readonly DateRange[] {
  const ranges: DateRange[] = [];
  for (const date of [...new Set(dates)].toSorted()) {
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.to, 1) === date) ranges.splice(-1, 1, { from: last.from, to: date });
    else ranges.push({ from: date, to: date });
  }
  return ranges;
}
