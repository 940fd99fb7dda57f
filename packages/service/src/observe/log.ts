import { type DestinationStream, type Logger, pino } from "pino";
import { createLineWriter, writeToStdout } from "./line-writer.ts";

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
      paths: [
        "authorization",
        "*.authorization",
        "token",
        "*.token",
        "password",
        "*.password",
        "apiKey",
        "*.apiKey",
        '*["x-api-key"]',
      ],
      censor: "(hidden)",
    },
  };
  return pino(options, destination ?? createStdout(service));
}

const WARN = 40; // pino's number of the level

/** Stdout, whatever becomes of it: pino's own destination ends the process when the disk behind it is full. */
function createStdout(service: string): DestinationStream {
  const describeLoss = (lost: number) => {
    const msg = "log lines could not be written and are lost";
    return `${JSON.stringify({ level: WARN, time: new Date().toISOString(), service, pid: process.pid, lost, msg })}\n`;
  };
  return createLineWriter({ write: writeToStdout, describeLoss });
}
