import { CertificateError } from "@biometricflow/config/certificate";
import { ConfigError } from "@biometricflow/config/config-error";
import { PortTakenError } from "../http/http-server.ts";
import { KeyFileError } from "../identity/keys.ts";
import { StoreFileError } from "./store-file.ts";

/** Something that an operator must put right before a process can start. */
export interface SetupFault {
  /** One sentence: the code, the file, what to do. A faulty configuration has a line for each fault. */
  readonly message: string;
  /** Of the process: 2, or 3 for a port that is taken. */
  readonly exitCode: 2 | 3;
}

/** What to do about an error of the file system, by its code. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ["ENOSPC", "the disk is full: make room on it, then start again"],
  ["EDQUOT", "the user's share of the disk is used up: make room or enlarge it, then start again"],
  ["EROFS", "the disk is read-only: mount it for writing, or move dataDir to another one, then start again"],
  ["EACCES", "this user may not: give the file and its folders to the user who runs this, then start again"],
  ["EPERM", "this user may not: give the file and its folders to the user who runs this, then start again"],
  ["EIO", "the disk cannot be read or written: look at it, restore dataDir from a backup if it is broken"],
  ["ENOTDIR", "a file is where a folder should be: move it away, then start again"],
  ["EISDIR", "a folder is where a file should be: move it away, then start again"],
  ["EEXIST", "something else is where a folder should be: move it away, then start again"],
  ["EMFILE", "too many files are open: raise the limit (ulimit -n), then start again"],
  ["ENFILE", "too many files are open on this machine: raise the limit, then start again"],
  ["ELOOP", "its links lead in a circle: mend them, then start again"],
  ["ENAMETOOLONG", "the path is too long: move dataDir, then start again"],
]);

/** What an operator is told of an error that ended a start; `undefined` for a fault of ours, which deserves its stack. */
export function toSetupFault(error: unknown): SetupFault | undefined {
  if (error instanceof PortTakenError) return { message: error.message, exitCode: 3 };
  if (error instanceof ConfigError || error instanceof KeyFileError || error instanceof StoreFileError)
    return { message: error.message, exitCode: 2 };
  if (error instanceof CertificateError) return { message: error.message, exitCode: 2 };
  const taken = describeTakenPort(error);
  if (taken !== undefined) return { message: taken, exitCode: 3 };
  const message = describeFileError(error);
  return message === undefined ? undefined : { message, exitCode: 2 };
}

/** Of listeners that are none of our servers, such as a simulated reader's. */
function describeTakenPort(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") return undefined;
  const port = "port" in error ? ` ${String(error.port)}` : "";
  return `port${port} is taken by another program: end that one, or configure another port`;
}

function describeFileError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const remedy = REMEDIES.get(String(error.code));
  if (remedy === undefined) return undefined;
  const path = "path" in error && typeof error.path === "string" ? error.path : "a file";
  return `${String(error.code)}: ${path} cannot be used: ${remedy}`;
}
