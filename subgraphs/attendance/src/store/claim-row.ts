import type { Selectable } from "kysely";
import type { PinClaim } from "../domain/people/person.ts";
import type { Tables } from "./database.ts";

/** A row of a claim, in the words of the domain. */
export function toClaim(row: Selectable<Tables["pin_claim"]>): PinClaim {
  return {
    personKey: row.person_key,
    pin: row.pin,
    placeId: row.place_id || undefined,
    from: row.from_date ?? undefined,
    to: row.to_date ?? undefined,
  };
}
