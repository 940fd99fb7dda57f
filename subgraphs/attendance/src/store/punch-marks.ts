import { addDays } from "../domain/dates.ts";
import { isClaimed, type PinClaim } from "../domain/people/person.ts";
import { toClaim } from "./claim-row.ts";
import type { WriteTransaction } from "./database.ts";
import { addMarks, type NewMark } from "./marks.ts";

/** A punch that came, or is another than it was. */
export interface PunchTrace {
  readonly pin: string;
  readonly placeId: string;
  /** `YYYY-MM-DDTHH:mm:ss` as its reader showed it. */
  readonly localTime: string;
}

/** Marks the dates that punches may belong to; who was known first by an enrolment begins with the first of them. */
export async function markPunches(transaction: WriteTransaction, punches: readonly PunchTrace[]): Promise<void> {
  const claimed = await listClaimed(transaction, punches);
  await beginEarlier(transaction, claimed);
  await addMarks(transaction, claimed.map(toNewMark));
}

/** Marks the dates that rows may belong to which are no punches. */
export async function markDates(transaction: WriteTransaction, rows: readonly PunchTrace[]): Promise<void> {
  await addMarks(transaction, (await listClaimed(transaction, rows)).map(toNewMark));
}

/** Somebody with the first and the last date of what a claim takes of some rows. */
interface Claimed {
  readonly claim: KnownClaim;
  readonly from: string;
  readonly to: string;
}

interface KnownClaim extends PinClaim {
  readonly source: string;
  readonly recordsFrom: string;
}

async function listClaimed(transaction: WriteTransaction, rows: readonly PunchTrace[]): Promise<readonly Claimed[]> {
  if (rows.length === 0) return [];
  const byPin = Map.groupBy(rows, ({ pin }) => pin);
  const claims = await listClaims(transaction, [...byPin.keys()]);
  return claims.flatMap((claim) => {
    const dates = (byPin.get(claim.pin) ?? [])
      .filter((row) => isClaimed(claim, row))
      .map(({ localTime }) => localTime.slice(0, 10))
      .toSorted();
    const [from, to] = [dates.at(0), dates.at(-1)];
    return from === undefined || to === undefined ? [] : [{ claim, from, to }];
  });
}

/** A night belongs to the date before, and a reader's date may be one off in the zone of the home place. */
function toNewMark({ claim, from, to }: Claimed): NewMark {
  return { person_key: claim.personKey, from_date: addDays(from, -2), to_date: addDays(to, 1) };
}

/** Of somebody who was known first by an enrolment nobody said when the work began: with the first punch. */
async function beginEarlier({ tx, isAmong }: WriteTransaction, claimed: readonly Claimed[]): Promise<void> {
  const late = claimed.filter(({ claim, from }) => claim.source === "ENROLMENT" && from < claim.recordsFrom);
  for (const [from, same] of Map.groupBy(late, (each) => each.from)) {
    const keys = same.map(({ claim }) => claim.personKey);
    const begin = tx.updateTable("person").set({ records_from: from });
    await begin.where(isAmong("key", keys)).where("records_from", ">", from).execute();
  }
}

async function listClaims({ tx, isAmong }: WriteTransaction, pins: readonly string[]): Promise<readonly KnownClaim[]> {
  const found = await tx
    .selectFrom("pin_claim")
    .innerJoin("person", "person.key", "pin_claim.person_key")
    .selectAll("pin_claim")
    .select(["person.source", "person.records_from"])
    .where(isAmong("pin_claim.pin", pins))
    .execute();
  return found.map((row) => ({ ...toClaim(row), source: row.source, recordsFrom: row.records_from }));
}
