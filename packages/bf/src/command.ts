/** One command of `bf`. */
export interface Command {
  /** Area and name, such as `account add`; or one word. */
  readonly name: string;
  /** One line of the list of commands. */
  readonly summary: string;
  /** What follows the name, and what each part means. */
  readonly usage: string;
  /**
   * @returns the exit code: 0 done, 1 it could not be done, 2 wrong input.
   * @throws {CommandError}, {ConfigError}, or what `parseArgs` throws: told to the operator by `runBf`.
   */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** Why a command could not do its work. */
export class CommandError extends Error {
  /** Such as `NO_SUCH_ACCOUNT`; stays the same when the words change. */
  readonly code: string;
  readonly exitCode: number;

  constructor(code: string, message: string, options: ErrorOptions & { readonly exitCode?: 1 | 2 } = {}) {
    super(message, options);
    this.name = "CommandError";
    this.code = code;
    this.exitCode = options.exitCode ?? FAILED;
  }
}

/** The work could not be done, for a reason outside the input. */
const FAILED = 1;
/** The input is at fault. */
export const BAD_INPUT = 2;

/** The command line cannot be understood. */
export function badUsage(message: string): CommandError {
  return new CommandError("BAD_USAGE", message, { exitCode: BAD_INPUT });
}
