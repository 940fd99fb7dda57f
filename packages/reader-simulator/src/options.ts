import { createZoneClock } from "./clock.ts";
import { toWallSeconds } from "./device-time.ts";
import { badInput } from "./errors.ts";
import { checkEncoding } from "./name-bytes.ts";
import { parseWhole } from "./parse-input.ts";
import {
  checkUserId,
  type EventBytes,
  type RecordSize,
  type ShortRecordOrder,
  type ShortTimeOffset,
} from "./records.ts";
import type { SimulatedUser, UserRecordSize } from "./user-records.ts";

/** A row to start the log with; without `uid` the enrolled user's slot is taken, 0 when there is none. */
export interface InitialRow {
  readonly uid?: number;
  readonly userId: string;
  readonly time: string;
  readonly verify: number;
  readonly punch: number;
}

/** How output is cut on its way to the socket: as frames, in pieces (`bytes` each or random), or several frames together. */
export type Segmentation =
  | { readonly kind: "asIs" }
  | { readonly kind: "split"; readonly bytes?: number }
  | { readonly kind: "joined" };

/** What kind of reader to simulate. All but the serial number has a default. */
export interface ReaderSimulatorOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly serialNumber: string;
  /** Default `K40/ID`. */
  readonly model?: string;
  /** Default `Ver 6.60 Nov  6 2017`. */
  readonly firmware?: string;
  /** Default `ZMM220_TFT`. */
  readonly platform?: string;
  /** Default 0: none. */
  readonly commKey?: number;
  /** Whether CONNECT is answered UNAUTH even when the comm key is 0. Default false. */
  readonly asksForKeyZero?: boolean;
  /** Answer every CONNECT with this code instead, as 6001 of firmware that speaks PUSH only. */
  readonly connectAnswer?: number;
  readonly users?: readonly SimulatedUser[];
  readonly log?: readonly InitialRow[];
  /** Default 40. */
  readonly recordSize?: RecordSize;
  /** Default `VERIFY_FIRST`; 16-byte records only. */
  readonly shortRecordOrder?: ShortRecordOrder;
  /** Default 3; 8-byte records only. */
  readonly shortTimeOffset?: ShortTimeOffset;
  /** Default 72. */
  readonly userRecordSize?: UserRecordSize;
  /** In which names are written, a label of the Encoding Standard; a name that it cannot write is empty. Default utf-8. */
  readonly textEncoding?: string;
  /** How often its log was emptied before. Default 0. */
  readonly clears?: number;
  /** Whether its operations count how often its log was emptied. Default true. */
  readonly countsClears?: boolean;
  /** Rows the log can hold before it overwrites the oldest. Default 100000. */
  readonly capacity?: number;
  /** The reader's wall clock, `YYYY-MM-DDTHH:mm:ss`. Default: that of `timeZone`. */
  readonly clock?: () => string;
  /** IANA zone, default UTC; unused when `clock` is given. */
  readonly timeZone?: string;
  /** Whether it has no port on the network and is reached by `dial` alone. Default false. */
  readonly isInMemory?: boolean;
  /** Whether it listens for datagrams too, on the port of its connections. Default false. */
  readonly hasUdp?: boolean;
  /** Connections served at a time; more are closed at once. Default 4. */
  readonly maxClients?: number;
  /** Default `asIs`. */
  readonly segmentation?: Segmentation;
  /** Milliseconds between two frames that leave by a connection; default 0: none. */
  readonly framePauseMs?: number;
  /** Default 52, 12 and 10 for records of 40 or 49, 16 and 8 bytes. */
  readonly eventBytes?: EventBytes;
  /** Default 92. */
  readonly freeSizesBytes?: 80 | 92;
  /** Whether 1503/1504 are known; false is an old reader that has the direct reads only. Default true. */
  readonly hasBufferedReads?: boolean;
  /** Data sets up to this many bytes come as one DATA instead of a buffer. Default 1024. */
  readonly smallSetBytes?: number;
  /** Chunks up to this many bytes come as one DATA without PREPARE and ACK. Default 0: none. */
  readonly smallChunkBytes?: number;
  /** Data bytes per DATA packet, at most 65472. Default 65472. */
  readonly dataPacketBytes?: number;
}

