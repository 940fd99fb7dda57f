/** The server that keeps the ledger does not answer: what was to be stored may be stored or not, what was asked is not known. */
export class StoreAwayError extends Error {
  readonly code = "STORE_UNREACHABLE";

  constructor(cause: Error) {
    super(`the database of the place does not answer: ${cause.message}`, { cause });
    this.name = "StoreAwayError";
  }
}
