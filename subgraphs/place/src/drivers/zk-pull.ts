import type { AttendanceLog, DeviceClient, DeviceClientSettings } from "@biometricflow/zk/client/device-client";
import { DeviceError } from "@biometricflow/zk/client/device-error";
import type { DeviceEvent } from "@biometricflow/zk/client/device-event";
import { isUnknownRequest } from "@biometricflow/zk/client/request";
import {
  type LogChunk,
  type ReaderConnection,
  type ReaderDriver,
  ReaderError,
  type ReaderEvent,
} from "../collector/reader-driver.ts";
import { toEventRow, toLogRow } from "./zk-row.ts";

/** Rows in a chunk: small enough that others wait a few tens of milliseconds at most while one is worked on. */
const CHUNK_ROWS = 2_000;

/** Makes the client of one connection, and with it decides how bytes travel. */
export type CreateZkClient = (settings: DeviceClientSettings) => DeviceClient;

/** Creates the driver that asks readers over the ZK protocol. */
export function createZkPullDriver(createClient: CreateZkClient): ReaderDriver {
  return {
    open: async (target, listener, signal) => {
      const client = createClient({
        ...target,
        onEvent: (event) => {
          const known = toReaderEvent(event);
          if (known !== undefined) listener.onEvent(known);
        },
        onClose: (error) => {
          if (error !== undefined) listener.onLost(toReaderError(error));
        },
      });
      await translate(client.connect(signal));
      return toConnection(client);
    },
  };
}

function toConnection(client: DeviceClient): ReaderConnection {
  return {
    identify: (signal) => translate(client.readIdentity(signal)),
    readTime: (signal) => translate(client.readTime(signal)),
    readSizes: (signal) => translate(client.readFreeSizes(signal)),
    readUsers: (signal) => translate(client.readUsers(signal)),
    readLog: async function* (signal) {
      yield* toChunks(await translate(client.readAttendanceLog({ signal })));
    },
    readTail: async () => ({ kind: "UNSUPPORTED" }),
    listen: (signal) => translate(client.registerEvents(undefined, signal)),
    close: () => client.close(),
  };
}

function* toChunks({ records, blanks, userForm, reportedCount }: AttendanceLog): Generator<LogChunk> {
  const log = { userForm, reportedCount };
  yield { ...log, rows: records.slice(0, CHUNK_ROWS).map(toLogRow), blanks: blanks.length };
  for (let start = CHUNK_ROWS; start < records.length; start += CHUNK_ROWS) {
    yield { ...log, rows: records.slice(start, start + CHUNK_ROWS).map(toLogRow), blanks: 0 };
  }
}

function toReaderEvent(event: DeviceEvent): ReaderEvent | undefined {
  switch (event.kind) {
    case "PUNCHES":
      return { kind: "PUNCHES", rows: event.punches.map(toEventRow) };
    case "UNREADABLE":
      return { kind: "UNREADABLE" };
    case "OTHER":
      return undefined;
  }
}

async function translate<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof DeviceError ? toReaderError(error) : error;
  }
}

function toReaderError(error: DeviceError): ReaderError {
  const isUnsupported = isUnknownRequest(error.answerCode);
  return new ReaderError(error.code, error.message, { isUnsupported, cause: error });
}
