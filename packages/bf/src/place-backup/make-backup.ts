import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { checkLedger, countBackedUp } from "@biometricflow/place/operate";
import { BAD_INPUT, CommandError } from "../command.ts";
import { isWithin, syncToDisk } from "../restore/copy-backup.ts";
import { findOwnLedger, type OwnLedger } from "./own-ledgers.ts";
import { hashFile, type Manifest, type PlaceEntry, toIdentityHash, toLedgerFile, toManifestFile } from "./manifest.ts";

/** A backup that was made. */
export interface MadeBackup extends Manifest {
  readonly folder: string;
  /** Places without a ledger: they never ran. */
  readonly missing: readonly string[];
  /** Places that could not be told of it: as far as they know, their rows are in no backup. */
  readonly untold: readonly string[];
}

/**
 * Copies the ledgers of places into a new folder, each as it is at one moment, while the places run: all of them, checked row by
 * row, or no folder.
 *
 * @throws {CommandError} NO_LEDGER, LEDGER_DAMAGED, FOLDER_TAKEN
 */
export async function makeBackup(
  organisation: OrganisationConfig,
  placeIds: readonly string[],
  folder: string,
  now: Date,
): Promise<MadeBackup> {
  const { dataDir, identityKeyFile } = organisation;
  refuseFolder(folder, dataDir);
  const ledgers = await Promise.all(placeIds.map((id) => findOwnLedger(organisation, id)));
  const found = ledgers.filter((ledger) => ledger !== undefined);
  if (found.length === 0) throw new CommandError("NO_LEDGER", `no ledger of ${placeIds.join(", ")}: it never ran here`);
  const draft = `${folder}.${process.pid}.new`;
  try {
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    const places: PlaceEntry[] = [];
    for (const ledger of found) places.push(await copy(ledger, toLedgerFile(draft, ledger.id)));
    const identityKey = toIdentityHash(identityKeyFile);
    const made: Manifest = { format: 1, madeAt: now.toISOString(), ...(identityKey && { identityKey }), places };
    writeFileSync(toManifestFile(draft), `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
    for (const name of readdirSync(draft)) syncToDisk(`${draft}/${name}`);
    syncToDisk(draft);
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(draft, folder);
    syncToDisk(dirname(folder));
    const untold = await tellPlaces(found, folder, now.getTime());
    return { ...made, folder, untold, missing: placeIds.filter((id) => !found.some((ledger) => ledger.id === id)) };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Each place knows then how many rows of each reader the backup has; it is good, whether the place can be told or not. */
async function tellPlaces(ledgers: readonly OwnLedger[], folder: string, madeMs: number): Promise<readonly string[]> {
  const untold: string[] = [];
  for (const { id, note } of ledgers) {
    await note(countBackedUp(toLedgerFile(folder, id)), madeMs).catch(() => untold.push(id));
  }
  return untold;
}

function refuseFolder(folder: string, dataDir: string): void {
  const taken = (message: string) => new CommandError("FOLDER_TAKEN", message, { exitCode: BAD_INPUT });
  if (isWithin(folder, dataDir)) throw taken(`${folder} lies in the data folder ${dataDir}: a backup lies apart`);
  if (existsSync(folder) && !(statSync(folder).isDirectory() && readdirSync(folder).length === 0))
    throw taken(`${folder} exists already: each backup is a folder of its own`);
}

async function copy({ id, copyTo }: OwnLedger, to: string): Promise<PlaceEntry> {
  await copyTo(to);
  const { fault, ...check } = checkLedger(to, id);
  if (fault !== undefined)
    throw new CommandError("LEDGER_DAMAGED", `${id}: ${fault.message}. Nothing was written; keep the backups before`);
  return { id, store: "sqlite", bytes: statSync(to).size, sha256: hashFile(to), ...check };
}
