import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { DeviceError } from "@biometricflow/zk/client/device-error";
import type { DeviceEvent } from "@biometricflow/zk/client/device-event";
import { readIdentity } from "@biometricflow/zk/client/read-identity";
import { readLog } from "@biometricflow/zk/client/read-log";
import { readSizes } from "@biometricflow/zk/client/read-sizes";
import { readTime } from "@biometricflow/zk/client/read-time";
import { readUsers } from "@biometricflow/zk/client/read-users";
import type { ReaderConnection as ZkConnection } from "@biometricflow/zk/client/reader-connection";
import { registerEvents } from "@biometricflow/zk/client/register-events";
import type { OpenTransport } from "@biometricflow/zk/client/transport";
import {
  type LogChunk,
  type ReaderConnection,
  type ReaderDriver,
  ReaderError,
  type ReaderEvent,
  type ReaderTarget,
} from "../collector/reader-driver.ts";
import { toEventRow, toLogRow } from "./zk-row.ts";

/** Says how bytes travel to a reader. */
export type ToTransport = (target: ReaderTarget) => OpenTransport;

/** Creates the driver that asks readers over the ZK protocol. */
export function createZkPullDriver(toTransport: ToTransport): ReaderDriver {
  return {
    open: async (target, listener, signal) => {
      const settings = {
        ...target,
        onEvent: (event: DeviceEvent) => {
          const known = toReaderEvent(event);
          if (known !== undefined) listener.onEvent(known);
        },
        onClose: (error: DeviceError | undefined) => {
          if (error !== undefined) listener.onLost(toReaderError(error));
        },
      };
      return toConnection(await translate(connectReader(toTransport(target), settings, signal)));
    },
  };
}

function toConnection(reader: ZkConnection): ReaderConnection {
  return {
    identify: (signal) => translate(readIdentity(reader, signal)),
    readTime: (signal) => translate(readTime(reader, signal)),
    readSizes: (signal) => translate(readSizes(reader, signal)),
    readUsers: (signal) => translate(readUsers(reader, signal)),
    readLog: (signal) => readChunks(reader, signal),
    readTail: async () => ({ kind: "UNSUPPORTED" }),
    listen: (signal) => translate(registerEvents(reader, undefined, signal)),
    close: reader.close,
  };
}

async function* readChunks(reader: ZkConnection, signal: AbortSignal): AsyncGenerator<LogChunk, void, void> {
  try {
    for await (const { records, blanks, userForm, reportedCount } of readLog(reader, signal)) {
      yield { rows: records.map(toLogRow), blanks: blanks.length, userForm, reportedCount };
    }
  } catch (error) {
    throw toFailure(error);
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
    throw toFailure(error);
  }
}

function toFailure(error: unknown): unknown {
  return error instanceof DeviceError ? toReaderError(error) : error;
}

function toReaderError(error: DeviceError): ReaderError {
  return new ReaderError(error.code, error.message, { isUnsupported: error.isUnsupported, cause: error });
}
