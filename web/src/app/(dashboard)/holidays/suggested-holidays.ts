import type { CalendarFactsFragment, HolidaySuggestionsQuery } from "@biometricflow/sdk/generated/graphql";

type SuggestedDate = NonNullable<HolidaySuggestionsQuery["holidaySuggestions"]>[number];

/** A holiday that may be one: from its first date to its last one. */
export interface SuggestedHoliday {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** The dates of each suggestion as one holiday, in the order of first dates. */
export function groupSuggestions(dates: readonly SuggestedDate[]): readonly SuggestedHoliday[] {
  const holidays = new Map<string, SuggestedHoliday>();
  for (const { suggestion: id, date, name } of dates) {
    const known = holidays.get(id);
    holidays.set(id, known ? { ...known, to: date } : { id, from: date, to: date, name });
  }
  return [...holidays.values()];
}

/** What may still be confirmed in time, and what is over; each in the order of first dates. */
export function partByTime(holidays: readonly SuggestedHoliday[], today: string) {
  const isOver = ({ to }: SuggestedHoliday) => to < today;
  return { coming: holidays.filter((one) => !isOver(one)), past: holidays.filter(isOver) };
}

/** Whether a suggestion was confirmed at each of some places. */
export function isConfirmed(
  id: string,
  placeIds: readonly string[],
  calendars: readonly Pick<CalendarFactsFragment, "place" | "holidayPeriods">[],
): boolean {
  const isAt = (placeId: string) =>
    calendars.some(
      ({ place, holidayPeriods }) =>
        place?.id === placeId && holidayPeriods.some(({ suggestion }) => suggestion === id),
    );
  return placeIds.length > 0 && placeIds.every(isAt);
}
