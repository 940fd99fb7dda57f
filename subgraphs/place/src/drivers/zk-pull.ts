import { clearLog } from "@biometricflow/zk/client/clear-log";
import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { DeviceError } from "@biometricflow/zk/client/device-error";
import type { DeviceEvent } from "@biometricflow/zk/client/device-event";
import { glanceAtLog } from "@biometricflow/zk/client/glance-at-log";
import { readIdentity, readSerialNumber } from "@biometricflow/zk/client/read-identity";
import { readLog } from "@biometricflow/zk/client/read-log";
import { readLogTail } from "@biometricflow/zk/client/read-log-tail";
import { readSizes } from "@biometricflow/zk/client/read-sizes";
import { readTime } from "@biometricflow/zk/client/read-time";
import { readUsers } from "@biometricflow/zk/client/read-users";
import { writeTime } from "@biometricflow/zk/client/write-time";
import type { ReaderConnection as ZkConnection } from "@biometricflow/zk/client/reader-connection";
import { removeUser, writeUsers, type WrittenUser } from "@biometricflow/zk/client/write-user";
import type { UserRecord } from "@biometricflow/zk/codec/user-record";
import { registerEvents } from "@biometricflow/zk/client/register-events";
import { createLogCursor, extendLogCursor, type LogCursor } from "@biometricflow/zk/codec/log-cursor";
import type { OpenTransport } from "@biometricflow/zk/client/transport";
import {
  type ConnectionStats,
  type LogChunk,
  type LogTail,
  type PutPerson,
  type ReaderConnection,
  type ReaderDriver,
  ReaderError,
  type ReaderEvent,
  type ReaderTarget,
  type ReaderUsers,
} from "../collector/reader-driver.ts";
import type { ExpectedTimes } from "../domain/held-read.ts";
import type { Enrolment } from "../domain/user.ts";
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
    readSerialNumber: (signal) => translate(readSerialNumber(reader, signal)),
    readTime: (signal) => translate(readTime(reader, signal)),
    readSizes: (signal) => translate(readSizes(reader, signal)),
    readUsers: (signal) => translate(readWholeUsers(reader, signal)),
    readLog: (signal, expected) => readChunks(reader, signal, expected),
    glance: async (signal) => {
      const glance = await translate(glanceAtLog(reader, signal));
      return glance && { bytes: glance.dataSetBytes, start: glance.start };
    },
    get stats() {
      return toStats(reader);
    },
    readTail: (cursor, signal) => translate(readTail(reader, cursor, signal)),
    listen: (signal) => translate(registerEvents(reader, undefined, signal)),
    writeTime: async (localTime, signal) => void (await translate(writeTime(reader, localTime, signal))),
    clearLog: (storedRows, signal) => translate(clearLog(reader, storedRows, signal)),
    people: {
      put: async (people, signal) => (await translate(writeUsers(reader, people, signal))).map(toPutPerson),
      remove: async (pin, signal) => {
        const known = await translate(removeUser(reader, pin, signal));
        return known && toEnrolment(known);
      },
    },
    close: reader.close,
  };
}

function toPutPerson({ pin, before, kept, error }: WrittenUser): PutPerson {
  return { pin, before: before && toEnrolment(before), kept: kept && toEnrolment(kept), failure: error?.message };
}

function toEnrolment({ slot, pin, name, privilegeCode, cardNumber, isDisabled }: UserRecord): Enrolment {
  return { slot, pin, name, privilegeCode, cardNumber, isDisabled };
}

async function readWholeUsers(reader: ZkConnection, signal: AbortSignal): Promise<ReaderUsers> {
  const { users, reportedCount, unreadablePositions, nameBytes } = await readUsers(reader, signal);
  return { users, reportedCount, unreadable: unreadablePositions.length, nameBytes };
}

function toStats({ line }: ZkConnection): ConnectionStats {
  const { skippedAnswers, foreignSessions, ...stats } = line.stats;
  return { ...stats, foreignReplies: skippedAnswers + foreignSessions };
}

async function* readChunks(
  reader: ZkConnection,
  signal: AbortSignal,
  expected: ExpectedTimes,
): AsyncGenerator<LogChunk, void, void> {
  try {
    let cursor: LogCursor | undefined;
    for await (const chunk of readLog(reader, signal, expected)) {
      const { records, blanks, userForm, reportedCount, times, layout } = chunk;
      if (layout !== undefined) cursor = extendLogCursor(cursor ?? createLogCursor(layout), chunk);
      const log = { bytes: chunk.dataSetBytes, start: chunk.start };
      const rows = records.map((record) => toLogRow(record, reader.sixteenByteOrder));
      const slots = chunk.totalSlots;
      yield { rows, blanks: blanks.length, slots, userForm, reportedCount, log, times, cursor };
    }
  } catch (error) {
    throw toFailure(error);
  }
}

/** A reader that does not give parts of its log, or gives them wrong, is read whole. */
async function readTail(reader: ZkConnection, cursor: LogCursor, signal: AbortSignal): Promise<LogTail> {
  try {
    const tail = await readLogTail(reader, cursor, signal);
    if (tail.kind === "LOST") return tail;
    const { reportedCount, dataSetBytes: bytes, start } = tail;
    const parts = tail.parts.map(({ records, cursor: read }) => ({
      rows: records.map((record) => toLogRow(record, reader.sixteenByteOrder)),
      cursor: read,
    }));
    return { kind: "ROWS", parts, reportedCount, bytes, start };
  } catch (error) {
    if (error instanceof DeviceError && error.isUnsupported) return { kind: "UNSUPPORTED" };
    throw error;
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
  const { code, message, isUnsupported, step } = error;
  return new ReaderError(code, message, { isUnsupported, step, cause: error });
}
