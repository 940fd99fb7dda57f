import { addDays, toUtcDate } from "../domain/dates.ts";
import { isClaimed, type PinClaim } from "../domain/people/person.ts";
import { toClaim } from "./claim-row.ts";
import type { WriteTransaction } from "./database.ts";
import { addMarks } from "./marks.ts";

/** What changed about the claims of one PIN; enough to put it back. */
export interface ClaimDeed {
  readonly added: readonly PinClaim[];
  readonly removed: readonly PinClaim[];
  /** People whose records begin earlier since. */
  readonly moved: readonly { readonly personKey: number; readonly before: string; readonly after: string }[];
  /** People who were made for it. */
  readonly made: readonly number[];
}

/** Whether it changed anything of somebody. */
export function isNamedIn({ added, removed, moved, made }: ClaimDeed, key: number): boolean {
  return [...added, ...removed, ...moved].some(({ personKey }) => personKey === key) || made.includes(key);
}

/** Dates of somebody. */
export interface MovedDates {
  readonly personKey: number;
  readonly from: string;
  readonly to: string;
}

/** The claims of a PIN. */
export async function listPinClaims({ tx }: WriteTransaction, pin: string): Promise<readonly PinClaim[]> {
  return (await tx.selectFrom("pin_claim").selectAll().where("pin", "=", pin).execute()).map(toClaim);
}

/** Puts claims of a PIN in the place of others. */
export async function replaceClaims(
  { tx }: WriteTransaction,
  removed: readonly PinClaim[],
  added: readonly PinClaim[],
): Promise<void> {
  for (const claim of removed) {
    const row = toRow(claim);
    await tx
      .deleteFrom("pin_claim")
      .where("person_key", "=", row.person_key)
      .where("pin", "=", row.pin)
      .where("place_id", "=", row.place_id)
      .where("from_date", row.from_date === null ? "is" : "=", row.from_date)
      .where("to_date", row.to_date === null ? "is" : "=", row.to_date)
      .execute();
  }
  if (added.length > 0) await tx.insertInto("pin_claim").values(added.map(toRow)).execute();
}

function toRow({ personKey, pin, placeId, from, to }: PinClaim) {
  return { person_key: personKey, pin, place_id: placeId ?? "", from_date: from ?? null, to_date: to ?? null };
}

/** A day with punches of a PIN at a place; of more than one place there are several. */
interface PinDay {
  readonly pin: string;
  readonly placeId: string;
  readonly localTime: string;
}

/** The days on which a PIN punched, in their order. */
export async function listPinDays({ tx }: WriteTransaction, pin: string): Promise<readonly PinDay[]> {
  const rows = await tx
    .selectFrom("punch")
    .select(["place_id", "local_time"])
    .where("pin", "=", pin)
    .where("set_aside", "is", null)
    .orderBy("local_time")
    .execute();
  const days = new Map(rows.map((row) => [`${row.place_id} ${row.local_time.slice(0, 10)}`, row]));
  return [...days.values()].map((row) => ({ pin, placeId: row.place_id, localTime: row.local_time }));
}

/** Of people who gained punches of before their first record nobody said when the work began: with the first punch. */
export async function beginWithClaims(
  { tx }: WriteTransaction,
  claims: readonly PinClaim[],
  days: readonly PinDay[],
): Promise<ClaimDeed["moved"]> {
  const moved: { readonly personKey: number; readonly before: string; readonly after: string }[] = [];
  for (const claim of claims) {
    const after = days.find((day) => isClaimed(claim, day))?.localTime.slice(0, 10);
    if (after === undefined) continue;
    const row = await tx
      .selectFrom("person")
      .select("records_from")
      .where("key", "=", claim.personKey)
      .where("employed_from", "is", null)
      .where("records_from", ">", after)
      .executeTakeFirst();
    if (row === undefined) continue;
    await tx.updateTable("person").set({ records_from: after }).where("key", "=", claim.personKey).execute();
    moved.push({ personKey: claim.personKey, before: row.records_from, after });
  }
  return moved;
}

/** Marks what follows from claims that came or went: the days of their punches, and every day where they tell what to wait for. */
export async function markClaims(
  transaction: WriteTransaction,
  claims: readonly PinClaim[],
  { days, nowMs }: { readonly days: readonly PinDay[]; readonly nowMs: number },
): Promise<readonly MovedDates[]> {
  const moved: MovedDates[] = [];
  for (const claim of claims) {
    const own = days.filter((day) => isClaimed(claim, day)).map(({ localTime }) => localTime.slice(0, 10));
    const [first, last] = [own.at(0), own.at(-1)];
    if (first !== undefined && last !== undefined)
      moved.push({ personKey: claim.personKey, from: addDays(first, -2), to: addDays(last, 1) });
    const enrolled = await transaction.tx
      .selectFrom("enrolment")
      .innerJoin("person", (join) => join.on("person.key", "=", claim.personKey))
      .select("person.records_from")
      .where("enrolment.pin", "=", claim.pin)
      .executeTakeFirst();
    if (enrolled !== undefined)
      moved.push({ personKey: claim.personKey, from: enrolled.records_from, to: addDays(toUtcDate(nowMs), 1) });
  }
  const joined = [...Map.groupBy(moved, ({ personKey }) => personKey)].map(([personKey, all]) => ({
    personKey,
    from: all.reduce((least, { from }) => (from < least ? from : least), "9999-12-31"),
    to: all.reduce((most, { to }) => (to > most ? to : most), ""),
  }));
  await addMarks(
    transaction,
    joined.map(({ personKey, from, to }) => ({ person_key: personKey, from_date: from, to_date: to })),
  );
  return joined;
}
