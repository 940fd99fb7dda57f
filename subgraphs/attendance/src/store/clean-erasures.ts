import type { Database } from "./database.ts";

/**
 * Creates what cleans up after erasures: files and gaps that may have somebody still who is out of the tables. It stays due until it is
 * done, whatever is killed meanwhile.
 *
 * @param clean removes what may be left
 */
export function createErasureCleaning(
  { read, write }: Pick<Database, "read" | "write">,
  clean: () => Promise<void>,
): () => Promise<void> {
  return async () => {
    const due = await read.selectFrom("erasure").select(["place_id", "hash"]).where("is_clean", "=", 0).execute();
    if (due.length === 0) return;
    await clean();
    await write(async ({ tx }) => {
      for (const { place_id: placeId, hash } of due) {
        const one = tx.updateTable("erasure").set({ is_clean: 1 }).where("place_id", "=", placeId);
        await one.where("hash", "=", hash).execute();
      }
    });
  };
}
