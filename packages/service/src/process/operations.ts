import type { Operations } from "../http/http-server.ts";
import { createOperatorCheck, readOperationsToken } from "../identity/operations-token.ts";
import { watchDisk } from "../observe/disk-watch.ts";
import type { Log } from "../observe/log.ts";

/** What a process shows its operators. */
export interface OpenOperations extends Operations {
  readonly operators: NonNullable<Operations["operators"]>;
  readonly alarms: NonNullable<Operations["alarms"]>;
  readonly filledPct: NonNullable<Operations["filledPct"]>;
  readonly stop: () => void;
}

/** Opens `/metrics` and `/version` to whoever holds the token, and watches the disk of the process. @throws {KeyFileError} */
export function openOperations(options: {
  /** Made when it is missing. */
  readonly tokenFile: string;
  /** The folder that the process writes to. */
  readonly folder: string;
  readonly log: Log;
}): OpenOperations {
  const operators = createOperatorCheck(readOperationsToken(options.tokenFile));
  return { operators, ...watchDisk(options) };
}
