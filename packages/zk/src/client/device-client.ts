import {
  type AttendanceRecordSize,
  type AttendanceRows,
  decodeAttendanceRecords,
  type SixteenByteOrder,
  toLogUserForm,
} from "../codec/attendance-record.ts";
import { detectAttendanceSize } from "../codec/attendance-size.ts";
import { SET_PREFIX_BYTES } from "../codec/bulk.ts";
import { ANSWER, COMMAND, EVENT, USER_DATA } from "../codec/commands.ts";
import type { ChecksumPolicy } from "../codec/deframer.ts";
import { decodeFreeSizes, type FreeSizes } from "../codec/free-sizes.ts";
import type { UserForm } from "../codec/named-user.ts";
import { encodeOptionName, parseOption } from "../codec/option.ts";
import { detectRecordSize } from "../codec/record-size.ts";
import { decodeText, type FieldDecoder } from "../codec/text.ts";
import { decodePackedTime, type LocalDateTime } from "../codec/time.ts";
import { decodeUserRecords, USER_RECORD_SIZES, type UserRows } from "../codec/user-record.ts";
import { Connection, type ConnectionStats } from "./connection.ts";
import { type BulkProgress, readDataSet } from "./data-set-reader.ts";
import { DeviceError } from "./device-error.ts";
import { type DeviceEvent, toDeviceEvent } from "./device-event.ts";
import { createLane } from "./lane.ts";
import { ask, askOptional, decodeAnswer, exchangeOne, isUnknownRequest, type SimpleRequest } from "./request.ts";
import { NEW_SESSION, nextRequest, onReply, type Session, toSessionError } from "./session.ts";
import { createTcpOpener } from "./tcp-transport.ts";

/** Milliseconds that `close` waits for the reader to answer EXIT. */
const GOODBYE_MS = 500;
const NO_DATA = Buffer.alloc(0);

/** How to reach a reader and how to understand it. */
export interface DeviceClientSettings {
  readonly host: string;
  readonly port: number;
  /** 0 when none is set on the reader. */
  readonly commKey: number;
  readonly connectTimeoutMs: number;
  /** Until an answer; for bulk data without any new byte. */
  readonly requestTimeoutMs: number;
  /** Label of the WHATWG Encoding standard that contains ASCII; default `utf-8`. */
  readonly textEncoding?: string;
  /** Default `VERIFY_FIRST`. */
  readonly sixteenByteOrder?: SixteenByteOrder;
  /** Default `COUNT`: see `stats`. */
  readonly checksums?: ChecksumPolicy;
  /** Each event after `registerEvents`, already acknowledged. What it throws closes the connection. */
  readonly onEvent: (event: DeviceEvent) => void;
  /** The end of a connection that was open, once. Without error after `close`. */
  readonly onClose: (error: DeviceError | undefined) => void;
}

/** Who a reader says it is; `undefined` where it does not say. */
export interface DeviceIdentity {
  readonly serialNumber: string | undefined;
  readonly model: string | undefined;
  readonly platform: string | undefined;
  readonly firmware: string | undefined;
  readonly macAddress: string | undefined;
}

/** All users of a reader. */
export interface UserList extends UserRows {
  /** The reader's own count; may be off by one. */
  readonly reportedCount: number;
}

/** A whole attendance log. `records` and `blanks` together are all `total` slots. */
export interface AttendanceLog extends AttendanceRows {
  /** Bytes of a row; `undefined` for an empty log. */
  readonly recordSize: AttendanceRecordSize | undefined;
  /** By what rows of this size name their users; `undefined` for an empty log. */
  readonly userForm: UserForm | undefined;
  readonly total: number;
  /** The reader's own count before the read; may be off by one or include blanks. */
  readonly reportedCount: number;
  /** Size of the data set as prepared, its length word included: the cheap exact measure of the log. */
  readonly dataSetBytes: number;
}

