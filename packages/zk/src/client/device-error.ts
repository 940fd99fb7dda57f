import { DEVICE_ACTIONS } from "./device-actions.ts";

/** Why a reader could not be asked. */
export type DeviceErrorCode =
  | "DEVICE_UNREACHABLE" // its name is unknown, or the connection was lost
  | "DEVICE_NO_ROUTE" // no way leads to its address
  | "DEVICE_REFUSED" // the address is there, and nothing listens at the port
  | "DEVICE_TIMEOUT" // no connection or no answer in time
  | "DEVICE_BUSY" // another program holds its only session, or it says that it is busy
  | "DEVICE_AUTH_FAILED" // the comm key is wrong
  | "DEVICE_REJECTED" // the reader answered with an error
  | "DEVICE_LOG_NOT_OFFERED" // the reader keeps its log to itself, as one set to access control does
  | "DEVICE_PROTOCOL_ERROR" // bytes or an answer that the protocol does not allow
  | "DEVICE_PUSH_ONLY" // its firmware says that it only pushes its punches: do not retry in a loop
  | "DEVICE_UNSUPPORTED_FIRMWARE"; // the reader does not speak this protocol: do not retry in a loop

/** The step of a visit: what the reader was being asked for. */
export type DeviceStep =
  | "CONNECT"
  | "AUTHENTICATE"
  | "IDENTITY" // its serial number
  | "OPTIONS" // model, platform, firmware
  | "TIME"
  | "SIZES"
  | "USERS"
  | "LOG"
  | "LIVE"; // its events

interface DeviceErrorOptions {
  readonly cause?: unknown;
  readonly answerCode?: number;
  readonly isUnsupported?: boolean;
  readonly step?: DeviceStep;
}

/** A failure of one reader. Match on `code`, the closed set of reasons; the texts are for people. */
export class DeviceError extends Error {
  readonly code: DeviceErrorCode;
  /** `undefined` where the failure belongs to no step: a connection that ends between two. */
  readonly step: DeviceStep | undefined;
  /** The reader's own number, where it gave one. */
  readonly answerCode: number | undefined;
  /** The reader lacks what it was asked for, and asking again changes nothing. A busy reader is not unsupported. */
  readonly isUnsupported: boolean;

  constructor(code: DeviceErrorCode, message: string, options: DeviceErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "DeviceError";
    this.code = code;
    this.step = options.step;
    this.answerCode = options.answerCode;
    this.isUnsupported = options.isUnsupported ?? false;
  }

  /** What to do about it, a sentence. */
  get action(): string {
    return DEVICE_ACTIONS[this.code];
  }
}

/** Runs one step; a `DeviceError` that leaves it says which one it was, the innermost where steps are nested. */
export async function atStep<T>(step: DeviceStep, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStepError(step, error);
  }
}

/** The error with its step; anything but a `DeviceError` without one stays what it is. */
export function toStepError(step: DeviceStep, error: unknown): unknown {
  if (!(error instanceof DeviceError) || error.step !== undefined) return error;
  const { code, message, cause, isUnsupported, answerCode } = error;
  return new DeviceError(code, message, {
    cause,
    isUnsupported,
    step,
    ...(answerCode === undefined ? {} : { answerCode }),
  });
}
