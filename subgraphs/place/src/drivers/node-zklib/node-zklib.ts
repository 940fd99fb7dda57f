import {
  type LogChunk,
  type ReaderConnection,
  type ReaderDriver,
  ReaderError,
  type ReaderSizes,
} from "../../collector/reader-driver.ts";
import type { ExpectedTimes } from "../../domain/held-read.ts";
import { createZkPullDriver } from "../zk-pull.ts";
import { createNodeZklibOpener, LEAVE_NODE_ZKLIB } from "./transport.ts";

/**
 * Creates the driver that asks readers through the package node-zklib. It is for readers with which only that package gets
 * along: it has no datagrams and no events that say the state, and it loses rows where bytes come as it does not expect them.
 * So a log that it read is taken only if it noticed no loss and has as many rows as the reader counts.
 */
export function createNodeZklibDriver(): ReaderDriver {
  const pull = createZkPullDriver(createNodeZklibOpener);
  return { open: async (...asked) => toCautious(await pull.open(...asked)) };
}

function toCautious(reader: ReaderConnection): ReaderConnection {
  return {
    identify: (signal) => reader.identify(signal),
    readSerialNumber: (signal) => reader.readSerialNumber(signal),
    readTime: (signal) => reader.readTime(signal),
    readSizes: (signal) => reader.readSizes(signal),
    readUsers: (signal) => reader.readUsers(signal),
    readLog: (signal, expected) => readCounted(reader, signal, expected),
    glance: async () => undefined, // would cost a whole read
    get stats() {
      return reader.stats;
    },
    readTail: async () => ({ kind: "UNSUPPORTED" }),
    listen: async () => {
      const message = "node-zklib hands out events without the state of a punch: punches come by reading the log";
      throw new ReaderError("DEVICE_REJECTED", message, { isUnsupported: true, step: "LIVE" });
    },
    close: () => reader.close(),
  };
}

async function* readCounted(
  reader: ReaderConnection,
  signal: AbortSignal,
  expected: ExpectedTimes,
): AsyncGenerator<LogChunk, void, void> {
  let isCounted = false;
  for await (const chunk of reader.readLog(signal, expected)) {
    if (!isCounted) requireCount(chunk, await reader.readSizes(signal));
    isCounted = true;
    yield chunk;
  }
}

/** Punches that are made meanwhile may be in the log already. */
function requireCount({ slots, reportedCount }: LogChunk, { punches }: ReaderSizes): void {
  if (reportedCount !== undefined && slots >= reportedCount && slots <= punches) return;
  const counted = reportedCount ?? "no";
  const message = `node-zklib read ${slots} rows where the reader counts ${counted}, and ${punches} afterwards: ${LEAVE_NODE_ZKLIB}`;
  throw new ReaderError("DEVICE_PROTOCOL_ERROR", message, { step: "LOG" });
}
