import { setImmediate as nextTurn } from "node:timers/promises";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { Selectable } from "kysely";
import type { FeedChange } from "../domain/follow/feed-page.ts";
import { FIRST_DATE, LAST_DATE } from "../domain/rules/stretches.ts";
import type { BulkTarget } from "./bulk-upsert.ts";
import type { Tables, WriteTransaction } from "./database.ts";
import { addPeople, type Enrolled, renamePeople, type UserTerms } from "./fed-people.ts";
import { addMarks } from "./marks.ts";
import { markKeys } from "./people-marks.ts";

type UserChange = Extract<FeedChange, { kind: "USER" }>;

/** About how many a statement is; others have their turn between two. */
const USERS_AT_ONCE = 500;

/**
 * Takes in who is enrolled at the place. A PIN that nobody claims there makes a person at once, by the name on the reader:
 * whose days are recorded is not left to an import.
 */
export async function keepUsers(
  transaction: WriteTransaction,
  changes: readonly UserChange[],
  terms: UserTerms,
): Promise<void> {
  for (const round of toRounds(changes)) {
    for (let start = 0; start < round.length; start += USERS_AT_ONCE) {
      await keepSome(transaction, round.slice(start, start + USERS_AT_ONCE), terms);
      await nextTurn();
    }
  }
}

/** Each PIN at most once in a round: what is told of it later is told in the next one. */
function toRounds(changes: readonly UserChange[]): readonly (readonly UserChange[])[] {
  const rounds: UserChange[][] = [];
  for (const told of Map.groupBy(changes, ({ pin }) => pin).values())
    for (const [at, change] of told.entries()) (rounds[at] ??= []).push(change);
  return rounds;
}

async function keepSome(
  transaction: WriteTransaction,
  changes: readonly UserChange[],
  terms: UserTerms,
): Promise<void> {
  const { placeId } = terms;
  const known = await readKnown(transaction, changes, placeId);
  await endEnrolments(
    transaction,
    changes.filter(({ name }) => name === null).map(({ pin }) => pin),
    terms,
  );
  const enrolled = changes.filter((change): change is Enrolled => change.name !== null);
  await keepEnrolments(transaction, enrolled, terms);
  const told = enrolled.map((change) => {
    const claims = known.claims.get(change.pin) ?? [];
    const here = claims.filter(({ place_id }) => place_id === "" || place_id === placeId);
    return { ...change, isClaimed: claims.length > 0, keys: here.map(({ person_key }) => person_key) };
  });
  const added = await addPeople(
    transaction,
    told.filter(({ keys }) => keys.length === 0),
    terms,
  );
  const met = told.filter(({ pin }) => !known.enrolled.has(pin)).flatMap(({ keys }) => keys);
  if (met.length > 0) await meetPlace(transaction, met, terms);
  await renamePeople(transaction, told, placeId);
  await addMarks(transaction, added);
}

/** What is known of some PINs. */
interface KnownPins {
  /** At the place. */
  readonly enrolled: ReadonlySet<string>;
  readonly claims: ReadonlyMap<string, readonly PinHolder[]>;
}

type PinHolder = Pick<Selectable<Tables["pin_claim"]>, "pin" | "person_key" | "place_id">;

async function readKnown(
  { tx, isAmong }: WriteTransaction,
  changes: readonly UserChange[],
  placeId: string,
): Promise<KnownPins> {
  const isTold = isAmong(
    "pin",
    changes.map(({ pin }) => pin),
  );
  const enrolled = tx.selectFrom("enrolment").select("pin").where("place_id", "=", placeId).where(isTold);
  const claims = tx.selectFrom("pin_claim").select(["pin", "person_key", "place_id"]).where(isTold);
  return {
    enrolled: new Set((await enrolled.execute()).map(({ pin }) => pin)),
    claims: Map.groupBy(await claims.execute(), ({ pin }) => pin),
  };
}

async function endEnrolments(
  { tx, isAmong }: WriteTransaction,
  pins: readonly string[],
  { placeId, nowMs }: UserTerms,
): Promise<void> {
  if (pins.length === 0) return;
  const ended = tx.updateTable("enrolment").set({ ended_ms: nowMs }).where("place_id", "=", placeId);
  await ended.where(isAmong("pin", pins)).execute();
}

const ENROLMENTS: BulkTarget = {
  table: "enrolment",
  columns: [
    ["place_id", "TEXT"],
    ["pin", "TEXT"],
    ["name", "TEXT"],
    ["name_key", "TEXT"],
    ["since_ms", "INTEGER"],
    ["ended_ms", "INTEGER"],
  ],
  key: ["place_id", "pin"],
  onKnown: ["name", "name_key", "ended_ms"],
};

async function keepEnrolments(
  { upsert }: WriteTransaction,
  enrolled: readonly Enrolled[],
  { placeId, nowMs }: UserTerms,
): Promise<void> {
  await upsert(
    ENROLMENTS,
    enrolled.map(({ pin, name }) => [placeId, pin, name, toSortKey(name), nowMs, null]),
  );
}

/**
 * Somebody who is known is enrolled at one more place: its readers may hold punches of every date, and its rules measure them
 * where it is the first by its id of those places and nobody said which one does.
 */
async function meetPlace(
  transaction: WriteTransaction,
  keys: readonly number[],
  { placeId, nowMs }: UserTerms,
): Promise<void> {
  await transaction.tx
    .updateTable("person")
    .set({ home_place_id: placeId })
    .where("key", "in", keys)
    .where("is_home_said", "=", 0)
    .where("home_place_id", ">", placeId)
    .execute();
  await markKeys(transaction, keys, { range: { from: FIRST_DATE, to: LAST_DATE }, nowMs });
}
