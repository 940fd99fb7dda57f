import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { openStoreDatabase, openStoreFile, toElsewhereError } from "@biometricflow/service/process/store-file";
import { nameStore } from "@biometricflow/service/process/store-name";
import type { StoreDatabase, Statements } from "./store/database.ts";
import { hasStore, openOwnDatabase, openSharedDatabase } from "./store/postgres/open.ts";
import { openSqliteDatabase } from "./store/sqlite/open.ts";
import { isTaken, takeOver } from "./store/take-over.ts";

/** Where the directory's store is. */
export interface StorePlace {
  /** Where SQLite has it. */
  readonly file: string;
  /** `DATABASE_URL`; where it names a PostgreSQL database, that one has it. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Opens the store for the directory that serves it; no other one can meanwhile, in a database. A database that has none takes over
 * that of the file, whole or not at all; the file is kept under another name.
 *
 * @param onTaken hears, once it happened, that another directory writes to the database
 * @throws {StoreFileError} with what to do; STORE_ELSEWHERE rather than beginning an empty store beside the one that is there
 */
export function openServedStore(place: StorePlace, onTaken: () => void): Promise<StoreDatabase> {
  const { file, databaseUrl: url } = place;
  if (!url) return openFile(place);
  const name = toName(place);
  return openStoreDatabase(name, async () => {
    const begin = async (statements: Statements, isNew: boolean): Promise<void> => {
      if (isNew && existsSync(file)) await openStoreFile(file, () => takeOver(file, statements));
      else await refuseElsewhere(place, statements, isNew);
    };
    const database = await openOwnDatabase({ url, begin, onTaken });
    try {
      noteDatabase(file, name);
    } catch (error) {
      await database.close();
      throw error;
    }
    return database;
  });
}

/** Opens the store beside a directory that may run; made where there is none. @throws {StoreFileError} as `openServedStore` */
export function openOperatedStore(place: StorePlace): Promise<StoreDatabase> {
  const { databaseUrl: url } = place;
  if (!url) return openFile(place);
  const begin = (statements: Statements, isNew: boolean) => refuseElsewhere(place, statements, isNew);
  return openStoreDatabase(toName(place), () => openSharedDatabase({ url, begin }));
}

/** As `openOperatedStore`; `undefined` where the directory was never started. */
export async function findOperatedStore(place: StorePlace): Promise<StoreDatabase | undefined> {
  return (await hasOperatedStore(place)) ? openOperatedStore(place) : undefined;
}

/** Whether there is a store, in the file or in the database. */
export async function hasOperatedStore(place: StorePlace): Promise<boolean> {
  const { file, databaseUrl: url } = place;
  if (existsSync(file) || existsSync(toMark(file))) return true; // what is wrong with it, opening says
  return Boolean(url) && openStoreDatabase(toName(place), () => hasStore(url ?? ""));
}

/** Beside the file that the store would be: that a database has it, without a password. */
function toMark(file: string): string {
  return `${file}.elsewhere`;
}

function toName({ file, databaseUrl }: StorePlace): string {
  return nameStore({ file, databaseUrl });
}

async function openFile({ file }: StorePlace): Promise<StoreDatabase> {
  const mark = toMark(file);
  if (existsSync(mark))
    throw toElsewhereError(`the directory has its store in ${readFileSync(mark, "utf8").trim()}: set DATABASE_URL`);
  return openStoreFile(file, () => openSqliteDatabase(file));
}

/** @throws {StoreFileError} STORE_ELSEWHERE where another store is there than the one in the database, or instead of it */
async function refuseElsewhere(place: StorePlace, statements: Statements, isNew: boolean): Promise<void> {
  const { file } = place;
  const [name, mark] = [toName(place), toMark(file)];
  if (isNew && existsSync(file))
    throw toElsewhereError(`the directory has its store in ${file}: start it once, and ${name} takes it over`);
  if (isNew && existsSync(mark))
    throw toElsewhereError(
      `the directory had its store in ${readFileSync(mark, "utf8").trim()}, and ${name} has none: put its dump back, or name that database in DATABASE_URL; to begin an empty one, remove ${mark}`,
    );
  if (!isNew && existsSync(file) && !(await isTaken(file, statements)))
    throw toElsewhereError(
      `the directory has its store in ${name}, and another one lies in ${file}: move the one away that is not wanted`,
    );
}

/** What was taken over keeps its rows, under a name that nobody opens. */
function noteDatabase(file: string, name: string): void {
  const mark = toMark(file);
  mkdirSync(dirname(mark), { recursive: true, mode: 0o700 });
  writeFileSync(mark, `${name}\n`, { mode: 0o600 });
  if (existsSync(file)) renameSync(file, `${file}.before-database-${new Date().toISOString().replaceAll(/\D/g, "")}`);
}
