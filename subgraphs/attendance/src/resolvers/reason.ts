import { codedError } from "@biometricflow/service/errors/error-codes";

const MOST_CHARS = 500;

/** Why somebody does something; empty for none. @throws BAD_USER_INPUT without one where one is needed, and for a long one */
export function parseReason(given: string | null | undefined, isNeeded: boolean): string {
  const reason = (given ?? "").trim();
  if (reason === "" && isNeeded)
    throw codedError("BAD_USER_INPUT", "Say why: others will read it", { argument: "input.reason" });
  if (reason.length <= MOST_CHARS) return reason;
  throw codedError("BAD_USER_INPUT", `A reason has at most ${MOST_CHARS} characters`, { argument: "input.reason" });
}
