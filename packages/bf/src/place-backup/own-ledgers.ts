import { existsSync, readFileSync } from "node:fs";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import {
  type BackedUpReader,
  checkLedger,
  checkPostgresLedger,
  copyLedger,
  copyPostgresLedger,
  findPostgresLedger,
  type LedgerCheck,
  noteBackup,
  notePostgresBackup,
  toMarkFile,
} from "@biometricflow/place/operate";
import { nameStore } from "@biometricflow/service/process/store-name";
import { BAD_INPUT, CommandError } from "../command.ts";

/** The ledger of a place, wherever it is kept. */
export interface OwnLedger {
  readonly id: string;
  /** The file, or the database; never with a password. */
  readonly name: string;
  readonly check: () => Promise<LedgerCheck>;
  /** Writes a copy of it as it is at one moment, as a file of SQLite. */
  readonly copyTo: (file: string) => Promise<void>;
  /** Keeps in it what a good backup has of it. */
  readonly note: (readers: readonly BackedUpReader[], madeMs: number) => Promise<void>;
}

/** `DATABASE_URL`, as the places are started with it; `undefined` where their ledgers are files. */
export function readDatabaseUrl(): string | undefined {
  return process.env["DATABASE_URL"] || undefined;
}

/**
 * What keeps the stores of these places from being read as files: a database has one of them, as the mark beside its file says, and no
 * database is named. An old file may still lie there, and says what once was.
 */
export function findElsewhere(
  { dataDir, databaseUrl }: { readonly dataDir: string; readonly databaseUrl: string | undefined },
  placeIds: readonly string[],
): string | undefined {
  if (databaseUrl !== undefined) return undefined;
  const marks = placeIds.map((id) => toMarkFile(toDataPaths(dataDir).placeLedger(id)));
  const mark = marks.find((file) => existsSync(file));
  if (mark === undefined) return undefined;
  return `STORE_ELSEWHERE: the stores are in ${readFileSync(mark, "utf8").trim()}: set DATABASE_URL`;
}

/**
 * Finds the ledger of a place; `undefined` where it has none: it never ran.
 *
 * @throws {CommandError} STORE_ELSEWHERE where a database has it and DATABASE_URL names none
 */
export async function findOwnLedger({ dataDir }: OrganisationConfig, id: string): Promise<OwnLedger | undefined> {
  const file = toDataPaths(dataDir).placeLedger(id);
  const databaseUrl = readDatabaseUrl();
  if (databaseUrl !== undefined) {
    const place = { url: databaseUrl, placeId: id };
    const name = nameStore({ file, databaseUrl });
    if (await orUnreachable(name, () => findPostgresLedger(place)))
      return {
        ...{ id, name, check: () => checkPostgresLedger(place), copyTo: (to) => copyPostgresLedger(place, to) },
        note: (...backedUp) => notePostgresBackup(place, ...backedUp),
      };
  }
  if (existsSync(file))
    return {
      ...{ id, name: file, check: async () => checkLedger(file, id), copyTo: async (to) => copyLedger(file, to) },
      note: async (...backedUp) => noteBackup(file, ...backedUp),
    };
  const mark = toMarkFile(file);
  if (databaseUrl !== undefined || !existsSync(mark)) return undefined;
  const where = readFileSync(mark, "utf8").trim();
  throw new CommandError("STORE_ELSEWHERE", `the ledger of ${id} is in ${where}: set DATABASE_URL`, {
    exitCode: BAD_INPUT,
  });
}

/** @throws {CommandError} STORE_UNREACHABLE */
export async function orUnreachable<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError("STORE_UNREACHABLE", `${name} cannot be asked: ${said}`, { cause });
  }
}
