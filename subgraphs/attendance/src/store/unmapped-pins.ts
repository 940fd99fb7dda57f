import { type Kysely, sql } from "kysely";
import type { UnmappedPage, UnmappedPin } from "../domain/people/people-store.ts";
import { isOneOf, isUnclaimed } from "./conditions.ts";
import type { Tables } from "./database.ts";

/** One page of the PINs with punches that no claim takes. */
export async function listUnmapped(
  read: Kysely<Tables>,
  placeIds: readonly string[] | undefined,
  { limit, after }: UnmappedPage,
): Promise<readonly UnmappedPin[]> {
  let pins = selectUnmapped(read, placeIds)
    .select(({ fn }) => [
      "pin",
      fn.countAll<number>().as("punches"),
      sql<number>`count(distinct substr(local_time, 1, 10))`.as("days"),
      fn.max("at_ms").as("last"),
    ])
    .groupBy("pin")
    .orderBy("punches", "desc")
    .orderBy("pin")
    .limit(limit);
  if (after !== undefined) {
    const [punches, pin] = after;
    pins = pins.having(sql<boolean>`count(*) < ${punches} or (count(*) = ${punches} and pin > ${pin})`);
  }
  const rows = await pins.execute();
  const places = Map.groupBy(
    await listPlaces(
      read,
      placeIds,
      rows.map(({ pin }) => pin),
    ),
    ({ pin }) => pin,
  );
  return rows.map(({ pin, punches, days, last }) => ({
    pin,
    punches,
    days,
    lastAtMs: last ?? undefined,
    placeIds: (places.get(pin) ?? []).map(({ place_id }) => place_id),
  }));
}

/** How many PINs there are. */
export async function countUnmapped(read: Kysely<Tables>, placeIds: readonly string[] | undefined): Promise<number> {
  const counted = selectUnmapped(read, placeIds).select(sql<number>`count(distinct pin)`.as("count"));
  return (await counted.executeTakeFirstOrThrow()).count;
}

async function listPlaces(read: Kysely<Tables>, placeIds: readonly string[] | undefined, pins: readonly string[]) {
  if (pins.length === 0) return [];
  return selectUnmapped(read, placeIds)
    .select(["pin", "place_id"])
    .distinct()
    .where("pin", "in", pins)
    .orderBy("place_id")
    .execute();
}

function selectUnmapped(read: Kysely<Tables>, placeIds: readonly string[] | undefined) {
  const punches = read
    .selectFrom("punch")
    .where("set_aside", "is", null)
    .where(sql<boolean>`pin in (${CANDIDATES})`)
    .where(isUnclaimed());
  return placeIds === undefined ? punches : punches.where(isOneOf("place_id", placeIds));
}

/** Every PIN that punched, by a step from each to the next in the index, without those that somebody has everywhere and always. */
const CANDIDATES = sql`
  with recursive pins(pin) as (
    select min(pin) from punch
    union all
    select (select min(pin) from punch where punch.pin > pins.pin) from pins where pins.pin is not null
  )
  select pins.pin from pins
  where pins.pin is not null and not exists (
    select 1 from pin_claim as whole
    where whole.pin = pins.pin and whole.place_id = '' and whole.from_date is null and whole.to_date is null)`;
