/** A place in scope that did not answer, as every response lists it. */
export interface UnavailablePlace {
  /** The place's id. */
  readonly place: string;
  /** One of the `PLACE_*` codes. */
  readonly code: string;
  readonly message: string;
  /** The last instant at which the place answered, RFC 3339; null when it never did. */
  readonly asOf: string | null;
}

/** One entry of `errors`. Match on `code`, never on the text. */
export interface GraphQLFault {
  /** `extensions.code`; `UNKNOWN` when the server sent none. */
  readonly code: string;
  readonly message: string;
  /** The response path, joined with dots; empty when the whole request is meant. */
  readonly path: string;
  /** The other `extensions`, such as `argument`; absent when there are none. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Why there is no data, by layer in the order of occurrence: `network` (no answer: `NETWORK`, `TIMEOUT`, `ABORTED`),
 * `http` (an answer that is not GraphQL: its own code or `HTTP_<status>`), `graphql` (the first error's code).
 */
export interface Failure {
  readonly kind: "network" | "http" | "graphql";
  readonly code: string;
  readonly message: string;
  /** The server's id of the request, for people who read its logs; null when there was no answer. */
  readonly requestId: string | null;
  /** Of a GraphQL error: its other `extensions`, such as `argument`; absent when there are none. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The outcome of a query. With `ok` some fields may still be null: `errors` and `unavailable` say why. */
export type QueryResult<TData> =
  | {
      readonly ok: true;
      readonly data: TData;
      readonly unavailable: readonly UnavailablePlace[];
      readonly errors: readonly GraphQLFault[];
      readonly requestId: string | null;
    }
  | { readonly ok: false; readonly failure: Failure };

/** A failure that is thrown where no result can be returned: token requests and ended subscriptions. */
export class SdkError extends Error {
  readonly code: string;
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = "SdkError";
    this.code = failure.code;
    this.failure = failure;
  }
}
