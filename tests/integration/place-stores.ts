import { join } from "node:path";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";

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
