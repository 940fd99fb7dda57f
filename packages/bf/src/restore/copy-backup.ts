import { closeSync, cpSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { BAD_INPUT, CommandError } from "../command.ts";

/** What a running organisation says of itself, and what is written anew at each start: not part of a backup. */
const LEFT_OUT: ReadonlySet<string> = new Set(["demo.json"]);

/** @throws {CommandError} NOT_A_BACKUP */
export function notABackup(message: string): CommandError {
  return new CommandError("NOT_A_BACKUP", message, { exitCode: BAD_INPUT });
}

/** The ids of the places whose ledgers lie in a data folder. */
export function listLedgers(dataDir: string): readonly string[] {
  return listNames(join(dataDir, "places")).filter((id) => isFile(join(dataDir, "places", id, "ledger.sqlite")));
}

/** Refuses a folder that no copy of a data folder can be. @throws {CommandError} NOT_A_BACKUP */
export function refuseForeignFolder(from: string, dataDir: string): void {
  if (!statSync(from, { throwIfNoEntry: false })?.isDirectory()) throw notABackup(`${from} is no folder`);
  if (isWithin(from, dataDir) || isWithin(dataDir, from)) {
    throw notABackup(`${from} and the data folder ${dataDir} lie within each other; a backup lies apart`);
  }
  if (holdsStores(from)) return;
  const inner = join(from, basename(dataDir));
  const hint = holdsStores(inner) ? `; did you mean ${inner}?` : "";
  throw notABackup(`${from} holds no ledger and no directory: a backup is a copy of the whole data folder${hint}`);
}

/**
 * Copies a backup, file modes kept, all of it on the disk when this returns.
 *
 * @throws {CommandError} NOT_A_BACKUP for a link or anything else that is neither file nor folder: it would lead out
 */
export function copyBackup(from: string, to: string): void {
  refuseLinks(from);
  mkdirSync(to, { mode: 0o700 });
  cpSync(from, to, { recursive: true, filter: (source) => !LEFT_OUT.has(relative(from, source)) });
  for (const file of walk(to)) syncToDisk(file);
}

function refuseLinks(from: string): void {
  for (const path of walk(from)) {
    const stat = lstatSync(path);
    if (!stat.isFile() && !stat.isDirectory()) throw notABackup(`${path} is neither a file nor a folder`);
  }
}

/** Everything in a folder, without following links. */
function* walk(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    yield path;
    if (entry.isDirectory()) yield* walk(path);
  }
}

/** Returns when a file, or the names in a folder, are on the disk. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whether a path lies in a folder, or is it. */
export function isWithin(inner: string, outer: string): boolean {
  return `${resolve(inner)}/`.startsWith(`${resolve(outer)}/`);
}

function holdsStores(dir: string): boolean {
  const directory = join(dir, "directory", "directory.sqlite");
  return listLedgers(dir).length > 0 || isFile(directory) || isFile(`${directory}.elsewhere`);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function listNames(dir: string): readonly string[] {
  return statSync(dir, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(dir).sort() : [];
}
