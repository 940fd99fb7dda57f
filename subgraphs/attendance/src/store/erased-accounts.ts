import type { ErasedAccount } from "@biometricflow/schema/erased-accounts";
import type { Database } from "./database.ts";

/** Creates what lists the accounts of people who are erased: few, and all of them each time. */
export function createErasedAccountList({ read }: Pick<Database, "read">): () => Promise<readonly ErasedAccount[]> {
  return () =>
    read
      .selectFrom("erased_account")
      .select(["place_id as placeId", "hash", "secret as key"])
      .orderBy("hash")
      .execute();
}
