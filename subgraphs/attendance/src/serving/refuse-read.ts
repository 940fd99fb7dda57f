import { codedError, requestError } from "@biometricflow/service/errors/error-codes";
import type { RefuseRead, StoreRefusal } from "@biometricflow/subgraph/store/store-refusal";

/** After which a caller may try again: questions that wait are answered by then, or their callers are gone. */
const SOON_SECONDS = 1;
/** A database that starts again, or a disk on which somebody makes room. */
const LATER_SECONDS = 5;

const UNAVAILABLE: Readonly<
  Record<Exclude<StoreRefusal, "TOO_LONG" | "TEXT">, readonly [message: string, seconds: number]>
> = {
  BUSY: ["Attendance has more to read than it can", SOON_SECONDS],
  AWAY: [
    "The database of attendance does not answer; what was being saved is either saved whole or not at all",
    LATER_SECONDS,
  ],
  FULL: ["The disk of attendance is full: nothing of this was saved. Make room on it", LATER_SECONDS],
  TAKEN: ["Another process of attendance writes to this database: end one of them", LATER_SECONDS],
};

/** What a client is told of what the store does not do. */
export const refuseRead: RefuseRead = (reason) => {
  if (reason === "TOO_LONG")
    return codedError("QUERY_TOO_COSTLY", "The question took too long: ask for fewer dates or people");
  if (reason === "TEXT")
    return codedError("BAD_USER_INPUT", "A text holds a character that the store cannot keep (U+0000): take it out");
  const [message, retryAfterSeconds] = UNAVAILABLE[reason];
  return requestError("SERVICE_UNAVAILABLE", message, { retryAfterSeconds });
};
