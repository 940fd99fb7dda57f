/** How a request to the directory can fail. Known to every edge by `code`. */
export type DirectoryErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "RATE_LIMITED"
  | "SERVICE_UNAVAILABLE"
  | "BAD_USER_INPUT"
  | "SETUP_LINK_USED"
  | "SETUP_LINK_EXPIRED"
  | "SETUP_LINK_UNKNOWN"
  | "PASSWORD_LINK_USED"
  | "PASSWORD_LINK_EXPIRED"
  | "PASSWORD_LINK_UNKNOWN"
  | "PASSWORD_TOO_COMMON"
  | "WRONG_PASSWORD"
  | "SECOND_FACTOR_REQUIRED"
  | "SECOND_FACTOR_SETUP_REQUIRED"
  | "SECOND_FACTOR_WRONG"
  | "SECOND_FACTOR_ACTIVE"
  | "NO_SECOND_FACTOR"
  | "PASSKEYS_NOT_OFFERED"
  | "PASSKEY_REFUSED"
  | "PASSKEY_REQUIRED"
  | "OIDC_NOT_OFFERED"
  | "OIDC_REFUSED"
  | "OIDC_NO_ACCOUNT"
  | "OIDC_UNAVAILABLE"
  | "SELF_GRANT"
  | "WRITING_KEYS"
  | "ACCOUNT_EXISTS"
  | "LAST_ADMIN"
  | "CHANGED_MEANWHILE";

/** A request was refused. `extensions` is what GraphQL shows beside the message. */
export class DirectoryError extends Error {
  readonly code: DirectoryErrorCode;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** How long to wait before another try; 0 when waiting does not help. */
  readonly retryAfterSeconds: number;
  /** Whose account it is about, where that was proved or found: for the audit, clients do not learn it. */
  readonly subject: string | undefined;

  constructor(
    code: DirectoryErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    subject?: string,
  ) {
    super(message);
    this.name = "DirectoryError";
    this.code = code;
    this.subject = subject;
    this.extensions = { ...details, code };
    this.retryAfterSeconds = typeof details["retryAfterSeconds"] === "number" ? details["retryAfterSeconds"] : 0;
  }
}

/** A refusal that came once it was known whose account it is about. */
export function toRefusalOf(subject: string, error: unknown): unknown {
  if (!(error instanceof DirectoryError) || error.subject !== undefined) return error;
  return new DirectoryError(error.code, error.message, error.extensions, subject);
}

/** The argument that is wrong, and how. */
export function badInput(argument: string, message: string): DirectoryError {
  return new DirectoryError("BAD_USER_INPUT", message, { argument });
}

/** There is no room for another try now, whoever makes it. */
export function tooBusy(): DirectoryError {
  const retryAfterSeconds = 2;
  const message = `Too many sign-ins at the moment; try again in ${retryAfterSeconds} s`;
  return new DirectoryError("SERVICE_UNAVAILABLE", message, { retryAfterSeconds });
}

/** So many tries failed that the next one has to wait. */
export function tooManyFailures(what: string, retryAfterSeconds: number, subject?: string): DirectoryError {
  const message = `Too many ${what}; try again in ${retryAfterSeconds} s`;
  return new DirectoryError("RATE_LIMITED", message, { retryAfterSeconds }, subject);
}
