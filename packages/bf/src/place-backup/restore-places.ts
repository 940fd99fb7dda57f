import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { PlaceConfig } from "@biometricflow/config/place";
import { replacePostgresLedger, restoreLedger, toMarkFile } from "@biometricflow/place/operate";
import { nameStore } from "@biometricflow/service/process/store-name";
import { BAD_INPUT, CommandError } from "../command.ts";
import { notABackup, syncToDisk } from "../restore/copy-backup.ts";
import { refuseOpenLedger, refuseRunningPlace } from "../restore/refuse-running.ts";
import { toMomentName } from "../restore/moment-name.ts";
import { checkEntry } from "./check-ledgers.ts";
import { orUnreachable, readDatabaseUrl } from "./own-ledgers.ts";
import { type Manifest, type PlaceEntry, readManifest, toIdentityHash, toLedgerFile } from "./manifest.ts";

/** A place whose ledger was restored. */
export interface RestoredPlace {
  readonly id: string;
  /** Punch rows. */
  readonly rows: number;
  readonly epoch: string;
  /** Where its former ledger lies now; absent when it had none. */
  readonly former?: string;
}

/** What was restored. */
export interface RestoredPlaces {
  readonly madeAt: string;
  readonly places: readonly RestoredPlace[];
}

/** What becomes the ledger of a place in a moment. */
interface Draft {
  readonly id: string;
  readonly file: string;
  readonly ledger: string;
  readonly rows: number;
  readonly epoch: string;
}

/**
 * Puts the ledgers of a backup in place of those that are there, each with a new epoch. Everything is checked and made ready
 * beside them before the first is exchanged; the former ones are kept.
 *
 * @param placeIds which of the backup's places.
 * @throws {CommandError} PLACE_RUNNING, NOT_A_BACKUP, OTHER_IDENTITY
 */
export async function restorePlaces(
  organisation: OrganisationConfig,
  from: string,
  placeIds: readonly string[],
  now: Date,
): Promise<RestoredPlaces> {
  const manifest = readManifest(from);
  const { placeLedger } = toDataPaths(organisation.dataDir);
  const chosen = choose(organisation, manifest, placeIds);
  for (const [place] of chosen) await refuseRunningPlace(place, placeLedger(place.id));
  refuseOtherIdentity(organisation, manifest);
  for (const [, entry] of chosen) await refuseDamaged(from, entry);
  const drafts: Draft[] = [];
  try {
    for (const [{ id }] of chosen) drafts.push(prepare(id, toLedgerFile(from, id), placeLedger(id)));
    for (const { id, ledger } of drafts) refuseOpenLedger(id, ledger); // the copies may have taken minutes
    const places: RestoredPlace[] = [];
    for (const draft of drafts) places.push(await putInPlace(draft, now));
    return { madeAt: manifest.madeAt, places };
  } finally {
    for (const { file } of drafts) for (const end of ENDINGS) rmSync(`${file}${end}`, { force: true });
  }
}

function choose(
  { places }: OrganisationConfig,
  manifest: Manifest,
  placeIds: readonly string[],
): readonly (readonly [PlaceConfig, PlaceEntry])[] {
  const chosen = places.flatMap((place) => {
    const entry = manifest.places.find(({ id }) => id === place.id);
    return entry !== undefined && placeIds.includes(place.id) ? [[place, entry] as const] : [];
  });
  if (chosen.length > 0) return chosen;
  const held = manifest.places.map(({ id }) => id).join(", ");
  throw notABackup(`the backup holds the places ${held}, and not ${placeIds.join(", ")}`);
}

/** With another key of punch identity every punch would get another id, and count twice. */
function refuseOtherIdentity({ identityKeyFile }: OrganisationConfig, { identityKey }: Manifest): void {
  const own = toIdentityHash(identityKeyFile);
  if (identityKey === undefined || own === identityKey) return;
  const message =
    own === undefined
      ? `${identityKeyFile} is missing: put the organisation's identity key there first, a new one would be another`
      : `${identityKeyFile} is not the key of the organisation that the backup was made of`;
  throw new CommandError("OTHER_IDENTITY", message, { exitCode: BAD_INPUT });
}

