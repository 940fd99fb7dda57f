import type { Identity } from "../domain/people/identity.ts";
import type { Database } from "./database.ts";

/**
 * Settles by what the people of a store are known; once there is somebody it stays.
 *
 * @returns what holds: another than asked where somebody is known by it
 */
export async function settleIdentity({ write }: Database, asked: Identity): Promise<Identity> {
  return write(async ({ tx }) => {
    const somebody = await tx.selectFrom("person").select("key").limit(1).executeTakeFirst();
    const kept = await tx.selectFrom("store_setting").select("value").where("name", "=", "identity").executeTakeFirst();
    // A store of before this was a choice has people of the whole organisation.
    const holds = kept?.value === "place" ? "place" : "organisation";
    if (somebody !== undefined) return holds;
    await tx
      .insertInto("store_setting")
      .values({ name: "identity", value: asked })
      .onConflict((known) => known.column("name").doUpdateSet({ value: asked }))
      .execute();
    return asked;
  });
}
