/**
 * Why the store does not do what it is asked: it has no room for another question, the question takes too long, its database
 * does not answer, its disk is full, another process writes to it, or a text has a character that no column holds.
 */
export type StoreRefusal = "BUSY" | "TOO_LONG" | "AWAY" | "FULL" | "TAKEN" | "TEXT";

/** Makes the error of whoever asked. */
export type RefuseRead = (reason: StoreRefusal) => Error;