/** Options with every default filled in and every value checked. */
export type ReaderProfile = Required<Omit<ReaderSimulatorOptions, "connectAnswer" | "timeZone" | "log">> & {
  readonly connectAnswer: number | undefined;
  readonly log: readonly Required<InitialRow>[];
  readonly userIdKind: "TEXT" | "NUMBER";
};

const EVENT_BYTES = { 49: 52, 40: 52, 16: 12, 8: 10 } as const;

/**
 * Fills in defaults.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT` for a user or row the reader could not hold.
 */
export function toReaderProfile(options: ReaderSimulatorOptions): ReaderProfile {
  const recordSize = options.recordSize ?? 40;
  const userRecordSize = options.userRecordSize ?? 72;
  const userIdKind = recordSize === 16 || userRecordSize === 28 ? "NUMBER" : "TEXT";
  const users = (options.users ?? []).map((user) => ({ ...user, userId: checkUserId(user.userId, userIdKind) }));
  checkUsers(users);
  return {
    ...toLinkSettings(options),
    serialNumber: options.serialNumber,
    model: options.model ?? "K40/ID",
    firmware: options.firmware ?? "Ver 6.60 Nov  6 2017",
    platform: options.platform ?? "ZMM220_TFT",
    users,
    log: toInitialLog(options.log ?? [], users, userIdKind),
    recordSize,
    userRecordSize,
    userIdKind,
    textEncoding: checkEncoding(options.textEncoding ?? "utf-8"),
    clears: parseWhole("clears", options.clears ?? 0, 0, 100_000),
    countsClears: options.countsClears ?? true,
    shortRecordOrder: options.shortRecordOrder ?? "VERIFY_FIRST",
    shortTimeOffset: options.shortTimeOffset ?? 3,
    capacity: parseWhole("capacity", options.capacity ?? 100_000, 1, 10_000_000),
    clock: options.clock ?? createZoneClock(options.timeZone ?? "UTC"),
    eventBytes: options.eventBytes ?? EVENT_BYTES[recordSize],
    freeSizesBytes: options.freeSizesBytes ?? 92,
  };
}

function toLinkSettings(options: ReaderSimulatorOptions) {
  return {
    host: options.host ?? "127.0.0.1",
    port: options.port ?? 0,
    commKey: parseWhole("commKey", options.commKey ?? 0, 0, 0xffff_fffe),
    asksForKeyZero: options.asksForKeyZero ?? false,
    connectAnswer: options.connectAnswer,
    hasUdp: options.hasUdp ?? false,
    isInMemory: options.isInMemory ?? false,
    maxClients: options.maxClients ?? 4,
    segmentation: options.segmentation ?? { kind: "asIs" },
    framePauseMs: parseWhole("framePauseMs", options.framePauseMs ?? 0, 0, 60_000),
    hasBufferedReads: options.hasBufferedReads ?? true,
    smallSetBytes: options.smallSetBytes ?? 1024,
    smallChunkBytes: options.smallChunkBytes ?? 0,
    dataPacketBytes: parseWhole("dataPacketBytes", options.dataPacketBytes ?? 65_472, 1, 65_472),
  };
}

function checkUsers(users: readonly SimulatedUser[]): void {
  for (const { uid, privilege, card } of users) {
    parseWhole("uid", uid, 1, 0xffff);
    parseWhole("privilege", privilege, 0, 255);
    parseWhole("card", card, 0, 0xffff_ffff);
  }
  for (const key of ["uid", "userId"] as const) {
    if (new Set(users.map((user) => user[key])).size < users.length) throw badInput(`two users have the same ${key}`);
  }
}

function toInitialLog(
  rows: readonly InitialRow[],
  users: readonly SimulatedUser[],
  kind: "TEXT" | "NUMBER",
): readonly Required<InitialRow>[] {
  const slots = new Map(users.map(({ userId, uid }) => [userId, uid]));
  return rows.map((row) => {
    const userId = checkUserId(row.userId, kind);
    toWallSeconds(row.time);
    const uid = parseWhole("uid", row.uid ?? slots.get(userId) ?? 0, 0, 0xffff);
    const verify = parseWhole("verify", row.verify, 0, 255);
    return { uid, userId, time: row.time, verify, punch: parseWhole("punch", row.punch, 0, 255) };
  });
}
