/** Whether a URL is asked: after so many faults in a row it is not, until it was reached again. */
export interface Breaker {
  readonly isOpen: boolean;
  /** In a row. */
  readonly faults: number;
}

/**
 * What was seen of a URL: an answer, whatever it says; a connection that failed, or somebody in front of the subgraph who
 * says that it is down; or a subgraph that lets requests time out and does not say a word when it is asked how it is.
 * A request that takes too long says nothing: it may be that request alone.
 */
export type BreakerInput = "ANSWERED" | "FAULT" | "SILENT";

/** A breaker of which nothing is known. */
export const CLOSED: Breaker = { isOpen: false, faults: 0 };

const SILENCES = 3; // in a row that open it

/** The breaker after something was seen. Once open, answers to the health request alone close it. */
export function judgeUrl(
  { isOpen, faults }: Breaker,
  input: BreakerInput,
  { breakAfterFailures }: { readonly breakAfterFailures: number },
): Breaker {
  if (input === "ANSWERED") return CLOSED;
  const next = faults + (input === "FAULT" ? 1 : breakAfterFailures / SILENCES);
  return { isOpen: isOpen || next >= breakAfterFailures, faults: next };
}
