import { toErasedHash, toErasedCheck } from "@biometricflow/schema/erased-hash";
import { toSortKey } from "@biometricflow/schema/sort-key";
import { type Selectable, sql } from "kysely";
import type { ToldErasure } from "../domain/follow/told-erasure.ts";
import { toPersonId } from "../domain/people/identity.ts";
import { FIRST_DATE, LAST_DATE } from "../domain/rules/stretches.ts";
import type { Tables, WriteTransaction } from "./database.ts";
import type { UserTerms } from "./fed-people.ts";
import { markKeys } from "./people-marks.ts";
import { listPinOwners } from "./pin-owners.ts";
import { sweepTexts } from "./swept-texts.ts";

/** A person who is erased at a place. */
type Told = Omit<ToldErasure, "placeId">;
type Person = Selectable<Tables["person"]>;

/**
 * Takes people out of what is kept of a place. Their punches stay under the pseudonym, and so does a person of whom no other place has
 * the PIN: its days are somebody's still, and nobody's name. Whoever another place has is left its name, and loses the days here.
 */
export async function forgetPeople(
  transaction: WriteTransaction,
  told: readonly Told[],
  terms: UserTerms,
): Promise<void> {
  const due = await listDue(transaction, told, terms.placeId);
  if (due.length === 0) return;
  const pins = await listPins(transaction, terms.placeId);
  const known = due.flatMap(({ pseudonym, ...erasure }) =>
    pins.filter(toErasedCheck(erasure)).map((pin) => ({ pin, pseudonym, secret: erasure.key })),
  );
  const done = due.map(({ hash, pseudonym }) => ({ hash, pseudonym, is_clean: Number(known.length === 0) }));
  await transaction.tx
    .insertInto("erasure")
    .values(done.map((row) => ({ ...row, place_id: terms.placeId })))
    .onConflict((it) => it.doNothing())
    .execute();
  for (const each of known) await forgetPin(transaction, { ...each, ...terms });
}

/** Those that this store has not carried out: whoever has a PIN after that is another person. */
async function listDue({ tx }: WriteTransaction, told: readonly Told[], placeId: string): Promise<readonly Told[]> {
  if (told.length === 0) return [];
  const done = await tx.selectFrom("erasure").select("hash").where("place_id", "=", placeId).execute();
  const hashes = new Set(done.map(({ hash }) => hash));
  return told.filter(({ hash }) => !hashes.has(hash));
}

/** Every PIN that the place may have told. */
async function listPins({ tx }: WriteTransaction, placeId: string): Promise<readonly string[]> {
  const told = tx.selectFrom("enrolment").select("pin").where("place_id", "=", placeId);
  const punched = tx.selectFrom("punch").select("pin").distinct().where("place_id", "=", placeId);
  const claimed = tx.selectFrom("pin_claim").select("pin").where("place_id", "in", ["", placeId]);
  const rows = await told.union(punched).union(claimed).execute();
  return rows.map(({ pin }) => pin);
}

interface ForgottenPin extends UserTerms {
  readonly pin: string;
  readonly pseudonym: string;
  /** The key of this one erasure, base64url. */
  readonly secret: string;
}

async function forgetPin(transaction: WriteTransaction, forgotten: ForgottenPin): Promise<void> {
  const { tx } = transaction;
  const { pin, pseudonym, placeId, nowMs } = forgotten;
  const owners = await listPinOwners(transaction, forgotten);
  const told = await listToldNames(transaction, forgotten);
  for (const table of ["punch", "aside_row", "correction"] as const)
    await tx
      .updateTable(table)
      .set({ pin: pseudonym })
      .where("pin", "=", pin)
      .where("place_id", "=", placeId)
      .execute();
  await tx.deleteFrom("enrolment").where("pin", "=", pin).where("place_id", "=", placeId).execute();
  for (const { key, isElsewhere } of owners.known)
    await tx
      .updateTable("pin_claim")
      .set({ pin: pseudonym })
      .where("pin", "=", pin)
      .where("person_key", "=", key)
      .where("place_id", "in", isElsewhere ? [placeId] : ["", placeId])
      .execute();
  const keys = owners.known.map(({ key }) => key);
  if (keys.length > 0) await markKeys(transaction, keys, { range: { from: FIRST_DATE, to: LAST_DATE }, nowMs });
  const isPinFree = !(await isKept(transaction, pin));
  const gone = owners.known.filter(({ isElsewhere }) => !isElsewhere);
  for (const [nth, { key }] of gone.entries())
    await forgetWhole(transaction, { ...forgotten, key, told, nth, isPinFree });
  if (keys.length === 0 && !owners.isPinElsewhere)
    await sweepTexts(transaction, { pin, names: told, pseudonym, ids: [], isPinFree });
}

/** The names on the readers of the place. */
async function listToldNames({ tx }: WriteTransaction, { pin, placeId }: ForgottenPin): Promise<readonly string[]> {
  const told = tx.selectFrom("enrolment").select("name").where("pin", "=", pin).where("place_id", "=", placeId);
  return (await told.execute()).map(({ name }) => name);
}

