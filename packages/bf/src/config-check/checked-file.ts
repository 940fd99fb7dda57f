import type { ConfigFault } from "@biometricflow/config/config-error";

/** One thing that is wrong with a file of a configuration. */
export interface FileFault {
  /** Such as `BAD_CONFIG`, or that of the process that would end with it. */
  readonly code: string;
  /** The key's path, such as `readers.0.port`; empty for the file as a whole. */
  readonly key: string;
  /** What is wrong and what to do; never a secret. */
  readonly message: string;
}

/** A file of a configuration, after a look at it. */
export interface CheckedFile {
  readonly file: string;
  /** `ABSENT`: not there, and nobody misses it. */
  readonly status: "FINE" | "ABSENT" | "WRONG";
  readonly faults: readonly FileFault[];
  /** What an operator may want to know, though nothing is wrong with it. */
  readonly notes: readonly string[];
}

/** A fault of the configuration's reader. */
export function toFileFault({ code = "BAD_CONFIG", key, found, expected }: ConfigFault): FileFault {
  return { code, key, message: `found ${found}, expected ${expected}` };
}

/** Judges a file that is there. */
export function toChecked(file: string, faults: readonly FileFault[], notes: readonly string[] = []): CheckedFile {
  return { file, status: faults.length === 0 ? "FINE" : "WRONG", faults, notes };
}
