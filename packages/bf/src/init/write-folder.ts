import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readOrganisation } from "@biometricflow/config/organisation";
import { BAD_INPUT, CommandError } from "../command.ts";
import type { PlannedFile } from "./plan.ts";

/** @throws {CommandError} FOLDER_NOT_EMPTY when there is anything in the folder already. */
export function refuseUsedFolder(dir: string): void {
  if (listEntries(dir).length === 0) return;
  throw new CommandError("FOLDER_NOT_EMPTY", `${resolve(dir)} holds files already; name a new folder`, {
    exitCode: BAD_INPUT,
  });
}

/**
 * Writes the folder whole or not at all: into another one beside it, which is read as a start would read it, and then
 * gets the name.
 *
 * @throws {CommandError} FOLDER_NOT_EMPTY; {ConfigError} when a start would refuse what was to be written
 */
export function writeFolder(dir: string, files: readonly PlannedFile[]): void {
  refuseUsedFolder(dir);
  const target = resolve(dir);
  const draft = `${target}.${process.pid}.new`;
  try {
    for (const { path, text } of files) {
      const file = join(draft, path);
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, text, { mode: 0o600, flag: "wx" });
    }
    readOrganisation(draft);
    removeEmptyFolder(target);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A rename replaces no folder on every system; one that holds something stays, and the rename fails. */
function removeEmptyFolder(dir: string): void {
  try {
    rmdirSync(dir);
  } catch (error) {
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isAbsent) throw error;
  }
}

function listEntries(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
