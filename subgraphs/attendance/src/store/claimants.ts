import type { Kysely } from "kysely";
import { isClaimed } from "../domain/people/person.ts";
import type { PlacePin } from "../domain/people/people-store.ts";
import { toClaim } from "./claim-row.ts";
import type { Tables } from "./database.ts";

/** The id of who claims each of some PINs on a date, in their order; `undefined` for nobody. */
export async function findClaimants(
  read: Kysely<Tables>,
  pins: readonly PlacePin[],
  date: string,
): Promise<readonly (string | undefined)[]> {
  if (pins.length === 0) return [];
  const rows = await read
    .selectFrom("pin_claim")
    .innerJoin("person", "person.key", "pin_claim.person_key")
    .selectAll("pin_claim")
    .select("person.id")
    .where("pin_claim.pin", "in", [...new Set(pins.map(({ pin }) => pin))])
    .orderBy("pin_claim.place_id", "desc") // what is said of one place stands before what is said of all
    .execute();
  const claims = Map.groupBy(
    rows.map((row) => ({ ...toClaim(row), personId: row.id })),
    ({ pin }) => pin,
  );
  return pins.map(
    (each) => claims.get(each.pin)?.find((claim) => isClaimed(claim, { ...each, localTime: date }))?.personId,
  );
}
