import type { Kysely } from "kysely";
import type { Holiday, SharedHoliday } from "../domain/calendars/holiday.ts";
import { sortHolidays } from "../domain/calendars/holiday.ts";
import {
  type PlaceCalendar,
  toEmptyCalendar,
  type WeekendChange,
  WEEKDAYS,
} from "../domain/calendars/place-calendar.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables, WriteTransaction } from "./database.ts";

/** What was said of the days of places; inside a transaction where something is decided by it. */
export async function listCalendars(read: Kysely<Tables>): Promise<readonly PlaceCalendar[]> {
  const weekends = await read.selectFrom("place_weekend").selectAll().orderBy("from_date").execute();
  const holidays = await read
    .selectFrom("holiday")
    .innerJoin("holiday_place", "holiday_place.holiday_id", "holiday.id")
    .selectAll()
    .execute();
  const days = await read.selectFrom("extra_working_day").selectAll().orderBy("date").execute();
  const ids = [...new Set([weekends, holidays, days].flatMap((rows) => rows.map(({ place_id }) => place_id)))];
  const [weekendsOf, holidaysOf, daysOf] = [group(weekends), group(holidays), group(days)];
  return ids.toSorted().map((placeId) => ({
    placeId,
    weekends: (weekendsOf.get(placeId) ?? []).map(toWeekend),
    holidays: sortHolidays((holidaysOf.get(placeId) ?? []).map(toHoliday)),
    extraWorkingDays: (daysOf.get(placeId) ?? []).map(({ date }) => date),
  }));
}

/** The calendars of some places, in their order; empty ones where nothing was said. */
export async function findCalendars(
  read: Kysely<Tables>,
  placeIds: readonly string[],
): Promise<readonly PlaceCalendar[]> {
  const known = new Map((await listCalendars(read)).map((calendar) => [calendar.placeId, calendar]));
  return placeIds.map((id) => known.get(id) ?? toEmptyCalendar(id));
}

/** A holiday, and where it is one. */
export async function findHoliday(read: Kysely<Tables>, id: string): Promise<SharedHoliday | undefined> {
  const row = await read.selectFrom("holiday").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return undefined;
  const places = await read.selectFrom("holiday_place").select("place_id").where("holiday_id", "=", id).execute();
  return { ...toHoliday(row), placeIds: places.map(({ place_id }) => place_id).toSorted() };
}

/** A place's calendar before and after. */
export interface CalendarChange {
  readonly before: PlaceCalendar;
  readonly after: PlaceCalendar;
}

/** Writes what is another in some calendars, and no row that is not. */
export async function writeCalendars(transaction: WriteTransaction, changes: readonly CalendarChange[]): Promise<void> {
  await writeHolidays(transaction, changes);
  for (const change of changes) {
    await writeWeekends(transaction, change);
    await writeWorkingDays(transaction, change);
  }
}

async function writeHolidays({ tx }: WriteTransaction, changes: readonly CalendarChange[]): Promise<void> {
  const written = new Set<string>();
  const left = new Set<string>();
  for (const { before, after } of changes) {
    const { placeId } = after;
    const [gone, made] = [missing(before.holidays, after.holidays), missing(after.holidays, before.holidays)];
    const isPlace = (ids: readonly string[]) => isOneOf("holiday_id", ids);
    const stays = new Set(before.holidays.map(({ id }) => id));
    const leaving = gone.filter(({ id }) => !after.holidays.some((each) => each.id === id)).map(({ id }) => id);
    await tx.deleteFrom("holiday_place").where("place_id", "=", placeId).where(isPlace(leaving)).execute();
    for (const id of leaving) left.add(id);
    for (const holiday of made) {
      if (!written.has(holiday.id)) await writeHoliday(tx, holiday);
      written.add(holiday.id);
      if (stays.has(holiday.id)) continue;
      await tx.insertInto("holiday_place").values({ holiday_id: holiday.id, place_id: placeId }).execute();
    }
  }
  await tx
    .deleteFrom("holiday")
    .where(isOneOf("id", [...left]))
    .where("id", "not in", tx.selectFrom("holiday_place").select("holiday_id"))
    .execute();
}

async function writeHoliday(tx: WriteTransaction["tx"], holiday: Holiday): Promise<void> {
  const { id, from, to, name, latinName, arabicName, suggestion } = holiday;
  const names = { name, latin_name: latinName ?? null, arabic_name: arabicName ?? null };
  const facts = { from_date: from, to_date: to, ...names, suggestion: suggestion ?? null };
  await tx
    .insertInto("holiday")
    .values({ id, ...facts })
    .onConflict((known) => known.column("id").doUpdateSet(facts))
    .execute();
}

async function writeWeekends({ tx }: WriteTransaction, { before, after }: CalendarChange): Promise<void> {
  const { placeId } = after;
  for (const { from } of missing(before.weekends, after.weekends))
    await tx.deleteFrom("place_weekend").where("place_id", "=", placeId).where("from_date", "=", from).execute();
  for (const { from, weekend } of missing(after.weekends, before.weekends))
    await tx
      .insertInto("place_weekend")
      .values({ place_id: placeId, from_date: from, weekend: weekend.join(",") })
      .execute();
}

async function writeWorkingDays({ tx }: WriteTransaction, { before, after }: CalendarChange): Promise<void> {
  const { placeId } = after;
  for (const date of missing(before.extraWorkingDays, after.extraWorkingDays))
    await tx.deleteFrom("extra_working_day").where("place_id", "=", placeId).where("date", "=", date).execute();
  for (const date of missing(after.extraWorkingDays, before.extraWorkingDays))
    await tx.insertInto("extra_working_day").values({ place_id: placeId, date }).execute();
}

/** What of a list is not in another one as it is. */
function missing<T>(list: readonly T[], other: readonly T[]): readonly T[] {
  const known = new Set(other.map((each) => JSON.stringify(each)));
  return list.filter((each) => !known.has(JSON.stringify(each)));
}

function group<T extends { readonly place_id: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(rows, ({ place_id }) => place_id);
}

function toWeekend({ from_date, weekend }: Tables["place_weekend"]): WeekendChange {
  const names = new Set(weekend.split(","));
  return { from: from_date, weekend: WEEKDAYS.filter((day) => names.has(day)) };
}

function toHoliday(row: Tables["holiday"]): Holiday {
  const { id, from_date: from, to_date: to, name, latin_name, arabic_name, suggestion } = row;
  const names = { name, latinName: latin_name ?? undefined, arabicName: arabic_name ?? undefined };
  return { id, from, to, ...names, suggestion: suggestion ?? undefined };
}