async function refuseDamaged(from: string, entry: PlaceEntry): Promise<void> {
  const { fault } = await checkEntry(from, entry);
  if (fault !== undefined) throw notABackup(`${entry.id}: ${fault.message}`);
}

function prepare(id: string, backup: string, ledger: string): Draft {
  const file = `${ledger}.${process.pid}.new`;
  mkdirSync(dirname(ledger), { recursive: true, mode: 0o700 });
  copyFileSync(backup, file);
  const { rows, epoch } = restoreLedger(file);
  syncToDisk(file);
  return { id, file, ledger, rows, epoch };
}

/** Where the places are started with DATABASE_URL, their ledgers are in that database, each put there as a whole. */
function putInPlace(draft: Draft, now: Date): Promise<RestoredPlace> {
  const databaseUrl = readDatabaseUrl();
  return databaseUrl === undefined ? Promise.resolve(exchangeFile(draft, now)) : exchangeRows(draft, databaseUrl, now);
}

async function exchangeRows(draft: Draft, databaseUrl: string, now: Date): Promise<RestoredPlace> {
  const { id, file, ledger, rows, epoch } = draft;
  const name = nameStore({ file: ledger, databaseUrl });
  const { former } = await orUnreachable(name, () =>
    replacePostgresLedger(file, { url: databaseUrl, placeId: id }, toMomentName(now)).catch(orRunning(id)),
  );
  writeFileSync(toMarkFile(ledger), `${name}\n`, { mode: 0o600 });
  const aside = putAside(ledger, now);
  const lies = [...(former === undefined ? [] : [`the schema ${former} of ${name}`]), ...(aside ? [aside] : [])];
  return { id, rows, epoch, ...(lies.length > 0 && { former: lies.join(" and ") }) };
}

function orRunning(id: string) {
  return (error: unknown): never => {
    if (error instanceof Error && "code" in error && error.code === "STORE_BUSY")
      throw new CommandError("PLACE_RUNNING", `${error.message}: stop the place ${id} first, then restore`);
    throw error;
  };
}

/** A ledger in SQLite is a file, and two more while somebody writes or was killed. */
const ENDINGS = ["", "-wal", "-shm"];

/**
 * The former ledger gets a second name before the new one takes its own: there is no moment without a ledger, in which a
 * start would make an empty one.
 */
function exchangeFile({ id, file, ledger, rows, epoch }: Draft, now: Date): RestoredPlace {
  const former = toFormer(ledger, now);
  const hadOne = existsSync(ledger);
  if (hadOne) giveSecondName(ledger, former);
  moveSides(ledger, former);
  renameSync(file, ledger);
  rmSync(toMarkFile(ledger), { force: true }); // from now on it is here
  syncToDisk(dirname(ledger));
  return { id, rows, epoch, ...(hadOne && { former }) };
}

/** A file that is the ledger no more, because a database has it. @returns its new name */
function putAside(ledger: string, now: Date): string | undefined {
  if (!existsSync(ledger)) return undefined;
  const former = toFormer(ledger, now);
  renameSync(ledger, former);
  moveSides(ledger, former);
  return former;
}

function moveSides(ledger: string, former: string): void {
  for (const end of ENDINGS.slice(1)) if (existsSync(ledger + end)) renameSync(ledger + end, former + end);
}

function toFormer(ledger: string, now: Date): string {
  const former = `${ledger}.before-restore-${toMomentName(now)}`;
  if (existsSync(former)) throw new CommandError("FOLDER_TAKEN", `${former} exists already`);
  return former;
}

/** Some file systems know no second names: there it is copied. */
function giveSecondName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name);
    syncToDisk(name);
  }
}
