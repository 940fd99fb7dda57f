import { join } from "node:path";
import type { Ledger } from "@biometricflow/place/domain/ledger";
import { openSqliteLedger } from "@biometricflow/place/store/sqlite/ledger";

/** A store that must keep every promise of a ledger. */
interface StoreUnderTest {
  readonly name: string;
  /** Opens the ledger of a place that belongs to a folder, made when it is missing; the same folder is the same ledger. */
  readonly open: (dir: string, placeId: string) => Promise<Ledger>;
}

/** Every store there is: `describe.each(STORES)`. */
export const STORES: readonly StoreUnderTest[] = [
  { name: "SQLite", open: async (dir, placeId) => openSqliteLedger(join(dir, "store", "ledger.sqlite"), placeId) },
];
