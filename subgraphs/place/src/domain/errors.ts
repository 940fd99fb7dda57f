/** What can stop the collector of one reader; the first six are the driver's own codes. */
export type PlaceErrorCode =
  | "DEVICE_UNREACHABLE"
  | "DEVICE_TIMEOUT"
  | "DEVICE_AUTH_FAILED"
  | "DEVICE_REJECTED"
  | "DEVICE_PROTOCOL_ERROR"
  | "DEVICE_UNSUPPORTED_FIRMWARE"
  | "DEVICE_REPLACED"; // another serial number at a known address: an operator decides
