import { type DestinationStream, type Logger, pino } from "pino";

/** A JSON-lines log. */
export type Log = Logger;

/** Where and how much a service logs. */
export interface LogOptions {
  readonly service: string;
  /** `info` when omitted; `silent` writes nothing. */
  readonly level?: string;
  /** Stdout when omitted. */
  readonly destination?: DestinationStream;
}

/** Creates a service's log; tokens, passwords and keys given as fields are hidden. */
export function createLog({ service, level = "info", destination }: LogOptions): Log {
  const options = {
    level,
    base: { service, pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: {
      paths: ["authorization", "*.authorization", "token", "*.token", "password", "*.password", "apiKey", "*.apiKey"],
      censor: "(hidden)",
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
