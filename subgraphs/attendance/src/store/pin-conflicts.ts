import { type Kysely, sql } from "kysely";
import type { ConflictName, ConflictSelection, PinConflict } from "../domain/people/pin-decision.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { readDecisions } from "./pin-decisions.ts";

/** The names under which a PIN is enrolled, or was, as lists fold them. */
export async function listPinNames(read: Kysely<Tables>, pin: string): Promise<readonly string[]> {
  const rows = await read
    .selectFrom("enrolment")
    .select("name_key")
    .distinct()
    .where("pin", "=", pin)
    .where("name_key", "<>", "")
    .orderBy("name_key")
    .execute();
  return rows.map(({ name_key }) => name_key);
}

/** One page of the PINs whose names differ between places, in the order of the PINs. */
export async function listConflicts(
  read: Kysely<Tables>,
  selection: ConflictSelection,
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
): Promise<readonly PinConflict[]> {
  const { placeIds } = selection;
  let pins = selectConflicts(read, selection).orderBy("pin").limit(limit);
  if (after !== undefined) pins = pins.where("pin", ">", after);
  const found = (await pins.execute()).map(({ pin }) => pin);
  if (found.length === 0) return [];
  const names = Map.groupBy(await listNames(read, found, placeIds), ({ pin }) => pin);
  const people = Map.groupBy(await listOwners(read, found), ({ pin }) => pin);
  const decisions = await readDecisions(read, found);
  return found.map((pin) => {
    const known = names.get(pin) ?? [];
    const last = decisions.get(pin);
    return {
      pin,
      names: known.map(({ name }) => name),
      personIds: (people.get(pin) ?? []).map(({ id }) => id),
      decision: last?.decision,
      isDecided: last !== undefined && known.every(({ key }) => last.names.includes(key)),
    };
  });
}

/** How many there are. */
export async function countConflicts(read: Kysely<Tables>, selection: ConflictSelection): Promise<number> {
  const counted = read
    .selectFrom(selectConflicts(read, selection).as("conflict"))
    .select(({ fn }) => fn.countAll<number>().as("count"));
  return (await counted.executeTakeFirstOrThrow()).count;
}

/** The PINs of the conflicts of a selection. */
export function selectConflicts(read: Kysely<Tables>, { placeIds, pins }: ConflictSelection) {
  let conflicts = read
    .selectFrom("enrolment")
    .select("pin")
    .where("name_key", "<>", "")
    .groupBy("pin")
    .having(sql<boolean>`count(distinct name_key) > 1`);
  if (pins !== undefined) conflicts = conflicts.where(isOneOf("pin", pins));
  return placeIds === undefined ? conflicts : conflicts.where(isOneOf("place_id", placeIds));
}

interface FoundName {
  readonly pin: string;
  readonly key: string;
  readonly name: ConflictName;
}

async function listNames(
  read: Kysely<Tables>,
  pins: readonly string[],
  placeIds: readonly string[] | undefined,
): Promise<readonly FoundName[]> {
  let enrolments = read
    .selectFrom("enrolment")
    .selectAll()
    .where("pin", "in", pins)
    .where("name_key", "<>", "")
    .orderBy("place_id");
  if (placeIds !== undefined) enrolments = enrolments.where(isOneOf("place_id", placeIds));
  const counts = await read
    .selectFrom("punch")
    .select(({ fn }) => ["pin", "place_id", fn.countAll<number>().as("punches"), fn.max("at_ms").as("last")])
    .where("pin", "in", pins)
    .where("set_aside", "is", null)
    .groupBy(["pin", "place_id"])
    .execute();
  const byPlace = new Map(counts.map((row) => [`${row.place_id}/${row.pin}`, row]));
  return (await enrolments.execute()).map(({ pin, place_id, name, name_key, ended_ms }) => {
    const row = byPlace.get(`${place_id}/${pin}`);
    const figures = { punches: row?.punches ?? 0, lastAtMs: row?.last ?? undefined };
    return { pin, key: name_key, name: { placeId: place_id, name, isEnrolled: ended_ms === null, ...figures } };
  });
}

async function listOwners(read: Kysely<Tables>, pins: readonly string[]) {
  return read
    .selectFrom("pin_claim")
    .innerJoin("person", "person.key", "pin_claim.person_key")
    .select(["pin_claim.pin", "person.id"])
    .distinct()
    .where("pin_claim.pin", "in", pins)
    .orderBy("person.id")
    .execute();
}
