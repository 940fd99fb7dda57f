import { statSync } from "node:fs";
import type { FileFault } from "./checked-file.ts";

const FOR_OTHERS = 0o077;
const MODE = 0o777;
const CLOSE_IT = "chmod 600 it, and change what it holds if others may have read it";

/** What is wrong with a file that holds a secret and that others may use. */
export function checkMode(file: string): readonly FileFault[] {
  const mode = readMode(file) & MODE;
  return (mode & FOR_OTHERS) === 0 ? [] : [toOpenFault(mode)];
}

function toOpenFault(mode: number): FileFault {
  const message = `other users of this machine may use it (mode ${mode.toString(8)}): ${CLOSE_IT}`;
  return { code: "OPEN_TO_OTHERS", key: "", message };
}

/** The mode of a file as `stat` has it; 0 where there is none. */
export function readMode(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
}
