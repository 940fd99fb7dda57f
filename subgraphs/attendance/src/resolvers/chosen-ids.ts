import { codedError } from "@biometricflow/service/errors/error-codes";

/** As many as a change may name: a statement of the store takes a bounded number of values. */
const MOST_IDS = 5000;

/** The ids that a filter chooses; `undefined` leaves open. @throws BAD_USER_INPUT for more than a question takes */
export function parseChosen(
  ids: readonly string[] | null | undefined,
  argument: string,
): readonly string[] | undefined {
  if (ids === null || ids === undefined) return undefined;
  if (ids.length <= MOST_IDS) return ids;
  throw codedError("BAD_USER_INPUT", `${argument} has at most ${MOST_IDS} ids: ask for some of them at once`, {
    argument,
  });
}
