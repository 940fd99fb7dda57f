import type { ReaderCheck } from "./reader-check.ts";
import type { CollectorDeps } from "./reader-plan.ts";
import { comesWithin } from "./timers.ts";

/** Waits for the turn of a reader to be read. The heart beats meanwhile: a reader that has gone is seen to be gone. */
export async function awaitTurn(
  { turns, timers, timing }: Pick<CollectorDeps, "turns" | "timers" | "timing">,
  checks: Pick<ReaderCheck, "compareCounts">,
  signal: AbortSignal,
): Promise<() => void> {
  const left = new AbortController();
  const turn = turns.take(AbortSignal.any([signal, left.signal]));
  try {
    while (!(await comesWithin(timers, turn, { ms: timing.heartbeatMs, signal }))) {
      await checks.compareCounts(false, signal);
      turns.passOn();
    }
  } catch (error) {
    left.abort(error);
    // It may have come just now.
    turn.then(
      (endTurn) => endTurn(),
      () => undefined,
    );
    throw error;
  }
  return turn;
}
