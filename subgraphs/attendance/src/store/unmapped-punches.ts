import { setImmediate as nextTurn } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { PunchesSelection, UnmappedPunches, UnmappedPunchesPage } from "../domain/exceptions/exception-store.ts";
import { addDays } from "../domain/dates.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";

/** PINs of one statement: some milliseconds. */
const PINS_AT_ONCE = 1_000;

/** One page of the punches of PINs that nobody claims, the newest last dates first; no more are kept at any time. */
export async function listUnmapped(
  read: Kysely<Tables>,
  selection: PunchesSelection,
  { limit, isShown = () => true }: UnmappedPunchesPage,
): Promise<readonly UnmappedPunches[]> {
  let first: readonly UnmappedPunches[] = [];
  for await (const found of readUnmapped(read, selection))
    first = [...first, ...found.filter(isShown)].toSorted(compareNewest).slice(0, limit);
  return first;
}

/** How many there are. */
export async function countUnmapped(read: Kysely<Tables>, selection: PunchesSelection): Promise<number> {
  let count = 0;
  for await (const found of readUnmapped(read, selection)) count += found.length;
  return count;
}

function compareNewest(left: UnmappedPunches, right: UnmappedPunches): number {
  if (left.lastDate !== right.lastDate) return left.lastDate > right.lastDate ? -1 : 1;
  return Buffer.compare(Buffer.from(left.pin), Buffer.from(right.pin));
}

/** Some PINs at a time; they are told by steps along their index, not by reading every punch. */
async function* readUnmapped(
  read: Kysely<Tables>,
  selection: PunchesSelection,
): AsyncGenerator<readonly UnmappedPunches[]> {
  for (let after = ""; ; ) {
    const pins = await listPins(read, after);
    const unclaimed = pins.filter(({ is_claimed }) => is_claimed === 0).map(({ pin }) => pin);
    if (unclaimed.length > 0) yield await countPunches(read, selection, unclaimed);
    const last = pins.at(-1);
    if (last === undefined || pins.length < PINS_AT_ONCE) return;
    after = last.pin;
    await nextTurn();
  }
}

async function listPins(read: Kysely<Tables>, after: string) {
  const { rows } = await sql<{ readonly pin: string; readonly is_claimed: number }>`
    with recursive step (pin, n) as (
      select min(pin), 1 from punch where pin > ${after}
      union all
      select (select min(punch.pin) from punch where punch.pin > step.pin), n + 1 from step
        where step.pin is not null and n < ${sql.lit(PINS_AT_ONCE)}
    )
    select pin, case when exists (select 1 from pin_claim where pin_claim.pin = step.pin) then 1 else 0 end as is_claimed
      from step where pin is not null order by pin`.execute(read);
  return rows;
}

async function countPunches(
  read: Kysely<Tables>,
  { from, to, placeIds }: PunchesSelection,
  pins: readonly string[],
): Promise<readonly UnmappedPunches[]> {
  let query = read
    .selectFrom("punch")
    .where("pin", "in", pins)
    .where("at_ms", ">=", Date.parse(`${addDays(from, -2)}T00:00:00Z`)) // for the index; the dates are exact
    .where("at_ms", "<", Date.parse(`${addDays(to, 3)}T00:00:00Z`))
    .where("set_aside", "is", null)
    .where("local_time", ">=", from)
    .where("local_time", "<", addDays(to, 1))
    .select(["pin", sql<number>`count(*)`.as("punches"), sql<string>`max(local_time)`.as("last")])
    .select([sql<number>`min(at_ms)`.as("first_ms"), sql<number>`max(at_ms)`.as("last_ms")])
    .groupBy("pin")
    .orderBy("pin");
  if (placeIds !== undefined) query = query.where(isOneOf("place_id", placeIds));
  return (await query.execute()).map(({ pin, punches, last, first_ms, last_ms }) => ({
    pin,
    punches,
    lastDate: last.slice(0, 10),
    firstMs: first_ms,
    lastMs: last_ms,
  }));
}
