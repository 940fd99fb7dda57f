import { toDataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { StorePlace } from "@biometricflow/directory/operate";
import { readDatabaseUrl } from "./place-backup/own-ledgers.ts";

/** Where the directory of an organisation has its store; `DATABASE_URL` as the directory is started with it. */
export function findDirectory({ dataDir }: Pick<OrganisationConfig, "dataDir">): StorePlace {
  return { file: toDataPaths(dataDir).directoryStore, databaseUrl: readDatabaseUrl() };
}
