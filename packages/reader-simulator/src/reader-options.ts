import type { ReaderProfile } from "./options.ts";

/**
 * The options a client can ask for by name.
 *
 * `~SerialNumber` is not among them: it can be under a fault and comes from the reader's state.
 */
export function createReaderOptions(profile: ReaderProfile): Map<string, string> {
  const pinWidth = Math.max(9, ...profile.users.map(({ userId }) => Buffer.byteLength(userId)));
  return new Map([
    ["~DeviceName", profile.model],
    ["~Platform", profile.platform],
    ["MAC", "00:17:61:00:00:01"],
    ["~OEMVendor", "ZKTECO CO., LTD."],
    ["~ProductTime", "2017-11-06 10:00:00"],
    ["~ZKFPVersion", "10"],
    ["ZKFaceVersion", "7"],
    ["~PIN2Width", String(pinWidth)],
    ["~IsABCPinEnable", profile.userIdKind === "TEXT" ? "1" : "0"],
    ["~ExtendFmt", "0"],
    ["~UserExtFmt", "0"],
    ["FaceFunOn", "1"],
    ["FingerFunOn", "1"],
    ["CompatOldFirmware", "0"],
    ["WorkCode", "0"],
    ["IPAddress", profile.host],
    ["NetMask", "255.255.255.0"],
    ["GATEIPAddress", "0.0.0.0"],
    ["DeviceID", "1"],
    ["~MaxAttLogCount", String(Math.ceil(profile.capacity / 10_000))],
  ]);
}

const FREE_SIZE = {
  USERS: 4,
  ATTENDANCE: 8,
  OPERATIONS: 10,
  ADMINS: 12,
  FINGER_CAPACITY: 14,
  USER_CAPACITY: 15,
  ATTENDANCE_CAPACITY: 16,
  FREE_FINGERS: 17,
  FREE_USERS: 18,
  FREE_ATTENDANCE: 19,
} as const;

const USER_CAPACITY = 10_000;
const FINGER_CAPACITY = 10_000;

/** What a reader says it holds. */
export interface HeldCounts {
  readonly users: number;
  readonly admins: number;
  readonly rows: number;
  /** Rows that its log has room for. */
  readonly capacity: number;
  /** Rows of its operation log: here, how often the attendance log was emptied. */
  readonly operations: number;
}

/**
 * Encodes the answer to GET_FREE_SIZES.
 *
 * It is a row of 32-bit numbers; those that no client reads stay zero.
 */
export function encodeFreeSizes(
  profile: ReaderProfile,
  { users, admins, rows, capacity, operations }: HeldCounts,
): Buffer {
  const sizes = Buffer.alloc(profile.freeSizesBytes);
  const put = (index: number, value: number) => sizes.writeInt32LE(value, index * 4);
  const userCapacity = Math.max(USER_CAPACITY, users);
  put(FREE_SIZE.USERS, users);
  put(FREE_SIZE.ATTENDANCE, rows);
  put(FREE_SIZE.OPERATIONS, operations);
  put(FREE_SIZE.ADMINS, admins);
  put(FREE_SIZE.FINGER_CAPACITY, FINGER_CAPACITY);
  put(FREE_SIZE.USER_CAPACITY, userCapacity);
  put(FREE_SIZE.ATTENDANCE_CAPACITY, capacity);
  put(FREE_SIZE.FREE_FINGERS, FINGER_CAPACITY);
  put(FREE_SIZE.FREE_USERS, userCapacity - users);
  put(FREE_SIZE.FREE_ATTENDANCE, Math.max(0, capacity - rows));
  return sizes;
}
