import type { Kysely } from "kysely";
import type { PunchOwner } from "../domain/corrections/correction-store.ts";
import { isClaimed } from "../domain/people/person.ts";
import { toClaim } from "./claim-row.ts";
import { toPunchDigest } from "./punch-digest.ts";
import type { Tables } from "./database.ts";

/** Whose punch it is, by the claims; `undefined` for no punch, and for one that is nobody's. */
export async function findPunchOwner(read: Kysely<Tables>, punchId: string): Promise<PunchOwner | undefined> {
  const punch = await read
    .selectFrom("punch")
    .select(["pin", "place_id", "local_time"])
    .where("digest", "=", toPunchDigest(punchId))
    .where("id", "=", punchId)
    .executeTakeFirst();
  if (punch === undefined) return undefined;
  const { pin, place_id: placeId, local_time: localTime } = punch;
  const claims = await read
    .selectFrom("pin_claim")
    .innerJoin("person", "person.key", "pin_claim.person_key")
    .selectAll("pin_claim")
    .select("person.id")
    .where("pin_claim.pin", "=", pin)
    .orderBy("person.key")
    .execute();
  const owner = claims.find((row) => isClaimed(toClaim(row), { pin, placeId, localTime }));
  return owner && { personKey: owner.person_key, personId: owner.id, placeId };
}
