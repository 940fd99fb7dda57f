import type { WriteTransaction } from "./database.ts";

/** A PIN at a place, or at every place. */
interface WantedPin {
  readonly pin: string;
  readonly ownPlaceId: string | undefined;
}

/** Some tens of milliseconds: which of its punches are none yet is read in the punch itself. */
const PUNCHES_PER_STATEMENT = 20_000;

/** Tells the date of the first punch of any of the PINs; `undefined` for none. */
export async function readFirstDates(
  transaction: WriteTransaction,
  wanted: readonly WantedPin[],
): Promise<(pin: WantedPin) => string | undefined> {
  const pins = await listPunching(transaction, [...new Set(wanted.map(({ pin }) => pin))]);
  const dates = new Map<string, string>();
  const keep = (key: string, date: string) => {
    const known = dates.get(key);
    if (known === undefined || date < known) dates.set(key, date);
  };
  for (const some of toPortions(pins))
    for (const { pin, place_id, first } of await listFirst(transaction, some)) {
      const date = first.slice(0, 10);
      keep(toKey(pin, undefined), date);
      keep(toKey(pin, place_id), date);
    }
  return ({ pin, ownPlaceId }) => dates.get(toKey(pin, ownPlaceId));
}

function toKey(pin: string, placeId: string | undefined): string {
  return JSON.stringify([pin, placeId]);
}

interface PunchingPin {
  readonly pin: string;
  readonly punches: number;
}

/** The PINs that have rows, by the index alone. */
async function listPunching(
  { tx, isAmong }: WriteTransaction,
  pins: readonly string[],
): Promise<readonly PunchingPin[]> {
  if (pins.length === 0) return [];
  return tx
    .selectFrom("punch")
    .select(({ fn }) => ["pin", fn.countAll<number>().as("punches")])
    .where(isAmong("pin", pins))
    .groupBy("pin")
    .execute();
}

function toPortions(pins: readonly PunchingPin[]): readonly (readonly string[])[] {
  const portions: string[][] = [];
  let room = 0;
  for (const { pin, punches } of pins) {
    if (portions.length === 0 || punches > room) {
      portions.push([]);
      room = PUNCHES_PER_STATEMENT;
    }
    portions.at(-1)?.push(pin);
    room -= punches;
  }
  return portions;
}

function listFirst({ tx, isAmong }: WriteTransaction, pins: readonly string[]) {
  return tx
    .selectFrom("punch")
    .select(({ fn }) => ["pin", "place_id", fn.min<string>("local_time").as("first")])
    .where(isAmong("pin", pins))
    .where("set_aside", "is", null)
    .groupBy(["pin", "place_id"])
    .execute();
}
