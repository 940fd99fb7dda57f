import type { ReaderProfile } from "./options.ts";

/**
 * The options a client can ask for by name.
 *
 * `~SerialNumber` is not among them: it can be under a fault and comes from the reader's state.
 * Source: docs/ZK_PULL_PROTOCOL.md, section 3 "Options worth reading".
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

/**
 * Encodes the answer to GET_FREE_SIZES for `attendanceCount` records in a log with room for `capacity`.
 *
 * Source: docs/ZK_PULL_PROTOCOL.md, section 5.
 */
export function encodeFreeSizes(profile: ReaderProfile, attendanceCount: number, capacity: number): Buffer {
  const sizes = Buffer.alloc(profile.freeSizesBytes);
  const put = (index: number, value: number) => sizes.writeInt32LE(value, index * 4);
  put(FREE_SIZE.USERS, profile.users.length);
  put(FREE_SIZE.ATTENDANCE, attendanceCount);
  put(FREE_SIZE.ADMINS, profile.users.filter(({ privilege }) => (privilege & 0x0e) === 14).length);
  put(FREE_SIZE.FINGER_CAPACITY, FINGER_CAPACITY);
  put(FREE_SIZE.USER_CAPACITY, USER_CAPACITY);
  put(FREE_SIZE.ATTENDANCE_CAPACITY, capacity);
  put(FREE_SIZE.FREE_FINGERS, FINGER_CAPACITY);
  put(FREE_SIZE.FREE_USERS, USER_CAPACITY - profile.users.length);
  put(FREE_SIZE.FREE_ATTENDANCE, Math.max(0, capacity - attendanceCount));
  return sizes;
}
