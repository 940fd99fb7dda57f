import { readFile } from "node:fs/promises";
import type { CaseFile } from "./case-format.ts";
import { judgeCases } from "./judge-cases.ts";
import { parseCaseFile } from "./parse-case-file.ts";

/**
 * `bf attendance cases FILE`: runs a file of cases and prints every difference, then `N passed, N failed`.
 *
 * @returns the exit code: 0 when all cases pass, 1 when one fails, 2 for wrong usage or a file that cannot be read.
 */
export async function runAttendanceCases(args: readonly string[]): Promise<number> {
  const [path, ...rest] = args;
  if (path === undefined || rest.length > 0) {
    console.error("usage: bf attendance cases FILE");
    return 2;
  }
  const file = await readCases(path);
  if (!file) return 2;
  const { lines, passed, failed } = judgeCases(file);
  for (const line of lines) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function readCases(path: string): Promise<CaseFile | undefined> {
  try {
    return parseCaseFile(await readFile(path, "utf8"));
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
