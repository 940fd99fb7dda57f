import { existsSync, statSync } from "node:fs";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { checkLedger, type LedgerCheck, type LedgerFault } from "@biometricflow/place/operate";
import { findOwnLedger } from "./own-ledgers.ts";
import { hashFile, type PlaceEntry, readManifest, toLedgerFile } from "./manifest.ts";

/** What a check found of one ledger; without numbers where it could not be read. */
export interface CheckedLedger extends Partial<Omit<LedgerCheck, "fault">> {
  readonly id: string;
  /** The file, or the database that has it. */
  readonly file: string;
  readonly fault?: { readonly code: string; readonly message: string; readonly row?: LedgerFault["row"] };
}

/** Checks the ledgers of a backup, or one of them, against the manifest, and row by row. @throws {CommandError} NOT_A_BACKUP */
export function checkBackup(folder: string, placeId?: string): Promise<readonly CheckedLedger[]> {
  const { places } = readManifest(folder);
  const chosen = places.filter(({ id }) => placeId === undefined || id === placeId);
  return Promise.all(chosen.map((entry) => checkEntry(folder, entry)));
}

/** Checks the ledger of one place of a backup. */
export async function checkEntry(folder: string, entry: PlaceEntry): Promise<CheckedLedger> {
  const { id } = entry;
  const file = toLedgerFile(folder, id);
  const stray = findStray(file, entry);
  return stray === undefined ? check(id, file, async () => checkLedger(file, id)) : { id, file, fault: stray };
}

function findStray(file: string, { bytes, sha256 }: PlaceEntry): CheckedLedger["fault"] {
  if (!existsSync(file)) return { code: "FILE_MISSING", message: `the manifest names ${file}, which is not there` };
  const isSame = statSync(file).size === bytes && hashFile(file) === sha256;
  return isSame ? undefined : { code: "OTHER_SUM", message: `${file} is not the file that the backup was made of` };
}

/** Checks the ledgers of an organisation's places, which may run; those that never ran have none. */
export async function checkOwn(
  organisation: OrganisationConfig,
  placeIds: readonly string[],
): Promise<readonly CheckedLedger[]> {
  const checked: CheckedLedger[] = [];
  for (const id of placeIds) {
    const ledger = await findOwnLedger(organisation, id);
    if (ledger !== undefined) checked.push(await check(id, ledger.name, ledger.check));
  }
  return checked;
}

/** What a store says of itself when it is damaged. Sources: sqlite.org/rescode.html, PostgreSQL's errcodes-appendix.html. */
const DAMAGED = /^(SQLITE_(CORRUPT|NOTADB|ERROR)|STORE_FOREIGN|XX00[12])/;

/** A store that is damaged so that it cannot be read is a finding like the others. */
async function check(id: string, file: string, run: () => Promise<LedgerCheck>): Promise<CheckedLedger> {
  try {
    const { fault, ...found } = await run();
    return { id, file, ...found, ...(fault && { fault }) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!(error instanceof Error) || !DAMAGED.test(code)) throw error;
    return { id, file, fault: { code: "FILE_DAMAGED", message: `${file} cannot be read: ${error.message}` } };
  }
}
