/** One fault of a configuration file. */
export interface ConfigFault {
  /** Such as `CERTIFICATE_EXPIRED`; BAD_CONFIG when omitted. */
  readonly code?: string;
  /** The file, as it was given. */
  readonly file: string;
  /** The key's path, such as `readers.0.port`; empty for the file as a whole. */
  readonly key: string;
  /** What was found, secrets masked. */
  readonly found: string;
  /** What would be right. */
  readonly expected: string;
}

/** The configuration cannot be used; every fault of every file is in `faults`. */
export class ConfigError extends Error {
  readonly code = "BAD_CONFIG";
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(
      ({ code, file, key, found, expected }) =>
        `  ${file}: ${key || "(file)"}: ${code === undefined ? "" : `${code}: `}found ${found}, expected ${expected}`,
    );
    super(`the configuration has ${faults.length} fault${faults.length === 1 ? "" : "s"}:\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.faults = faults;
  }
}
