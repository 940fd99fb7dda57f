import { toSortKey } from "@biometricflow/schema/sort-key";
import type { FeedChange } from "../domain/follow/feed-page.ts";
import { type Identity, toOwnPlace, toPersonId } from "../domain/people/identity.ts";
import type { PersonDraft } from "../domain/people/person-draft.ts";
import type { WriteTransaction } from "./database.ts";
import type { NewMark } from "./marks.ts";
import { insertUnmarked } from "./new-people.ts";

/** Who is enrolled, as a place told it. */
export type Enrolled = Extract<FeedChange, { kind: "USER" }> & { readonly name: string };

/** Where and when it was told. */
export interface UserTerms {
  readonly placeId: string;
  readonly nowMs: number;
  readonly identity: Identity;
}

/** Of a PIN that others claim at other places the person is of this place alone. @returns the marks still to be added */
export async function addPeople(
  transaction: WriteTransaction,
  told: readonly (Enrolled & { readonly isClaimed: boolean })[],
  { placeId, nowMs, identity }: UserTerms,
): Promise<readonly NewMark[]> {
  const ownPlaceId = toOwnPlace(identity, placeId);
  const toFreeId = await readTaken(
    transaction,
    told.map(({ pin }) => pin),
    ownPlaceId,
  );
  const drafts: PersonDraft[] = [];
  for (const { pin, name, isClaimed } of told) {
    const id = await toFreeId(pin);
    const claimedAt = isClaimed ? placeId : ownPlaceId;
    // Its rules measure the person's days until somebody says otherwise, or a place before it enrols the PIN too.
    drafts.push({ id, pin, name: name || undefined, homePlaceId: placeId, ownPlaceId: claimedAt });
  }
  return insertUnmarked(transaction, drafts, { source: "ENROLMENT", atMs: nowMs });
}

/** Tells the first id of a PIN that nobody has. */
async function readTaken({ tx, isAmong }: WriteTransaction, pins: readonly string[], ownPlaceId: string | undefined) {
  const list = async (ids: readonly string[]) =>
    ids.length === 0 ? [] : await tx.selectFrom("person").select("id").where(isAmong("id", ids)).execute();
  const taken = new Set((await list(pins.map((pin) => toPersonId(pin, ownPlaceId)))).map(({ id }) => id));
  return async (pin: string): Promise<string> => {
    const first = toPersonId(pin, ownPlaceId);
    if (!taken.has(first)) return first;
    for (let index = 2; ; index++) {
      const id = toPersonId(pin, ownPlaceId, index);
      if ((await list([id])).length === 0) return id;
    }
  };
}

/** The reader at the home place names whoever nobody named, or any reader whoever has no name; what somebody said stands. */
export async function renamePeople(
  { tx, isAmong }: WriteTransaction,
  told: readonly (Enrolled & { readonly keys: readonly number[] })[],
  placeId: string,
): Promise<void> {
  const named = Map.groupBy(
    told.flatMap(({ keys, pin, name }) => (name === "" ? [] : keys.map((key) => ({ key, pin, name })))),
    ({ key }) => key,
  );
  if (named.size === 0) return;
  const known = await tx
    .selectFrom("person")
    .select(["key", "pin", "name"])
    .where(isAmong("key", [...named.keys()]))
    .where("source", "=", "ENROLMENT")
    .where((where) => where.or([where("home_place_id", "=", placeId), where("name", "=", where.ref("pin"))]))
    .execute();
  for (const { key, pin, name: before } of known) {
    const name = named.get(key)?.find((each) => each.pin === pin)?.name ?? before;
    if (name === before) continue;
    const names = { name, name_key: toSortKey(name) };
    await tx.updateTable("person").set(names).where("key", "=", key).execute();
  }
}
