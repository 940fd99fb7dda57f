import type { RefuseRead, StoreRefusal } from "@biometricflow/subgraph/store/store-refusal";
import { DirectoryError } from "../domain/errors.ts";

/** After which a caller may try again: a database that starts again, or a disk on which somebody makes room. */
const retryAfterSeconds = 5;

const MESSAGES: Readonly<Record<Exclude<StoreRefusal, "TEXT">, string>> = {
  BUSY: "The directory has more to read than it can",
  TOO_LONG: "The database of the directory takes too long to answer",
  AWAY: "The database of the directory does not answer; what was being saved is either saved whole or not at all",
  FULL: "The disk of the directory is full: nothing of this was saved. Make room on it",
  TAKEN: "Another directory writes to this database: end one of them",
};

/** What a client is told of what the store does not do. */
export const refuse: RefuseRead = (reason) => {
  if (reason === "TEXT")
    return new DirectoryError("BAD_USER_INPUT", "A text holds a character that no store keeps (U+0000): take it out");
  return new DirectoryError("SERVICE_UNAVAILABLE", MESSAGES[reason], { retryAfterSeconds });
};