/** Options of a full read. */
export interface ReadLogOptions {
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One connection to one reader, from `connect` to `close` or to its loss; make a new client for the next one.
 *
 * Methods may be called at any time; requests go out one after the other. All reject with a `DeviceError`, or with the
 * reason of an aborted signal. No method changes anything on the reader or disables it.
 */
export class DeviceClient {
  readonly #settings: DeviceClientSettings;
  readonly #decoder: FieldDecoder;
  readonly #connection: Connection;
  readonly #bulkLane = createLane();
  #isUsed = false;
  #isReady = false;

  /** @throws {RangeError} for an unknown `textEncoding`. */
  constructor(settings: DeviceClientSettings) {
    this.#settings = settings;
    this.#decoder = new TextDecoder(settings.textEncoding);
    this.#connection = new Connection({
      onEvent: (packet) => settings.onEvent(toDeviceEvent(packet, this.#decoder)),
      onClose: (error) => {
        if (this.#isReady) settings.onClose(error);
      },
    });
  }

  /** What has been tolerated so far. */
  get stats(): ConnectionStats {
    return this.#connection.stats;
  }

  /**
   * Opens the connection and the session, with the comm key where the reader wants one.
   *
   * @throws {DeviceError} `DEVICE_UNREACHABLE`, `DEVICE_TIMEOUT`, `DEVICE_AUTH_FAILED`, `DEVICE_UNSUPPORTED_FIRMWARE`,
   *   `DEVICE_REJECTED` or `DEVICE_PROTOCOL_ERROR`; the connection is closed then and `onClose` is not called.
   */
  async connect(signal: AbortSignal): Promise<void> {
    if (this.#isUsed) throw new TypeError("a client connects once");
    this.#isUsed = true;
    await this.#connection.open(createTcpOpener({ checksums: "COUNT", ...this.#settings }), signal);
    try {
      await this.#openSession(signal);
      this.#isReady = true;
    } finally {
      if (!this.#isReady) await this.close();
    }
  }

  /** Reads settings by their exact names, `~SerialNumber`; the reader's unknown ones are missing in the result. */
  async readOptions(names: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const options = new Map<string, string>();
    for (const name of names) {
      const data = await askOptional(
        this.#connection,
        this.#request(COMMAND.READ_OPTION, encodeOptionName(name), signal),
      );
      const value = data && parseOption(data, this.#decoder);
      if (value !== undefined) options.set(name, value);
    }
    return options;
  }

  /** Reads serial number, model, platform, firmware and hardware address. */
  async readIdentity(signal?: AbortSignal): Promise<DeviceIdentity> {
    const options = await this.readOptions(["~SerialNumber", "~DeviceName", "~Platform", "MAC"], signal);
    const version = await askOptional(this.#connection, this.#request(COMMAND.GET_VERSION, NO_DATA, signal));
    return {
      serialNumber: options.get("~SerialNumber"),
      model: options.get("~DeviceName"),
      platform: options.get("~Platform"),
      firmware: version && decodeText(version, [0, version.length], this.#decoder),
      macAddress: options.get("MAC"),
    };
  }

  /** Reads the reader's own counts and capacities. */
  async readFreeSizes(signal?: AbortSignal): Promise<FreeSizes> {
    const data = await ask(this.#connection, this.#request(COMMAND.FREE_SIZES, NO_DATA, signal));
    return decodeAnswer(() => decodeFreeSizes(data));
  }

  /** Reads the reader's wall clock; `undefined` when it shows a date that does not exist. */
  async readTime(signal?: AbortSignal): Promise<LocalDateTime | undefined> {
    const data = await ask(this.#connection, this.#request(COMMAND.GET_TIME, NO_DATA, signal));
    if (data.length < 4) throw new DeviceError("DEVICE_PROTOCOL_ERROR", "the reader told no time");
    return decodePackedTime(data.readUInt32LE(0));
  }

  /** Reads all users, without passwords and templates. */
  async readUsers(signal?: AbortSignal): Promise<UserList> {
    const { users: reportedCount } = await this.readFreeSizes(signal);
    const payload = await this.#readSet({ command: COMMAND.USERS, part: USER_DATA, reportedCount }, { signal });
    return decodeAnswer(() => {
      const recordSize = detectRecordSize(payload.length, reportedCount, USER_RECORD_SIZES);
      const rows = recordSize
        ? decodeUserRecords(payload, recordSize, this.#decoder)
        : { users: [], blankPositions: [] };
      return { ...rows, reportedCount };
    });
  }

  /** Reads the whole log. It is complete as of the reader's snapshot, or this rejects: never a short log. */
  async readAttendanceLog(options: ReadLogOptions = {}): Promise<AttendanceLog> {
    const { punches: reportedCount } = await this.readFreeSizes(options.signal);
    const payload = await this.#readSet({ command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount }, options);
    const settings = {
      decoder: this.#decoder,
      sixteenByteOrder: this.#settings.sixteenByteOrder ?? "VERIFY_FIRST",
    } as const;
    return decodeAnswer(() => {
      const recordSize = detectAttendanceSize(payload, reportedCount);
      const rows = recordSize ? decodeAttendanceRecords(payload, recordSize, settings) : { records: [], blanks: [] };
      const total = rows.records.length + rows.blanks.length;
      const userForm = recordSize && toLogUserForm(recordSize);
      return { ...rows, recordSize, userForm, total, reportedCount, dataSetBytes: payload.length + SET_PREFIX_BYTES };
    });
  }

  /** Asks for events of the kinds in `mask` (`EVENT`); 0 stops them. */
  async registerEvents(mask: number = EVENT.ATTENDANCE, signal?: AbortSignal): Promise<void> {
    const data = Buffer.alloc(4);
    data.writeUInt32LE(mask, 0);
    await ask(this.#connection, this.#request(COMMAND.EVENT, data, signal));
  }

  /** Refuses what waits, ends the session and closes. Never rejects; closed clients stay closed. */
  close(): Promise<void> {
    return this.#connection.close(Math.min(GOODBYE_MS, this.#settings.requestTimeoutMs));
  }

  async #openSession(signal: AbortSignal): Promise<void> {
    let session: Session = NEW_SESSION;
    for (
      let request = nextRequest(session, this.#settings.commKey);
      request !== undefined;
      request = nextRequest(session, this.#settings.commKey)
    ) {
      const answer = await exchangeOne(this.#connection, this.#request(request.command, request.data, signal));
      session = onReply(session, answer);
      if (session.kind === "AUTHENTICATING") this.#connection.sessionId = session.sessionId;
    }
    if (session.kind === "ENDED") throw toSessionError(session);
    if (session.kind === "READY") this.#connection.sessionId = session.sessionId;
  }

  async #readSet(set: NamedSet, options: ReadLogOptions): Promise<Buffer> {
    const { onProgress, signal } = options;
    const { command, part } = set;
    const request = { command, part, timeoutMs: this.#settings.requestTimeoutMs, onProgress, signal };
    try {
      return await this.#bulkLane(() => readDataSet(this.#connection, request), signal);
    } catch (error) {
      // Some firmware has no set to give before the first record, and refuses.
      if (set.reportedCount === 0 && isUnknownSet(error)) return NO_DATA;
      return decodeAnswer(() => {
        throw error;
      });
    }
  }

  #request(command: number, data: Buffer, signal: AbortSignal | undefined): SimpleRequest {
    return { command, data, timeoutMs: this.#settings.requestTimeoutMs, signal };
  }
}

/** A data set, and how many records the reader says it has. */
interface NamedSet {
  readonly command: number;
  readonly part: number;
  readonly reportedCount: number;
}

/** Refused as unknown, or acknowledged without anything. */
function isUnknownSet(error: unknown): boolean {
  if (!(error instanceof DeviceError)) return false;
  return isUnknownRequest(error.answerCode) || error.answerCode === ANSWER.ACK_OK;
}

/** Creates a client for one connection. Nothing is opened before `connect`. */
export function createDeviceClient(settings: DeviceClientSettings): DeviceClient {
  return new DeviceClient(settings);
}
