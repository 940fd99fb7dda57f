import type { ToldErasure } from "../domain/follow/told-erasure.ts";
import type { Identity } from "../domain/people/identity.ts";
import type { Database } from "./database.ts";
import { forgetPeople } from "./forgotten-people.ts";

/**
 * Takes everybody whom places erased out of a store that may be older than that, because a backup was put in its place: before it
 * answers anybody.
 */
export async function forgetAgain(
  { write }: Pick<Database, "write">,
  told: readonly ToldErasure[],
  terms: { readonly nowMs: number; readonly identity: Identity },
): Promise<void> {
  for (const [placeId, own = []] of Object.entries(Object.groupBy(told, (each) => each.placeId)))
    await write((transaction) => forgetPeople(transaction, own, { placeId, ...terms }), {
      isRepeatable: true,
    });
}