/** Whether anybody has the PIN still: where a PIN is somebody else at each place, it is not the erased person's alone. */
async function isKept({ tx }: WriteTransaction, pin: string): Promise<boolean> {
  const lists = (["pin_claim", "enrolment", "punch"] as const).map((table) =>
    tx.selectFrom(table).select("pin").where("pin", "=", pin).limit(1).execute(),
  );
  return (await Promise.all(lists)).some(({ length }) => length > 0);
}

interface WholePerson extends ForgottenPin {
  readonly key: number;
  /** The names on the readers. */
  readonly told: readonly string[];
  /** Of those who had the PIN. */
  readonly nth: number;
  /** Nobody else has the PIN, at any place. */
  readonly isPinFree: boolean;
}

/** Nobody knows any more who it is; whoever has another PIN beside is somebody still. */
async function forgetWhole(transaction: WriteTransaction, whole: WholePerson): Promise<void> {
  const { tx } = transaction;
  const { key, pseudonym, nth, pin } = whole;
  const person = await tx.selectFrom("person").selectAll().where("key", "=", key).executeTakeFirst();
  if (person === undefined) return;
  const others = tx
    .selectFrom("pin_claim")
    .select("pin")
    .where("person_key", "=", key)
    .where("pin", "not in", tx.selectFrom("erasure").select("pseudonym"));
  const [other] = await others.orderBy("pin").limit(1).execute();
  if (other !== undefined) {
    await tx.updateTable("person").set({ pin: other.pin }).where("key", "=", key).where("pin", "=", pin).execute();
    return;
  }
  const id = toPersonId(pseudonym, undefined, nth + 1);
  await noteAccount(transaction, person, whole);
  await tx
    .updateTable("person")
    .set({ id, pin: pseudonym, name: pseudonym, name_key: toSortKey(pseudonym), latin_name: "", arabic_name: "" })
    .set({ account: "", source: "MANUAL" })
    .where("key", "=", key)
    .execute();
  await tx
    .updateTable("period_person")
    .set({ pin: pseudonym, name: pseudonym })
    .where("person_key", "=", key)
    .execute();
  await tx.deleteFrom("feed_line").where("person_key", "=", key).execute();
  const names = listNames(person, whole);
  await forgetInChanges(transaction, person, { ...whole, names });
  await dropSeals(transaction, key);
  const shared = await listShared(transaction, names);
  const ids = [[person.id, id]] as const;
  const own = names.filter((name) => !shared.has(name));
  await sweepTexts(transaction, { pin, pseudonym, isPinFree: whole.isPinFree, names: own, ids });
}

/** The directory alone can end the account, and knows nobody by it but whom it was told of. */
async function noteAccount(
  { tx }: WriteTransaction,
  { account }: Person,
  { secret, placeId }: WholePerson,
): Promise<void> {
  if (account === "") return;
  const hash = toErasedHash(Buffer.from(secret, "base64url"), account);
  const row = { hash, secret, place_id: placeId };
  await tx
    .insertInto("erased_account")
    .values(row)
    .onConflict((it) => it.doNothing())
    .execute();
}

function listNames(person: Person, { pin, told }: WholePerson): readonly string[] {
  const names = [person.name, person.latin_name, person.arabic_name, ...told];
  return [...new Set(names)].filter((name) => name !== "" && name !== pin);
}

/** Names that somebody else has, too: what says them elsewhere may be said of that person. */
async function listShared({ tx }: WriteTransaction, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const rows = await tx
    .selectFrom("person")
    .select(["name", "latin_name", "arabic_name"])
    .where((where) =>
      where.or((["name", "latin_name", "arabic_name"] as const).map((column) => where(column, "in", [...names]))),
    )
    .execute();
  return new Set(rows.flatMap(({ name, latin_name: latin, arabic_name: arabic }) => [name, latin, arabic]));
}

/** What somebody changed of the person says its PIN and its names; in other changes they may be somebody else's. */
async function forgetInChanges(
  { tx }: WriteTransaction,
  { id }: Person,
  { pin, pseudonym, names }: WholePerson & { readonly names: readonly string[] },
): Promise<void> {
  const words = [[JSON.stringify(pin), JSON.stringify(pseudonym)] as const];
  for (const [before, now] of [...words, ...names.map((name) => [toInner(name), pseudonym] as const)])
    await tx
      .updateTable("change_log")
      .set({ detail: sql<string>`replace(detail, ${before}, ${now})` })
      .where((where) => where.or([where("subject", "=", id), where("detail", "like", `%${JSON.stringify(id)}%`)]))
      .execute();
}

/** As it stands in a text of JSON. */
function toInner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A document that names the person is signed no more: it is made and sealed anew. */
async function dropSeals({ tx }: WriteTransaction, key: number): Promise<void> {
  const named = tx.selectFrom("period_person").select("period_key").where("person_key", "=", key);
  await tx.deleteFrom("period_seal").where("period_key", "in", named).execute();
}
