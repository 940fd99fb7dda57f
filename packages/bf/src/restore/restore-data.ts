import { existsSync, renameSync, rmSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { endRestoredRights } from "@biometricflow/directory/operate";
import { restoreLedger, toMarkFile } from "@biometricflow/place/operate";
import { StoreFileError } from "@biometricflow/service/process/store-file";
import { CommandError } from "../command.ts";
import { findDirectory } from "../own-directory.ts";
import { copyBackup, listLedgers, notABackup, refuseForeignFolder } from "./copy-backup.ts";
import { toMomentName } from "./moment-name.ts";
import { refuseOpenStores, refuseRunning } from "./refuse-running.ts";

/** What was restored. */
export interface Restored {
  readonly places: readonly { readonly id: string; readonly rows: number }[];
  /** Places of the organisation that the backup does not know: they begin empty. */
  readonly missing: readonly string[];
  /** Where the former data lie now; undefined when there were none. */
  readonly former: string | undefined;
}

/**
 * Puts a backup in place of an organisation's data: all of it, or nothing. The copy is made and made ready beside the
 * data folder, then two renames exchange them; the former data are kept.
 *
 * @throws {CommandError} ORGANISATION_RUNNING, NOT_A_BACKUP
 */
export async function restoreData(organisation: OrganisationConfig, from: string, now: Date): Promise<Restored> {
  const { dataDir } = organisation;
  await refuseRunning(organisation);
  refuseForeignFolder(from, dataDir);
  refuseOtherOrganisation(organisation, from);
  const draft = `${dataDir}.${process.pid}.new`;
  try {
    copyBackup(from, draft);
    const places = await renewStores(draft);
    refuseOpenStores(organisation); // the copy may have taken minutes
    const former = exchange(dataDir, draft, now);
    const known = places.map(({ id }) => id);
    const hasNone = (id: string) =>
      !known.includes(id) && !existsSync(toMarkFile(toDataPaths(dataDir).placeLedger(id)));
    return { places, former, missing: organisation.places.map(({ id }) => id).filter(hasNone) };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function renewStores(draft: string): Promise<Restored["places"]> {
  const paths = toDataPaths(draft);
  try {
    await endRights(draft);
    return listLedgers(draft).map((id) => ({ id, rows: restoreLedger(paths.placeLedger(id)).rows }));
  } catch (cause) {
    if (cause instanceof StoreFileError) throw cause; // of the database
    throw notABackup(cause instanceof Error ? cause.message : "a store is damaged");
  }
}

/** In the file that was restored; where a database has the directory, in what was put back there. */
async function endRights(draft: string): Promise<void> {
  const { directoryStore: file } = toDataPaths(draft);
  await endRestoredRights(existsSync(file) ? { file } : findDirectory({ dataDir: draft }));
}

/** With another key of punch identity every punch would get another id, and count twice. */
function refuseOtherOrganisation({ dataDir, identityKeyFile, places }: OrganisationConfig, from: string): void {
  const key = relative(dataDir, identityKeyFile);
  const isInside = !key.startsWith("..") && !isAbsolute(key);
  if (isInside && !existsSync(join(from, key))) throw notABackup(`${join(from, key)} is missing`);
  const ledgers = listLedgers(from);
  if (ledgers.length > 0 && places.length > 0 && !places.some(({ id }) => ledgers.includes(id))) {
    throw notABackup(`${from} holds the places ${ledgers.join(", ")}, none of this organisation's`);
  }
}

function exchange(dataDir: string, draft: string, now: Date): string | undefined {
  const former = existsSync(dataDir) ? `${dataDir}.before-restore-${toMomentName(now)}` : undefined;
  if (former !== undefined && existsSync(former)) throw new CommandError("FOLDER_TAKEN", `${former} exists already`);
  if (former !== undefined) renameSync(dataDir, former);
  try {
    renameSync(draft, dataDir);
  } catch (error) {
    if (former !== undefined) renameSync(former, dataDir);
    throw error;
  }
  return former;
}
