/** What can stop the collector of one reader; the first six are the driver's own codes. */
export type PlaceErrorCode =
  | "DEVICE_UNREACHABLE"
  | "DEVICE_TIMEOUT"
  | "DEVICE_AUTH_FAILED"
  | "DEVICE_REJECTED"
  | "DEVICE_PROTOCOL_ERROR"
  | "DEVICE_UNSUPPORTED_FIRMWARE"
  | "DEVICE_REPLACED"; // another serial number at a known address: an operator decides

/** A failure of one reader. Match on `code`; never ends the process. */
export class PlaceError extends Error {
  readonly code: PlaceErrorCode;
  /** The reader's id within the place. */
  readonly readerId: string;

  constructor(code: PlaceErrorCode, message: string, context: { readonly readerId: string; readonly cause?: unknown }) {
    super(message, { cause: context.cause });
    this.name = "PlaceError";
    this.code = code;
    this.readerId = context.readerId;
  }
}
