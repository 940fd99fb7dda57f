import { toSortKey } from "@biometricflow/schema/sort-key";
import { codedError } from "@biometricflow/service/errors/error-codes";

/** No name and no PIN is longer. */
const MOST_CHARACTERS = 200;

/** What a search looks for, folded as names are; `undefined` leaves open. @throws BAD_USER_INPUT for more than any name has */
export function parseSearch(text: string | null | undefined, argument: string): string | undefined {
  if ((text ?? "").length > MOST_CHARACTERS)
    throw codedError("BAD_USER_INPUT", `${argument} has at most ${MOST_CHARACTERS} characters`, { argument });
  return toSortKey(text ?? "") || undefined;
}
