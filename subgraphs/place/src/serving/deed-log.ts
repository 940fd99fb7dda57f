import type { Log } from "@biometricflow/service/observe/log";
import type { DeedLog } from "../domain/deeds.ts";

/** Notes who did what in the log of the place. */
export function createDeedLog(log: Log): DeedLog {
  return {
    note: ({ what, by, to }) => log.info({ deed: what, by, to }, "somebody changed something"),
  };
}
