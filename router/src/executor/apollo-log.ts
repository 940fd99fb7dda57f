import type { Log } from "@biometricflow/service/observe/log";

/** The log in the words of Apollo's packages. */
export function toApolloLogger(log: Log) {
  return {
    debug: (message: unknown) => log.debug({ from: "apollo" }, String(message)),
    info: (message: unknown) => log.debug({ from: "apollo" }, String(message)), // its notes on starting are no news
    warn: (message: unknown) => log.warn({ from: "apollo" }, String(message)),
    error: (message: unknown) => log.error({ from: "apollo" }, String(message)),
  };
}
