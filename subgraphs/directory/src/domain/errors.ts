/** How a request to the directory can fail. Known to every edge by `code`. Source: DESIGN section 4. */
export type DirectoryErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "RATE_LIMITED"
  | "BAD_USER_INPUT"
  | "SETUP_LINK_USED"
  | "SETUP_LINK_EXPIRED"
  | "SETUP_LINK_UNKNOWN";

/** A request was refused. `extensions` is what GraphQL shows beside the message. */
export class DirectoryError extends Error {
  readonly code: DirectoryErrorCode;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** How long to wait before another try; 0 when waiting does not help. */
  readonly retryAfterSeconds: number;

  constructor(code: DirectoryErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "DirectoryError";
    this.code = code;
    this.extensions = { ...details, code };
    this.retryAfterSeconds = typeof details["retryAfterSeconds"] === "number" ? details["retryAfterSeconds"] : 0;
  }
}

/** The argument that is wrong, and how. */
export function badInput(argument: string, message: string): DirectoryError {
  return new DirectoryError("BAD_USER_INPUT", message, { argument });
}
