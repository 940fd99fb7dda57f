import type { Database } from "../store/database.ts";
import { isStartStateTaken, noteStartState } from "../store/start-state.ts";
import { readStartFiles } from "./start-files.ts";
import { type Execute, takeStartState } from "./take-start-state.ts";

/**
 * Takes in what an organisation begins with, once: what its files became later is nobody's fault.
 *
 * @param createExecute made where there is something to take in
 * @throws {ConfigError} for what does not do in it
 */
export async function takeStart(
  database: Database,
  folder: string | undefined,
  createExecute: () => Execute,
): Promise<void> {
  if (folder === undefined || (await isStartStateTaken(database))) return;
  const steps = readStartFiles(folder);
  if (steps.length === 0) return;
  await takeStartState(steps, createExecute());
  await noteStartState(database, folder, { actor: "start-state", atMs: Date.now() });
}
