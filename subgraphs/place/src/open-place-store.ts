import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { openStoreDatabase, openStoreFile, toElsewhereError } from "@biometricflow/service/process/store-file";
import { nameStore } from "@biometricflow/service/process/store-name";
import { openStore, type PlaceStore, type StoreTerms } from "./store/open-store.ts";
import { findPostgresLedger } from "./store/postgres/find-ledger.ts";
import { toMarkFile } from "./store/store-mark.ts";

const MOVE =
  "take it over with pnpm bf store backup (as it was started before) and pnpm bf store restore (as it is started now)";

/**
 * Opens the store of a place, and no empty one where the place has another: what it knew would be gone without a word.
 *
 * @throws {StoreFileError} with what to do
 */
export async function openPlaceStore(terms: StoreTerms): Promise<PlaceStore> {
  const { file, databaseUrl, placeId } = terms;
  const name = nameStore(terms);
  const mark = toMarkFile(file);
  if (!databaseUrl) {
    if (!existsSync(file) && existsSync(mark))
      throw toElsewhereError(
        `the ledger of ${placeId} is in ${readFileSync(mark, "utf8").trim()}: set DATABASE_URL, or ${MOVE}`,
      );
    return openStoreFile(file, () => openStore(terms));
  }
  return openStoreDatabase(name, async () => {
    const isThere = await findPostgresLedger({ url: databaseUrl, placeId });
    if (!isThere && existsSync(file))
      throw toElsewhereError(`${placeId} has its ledger in ${file}, and ${name} has none of it: ${MOVE}`);
    const store = await openStore(terms);
    mkdirSync(dirname(mark), { recursive: true, mode: 0o700 });
    writeFileSync(mark, `${name}\n`, { mode: 0o600 });
    return store;
  });
}
