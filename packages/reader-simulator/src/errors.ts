/** Why the simulator refused what its user asked for. */
export type SimulatorErrorCode =
  | "BAD_USER_INPUT" // an option, punch or fault that makes no sense
  | "DEVICE_DISABLED"; // nobody can punch: a client has disabled the reader

/** The one error of the simulator; match on `code`. */
export class SimulatorError extends Error {
  override readonly name = "SimulatorError";
  readonly code: SimulatorErrorCode;

  constructor(code: SimulatorErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A `BAD_USER_INPUT`. */
export function badInput(message: string): SimulatorError {
  return new SimulatorError("BAD_USER_INPUT", message);
}
