import { GraphQLError } from "graphql";

/**
 * Every error code a client may see, with the HTTP status it has when it refuses a whole request
 * (as an entry of a partial answer the status stays 200).
 */
export const ERROR_CODES = {
  PLACE_UNREACHABLE: { status: 503 }, // no connection to the place
  PLACE_TIMEOUT: { status: 504 }, // the place did not answer within its deadline
  PLACE_CIRCUIT_OPEN: { status: 503 }, // the place failed repeatedly and is not asked for now
  PLACE_OVERLOADED: { status: 503 }, // the place has more to do than it can: again after `extensions.retryAfterSeconds`
  PLACE_REFUSED: { status: 502 }, // the place refused the router's token
  PLACE_CERTIFICATE_UNTRUSTED: { status: 502 }, // nobody whom the router trusts vouches for the place's certificate, or not at its address
  PLACE_CERTIFICATE_REFUSED: { status: 502 }, // the place asks for a certificate, and the router's does not count there, or it has none
  PLACE_CONTRACT_MISMATCH: { status: 502 }, // the place speaks another contract
  PLACE_IDENTITY_MISMATCH: { status: 502 }, // the place says it is another one, or keeps another zone
  PLACE_ERROR: { status: 502 }, // the place answered with an error of its own
  FORBIDDEN: { status: 403 }, // the viewer may not see or do this
  UNAUTHENTICATED: { status: 401 }, // no token, or one that cannot be trusted
  TOKEN_EXPIRED: { status: 401 }, // refresh, then send the request again
  BAD_USER_INPUT: { status: 400 }, // `extensions.argument` names what is wrong
  BAD_REQUEST: { status: 400 }, // Apollo Server's: no GraphQL request; 405, 406 and 415 for a wrong method or media type
  GRAPHQL_PARSE_FAILED: { status: 400 }, // Apollo Server's: a text that is no GraphQL
  GRAPHQL_VALIDATION_FAILED: { status: 400 }, // Apollo Server's: the graph has nothing like it
  OPERATION_RESOLUTION_FAILURE: { status: 400 }, // Apollo Server's: `operationName` names no operation of the document
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400 }, // Apollo Server's: send the text alone
  BAD_CURSOR: { status: 400 }, // not a cursor of this list
  CHANGED_MEANWHILE: { status: 409 }, // somebody else changed what was edited: read it again
  CURSOR_RESET: { status: 400 }, // the position belongs to a ledger that no longer exists: begin again
  QUERY_NOT_SUPPORTED: { status: 400 }, // a valid query that would be answered wrongly: `extensions.field` says what
  QUERY_TOO_DEEP: { status: 400 },
  QUERY_TOO_COSTLY: { status: 400 },
  RATE_LIMITED: { status: 429 },
  ADDRESS_REFUSED: { status: 403 }, // the operator's lists leave this address out
  ADDRESS_BLOCKED: { status: 429 }, // too many failures from this address: what fails again is refused unread for a while
  SETUP_LINK_USED: { status: 410 }, // the first account exists
  SETUP_LINK_EXPIRED: { status: 410 }, // too old, or followed by that of a later start
  SETUP_LINK_UNKNOWN: { status: 401 }, // no token that this organisation gave
  PASSWORD_LINK_USED: { status: 410 }, // its password is set
  PASSWORD_LINK_EXPIRED: { status: 410 }, // too old, or followed by another one
  PASSWORD_LINK_UNKNOWN: { status: 401 }, // no link that this organisation gave
  PASSWORD_TOO_COMMON: { status: 400 }, // one that is tried first: take another one
  WRONG_PASSWORD: { status: 403 }, // the session goes on, but this is not its account's password
  SECOND_FACTOR_REQUIRED: { status: 401 }, // the password is right: send it again with a code
  SECOND_FACTOR_SETUP_REQUIRED: { status: 401 }, // the password is right, and the account must set up a second factor first
  SECOND_FACTOR_WRONG: { status: 401 }, // a code that is wrong, too old, or was used already
  SECOND_FACTOR_ACTIVE: { status: 409 }, // the account has one: remove that first
  PASSKEYS_NOT_OFFERED: { status: 409 }, // the address of the dashboard is none for which browsers make passkeys
  PASSKEY_REQUIRED: { status: 401 }, // the password is right, and does not do: the account has passkeys and must have two factors
  PASSKEY_REFUSED: { status: 400 }, // what an authenticator answered was not asked for here, or not any more
  OIDC_NOT_OFFERED: { status: 409 }, // the configuration names no provider to sign in by
  OIDC_REFUSED: { status: 401 }, // the provider did not let them in, or not for this sign-in: begin again
  OIDC_NO_ACCOUNT: { status: 403 }, // the provider knows them, and no account here is theirs
  OIDC_UNAVAILABLE: { status: 503 }, // the provider does not answer, or refuses the organisation itself
  NO_SECOND_FACTOR: { status: 409 }, // the account has none, or did not begin to set one up
  VIEWING_ONLY: { status: 403 }, // whoever views as another account changes nothing: end that first
  DEVICE_WRITES_ENDED: { status: 403 }, // the right to write to readers is given for a time, and not now: ask an administrator
  SELF_GRANT: { status: 403 }, // nobody gives it to the own account: another administrator does
  WRITING_KEYS: { status: 409 }, // the account made keys that write to readers at any time: revoke them first
  ACCOUNT_EXISTS: { status: 409 }, // somebody has the username, or a key the name
  LAST_ADMIN: { status: 409 }, // nobody would be left who administers every place
  SERVICE_UNAVAILABLE: { status: 503 }, // a service that this request needs is down or overloaded
  EXPORT_TOO_LARGE: { status: 413 }, // more rows or bytes than one file may have: narrow what is asked for
  EXPORT_INTERRUPTED: { status: 503 }, // the service was stopped or started anew meanwhile: start it again
  EXPORT_NO_ROOM: { status: 503 }, // the disk is full
  EXPORT_NOT_READY: { status: 409 }, // it runs still, or was cancelled
  NOT_FOUND: { status: 404 }, // no such path on this server
  INTERNAL_SERVER_ERROR: { status: 500 },
} as const;

/** One of the codes a client may see. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** True for a code of our own list. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(ERROR_CODES, code);
}

/** An error of one field: `message` reaches the client, the answer keeps status 200. */
export function codedError(
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

/** An error that refuses a whole operation: as `codedError`, and the answer carries the code's HTTP status. */
export function requestError(
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return codedError(code, message, { ...extensions, http: { status: ERROR_CODES[code].status } });
}

/** What is said of a place out of scope. Of one that there is not it is said too: names cannot be tried. */
export function describeOutOfScope(place: string): string {
  return `The place ${place} is out of your scope`;
}

/** The body of an error outside GraphQL. */
export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly message: string };
}

/** Builds the body of an error outside GraphQL. */
export function toErrorBody(code: ErrorCode, message: string): ErrorBody {
  return { error: { code, message } };
}
