import type { CalendarEdit } from "./calendar-edit.ts";
import type { EditedHoliday, HolidayChange } from "./calendar-store.ts";
import { type Holiday, type HolidayFacts, isHolidayRange, type SharedHoliday } from "./holiday.ts";
import type { PlaceCalendar } from "./place-calendar.ts";

/** Why a holiday is not changed. */
export type RefusedHoliday = Exclude<EditedHoliday, { readonly kind: "DONE" }>;

/** What a change of a holiday makes of the calendars, one edit for each place; or why it is refused. */
export type HolidayPlan =
  | {
      readonly kind: "DONE";
      readonly holiday: SharedHoliday;
      readonly edits: ReadonlyMap<string, CalendarEdit>;
    }
  | RefusedHoliday;

type CanChange = (placeId: string) => boolean;

/** Other dates, names or places of a holiday. What an actor does not see is as if it were not there. */
export function planHolidayEdit(
  before: SharedHoliday | undefined,
  change: HolidayChange,
  canChange: CanChange,
): HolidayPlan {
  if (before === undefined || !before.placeIds.some(canChange)) return { kind: "GONE" };
  const { placeIds: known, ...own } = before;
  const { placeIds = known, ...facts } = change;
  const holiday: Holiday = { ...own, ...facts };
  if (!known.every(canChange)) return { kind: "ELSEWHERE_TOO" };
  if (!isHolidayRange(holiday)) return { kind: "BAD_DATES" };
  const dropped = known.filter((placeId) => !placeIds.includes(placeId));
  const edits = new Map<string, CalendarEdit>([
    ...placeIds.map((placeId) => [placeId, { kind: "PUT_HOLIDAYS", holidays: [holiday] }] as const),
    ...dropped.map((placeId) => [placeId, { kind: "DROP_HOLIDAY", id: before.id }] as const),
  ]);
  return { kind: "DONE", holiday: { ...holiday, placeIds }, edits };
}

/**
 * Takes a holiday back at some of its places, or at all.
 *
 * @returns with the holiday where it is none any more
 */
export function planHolidayRemoval(
  before: SharedHoliday | undefined,
  placeIds: readonly string[] | undefined,
  canChange: CanChange,
): HolidayPlan {
  if (before === undefined || !before.placeIds.some(canChange)) return { kind: "GONE" };
  if (placeIds === undefined && !before.placeIds.every(canChange)) return { kind: "ELSEWHERE_TOO" };
  const dropped = before.placeIds.filter((placeId) => placeIds === undefined || placeIds.includes(placeId));
  if (dropped.length === 0) return { kind: "GONE" };
  const edits = new Map(dropped.map((placeId) => [placeId, { kind: "DROP_HOLIDAY", id: before.id } as const]));
  return { kind: "DONE", holiday: { ...before, placeIds: dropped }, edits };
}

/** Makes suggestions holidays at each place of the calendars where they are none yet. */
export function planConfirmation(
  calendars: readonly PlaceCalendar[],
  suggestions: readonly HolidayFacts[],
  newId: () => string,
): { readonly made: readonly SharedHoliday[]; readonly edits: ReadonlyMap<string, CalendarEdit> } {
  const made = suggestions
    .map((facts) => {
      const isNew = ({ holidays }: PlaceCalendar) => holidays.every((each) => each.suggestion !== facts.suggestion);
      return { id: newId(), ...facts, placeIds: calendars.filter(isNew).map(({ placeId }) => placeId) };
    })
    .filter(({ placeIds }) => placeIds.length > 0);
  const toEdit = ({ placeId }: PlaceCalendar): CalendarEdit => {
    const own = made.filter(({ placeIds }) => placeIds.includes(placeId));
    return { kind: "PUT_HOLIDAYS", holidays: own.map(({ placeIds: _places, ...holiday }) => holiday) };
  };
  return { made, edits: new Map(calendars.map((calendar) => [calendar.placeId, toEdit(calendar)])) };
}

/** A holiday, and where it is one, by the calendars of all places. */
export function findShared(calendars: readonly PlaceCalendar[], id: string): SharedHoliday | undefined {
  const found = calendars.flatMap(({ placeId, holidays }) =>
    holidays.filter((each) => each.id === id).map((holiday) => ({ placeId, holiday })),
  );
  const [first] = found;
  return first && { ...first.holiday, placeIds: found.map(({ placeId }) => placeId) };
}
