/** Why a reader that answers is not read: it may belong to another place. */
export type SerialErrorCode =
  | "DEVICE_AT_OTHER_PLACE" // another place has it and has not let go of it: an operator decides
  | "DEVICE_PLACE_UNDECIDED"; // the directory has not said yet whose it is

/** What can stop the collector of one reader; all but the last three, and those of serial numbers, are the driver's own codes. */
export type PlaceErrorCode =
  | SerialErrorCode
  | "DEVICE_UNREACHABLE"
  | "DEVICE_NO_ROUTE"
  | "DEVICE_REFUSED"
  | "DEVICE_TIMEOUT"
  | "DEVICE_BUSY"
  | "DEVICE_AUTH_FAILED"
  | "DEVICE_REJECTED"
  | "DEVICE_LOG_NOT_OFFERED"
  | "DEVICE_PROTOCOL_ERROR"
  | "DEVICE_PUSH_ONLY"
  | "DEVICE_UNSUPPORTED_FIRMWARE"
  | "DEVICE_READ_HELD" // many times of its first read cannot be true: an operator decides
  | "DEVICE_REPLACED" // another serial number at a known address: an operator decides
  | "DEVICE_DUPLICATE"; // one serial number on two readers: an operator decides

/** What is wrong with a reader that calls by itself. */
export type PushErrorCode =
  | "DEVICE_SILENT" // it has not called for a while: it keeps what it has
  | "DEVICE_TWO_ADDRESSES"; // two callers use its serial number in turns: an operator decides

/** Why what a reader holds cannot be stored at its place. */
export type StoreErrorCode =
  | "DISK_FULL"
  | "DISK_READ_ONLY"
  | "DISK_UNUSABLE"
  | "STORE_DAMAGED"
  | "STORE_FULL"
  | "STORE_READ_ONLY"
  | "STORE_UNREACHABLE";
