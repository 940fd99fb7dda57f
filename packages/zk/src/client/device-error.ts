/** Why a reader could not be asked. */
export type DeviceErrorCode =
  | "DEVICE_UNREACHABLE" // no connection, or it was lost
  | "DEVICE_TIMEOUT" // no connection or no answer in time
  | "DEVICE_AUTH_FAILED" // the comm key is wrong
  | "DEVICE_REJECTED" // the reader answered with an error
  | "DEVICE_PROTOCOL_ERROR" // bytes or an answer that the protocol does not allow
  | "DEVICE_UNSUPPORTED_FIRMWARE"; // the reader does not speak this protocol: do not retry in a loop

interface DeviceErrorOptions {
  readonly cause?: unknown;
  readonly answerCode?: number;
  readonly isUnsupported?: boolean;
}

/** A failure of one reader. Match on `code`, the closed set of reasons; the texts are for people. */
export class DeviceError extends Error {
  readonly code: DeviceErrorCode;
  /** The reader's own number, where it gave one. */
  readonly answerCode: number | undefined;
  /** The reader lacks what it was asked for, and asking again changes nothing. A busy reader is not unsupported. */
  readonly isUnsupported: boolean;

  constructor(code: DeviceErrorCode, message: string, options: DeviceErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "DeviceError";
    this.code = code;
    this.answerCode = options.answerCode;
    this.isUnsupported = options.isUnsupported ?? false;
  }
}
