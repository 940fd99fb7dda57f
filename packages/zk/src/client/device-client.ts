import type { ChecksumPolicy } from "../codec/deframer.ts";
import type { FreeSizes } from "../codec/free-sizes.ts";
import type { LocalDateTime } from "../codec/time.ts";
import { createTcpOpener } from "../transports/tcp-transport.ts";
import { connectReader, type ReaderSettings } from "./connect-reader.ts";
import { type ReaderIdentity, readIdentity } from "./read-identity.ts";
import { readSizes } from "./read-sizes.ts";
import { readTime } from "./read-time.ts";
import { readUsers, type UserList } from "./read-users.ts";
import { type AttendanceLog, readWholeLog } from "./read-whole-log.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { registerEvents } from "./register-events.ts";

export type { AttendanceLog } from "./read-whole-log.ts";

/** How to reach a reader over TCP and how to understand it. */
export interface DeviceClientSettings extends ReaderSettings {
  readonly host: string;
  readonly port: number;
  readonly connectTimeoutMs: number;
  /** Default `COUNT`. */
  readonly checksums?: ChecksumPolicy;
}

/** A reader as one object: what the operations give, over TCP. */
export class DeviceClient {
  readonly #settings: DeviceClientSettings;
  #reader: ReaderConnection | undefined;

  constructor(settings: DeviceClientSettings) {
    this.#settings = settings;
  }

  async connect(signal: AbortSignal): Promise<void> {
    if (this.#reader) throw new TypeError("a client connects once");
    const open = createTcpOpener({ checksums: "COUNT", ...this.#settings });
    this.#reader = await connectReader(open, this.#settings, signal);
  }

  readIdentity(signal?: AbortSignal): Promise<ReaderIdentity> {
    return readIdentity(this.#open(), signal);
  }

  readFreeSizes(signal?: AbortSignal): Promise<FreeSizes> {
    return readSizes(this.#open(), signal);
  }

  readTime(signal?: AbortSignal): Promise<LocalDateTime | undefined> {
    return readTime(this.#open(), signal);
  }

  readUsers(signal?: AbortSignal): Promise<UserList> {
    return readUsers(this.#open(), signal);
  }

  readAttendanceLog({ signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<AttendanceLog> {
    return readWholeLog(this.#open(), signal);
  }

  registerEvents(mask?: number, signal?: AbortSignal): Promise<void> {
    return registerEvents(this.#open(), mask, signal);
  }

  async close(): Promise<void> {
    await this.#reader?.close();
  }

  #open(): ReaderConnection {
    if (!this.#reader) throw new TypeError("a client connects before it asks");
    return this.#reader;
  }
}
