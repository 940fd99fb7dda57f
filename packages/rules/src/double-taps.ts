import type { Punch } from "./punch.ts";

/** A dropped double tap and how long after the last kept punch it came. */
export interface DroppedPunch {
  readonly punch: Punch;
  readonly afterMs: number;
}

/** What comparison R6 makes for a punch: with the last kept punch, or with the last kept one of the same state. */
export type TapComparison = "ANY_STATE" | "SAME_STATE";

/**
 * R6: creates the judge of a time line. It takes the punches in order of instant and gives, for a double tap, the time
 * since the last kept punch; `undefined` means kept. Exactly at the window a punch is kept, and a dropped punch does not
 * renew the window.
 */
export function createDoubleTapJudge(windowMs: number) {
  const keptAtByState = new Map<number, number>();
  let keptAtMs: number | undefined;
  return ({ instantMs, state }: Punch, comparison: TapComparison): number | undefined => {
    const reference = comparison === "SAME_STATE" ? keptAtByState.get(state) : keptAtMs;
    if (reference !== undefined && instantMs - reference < windowMs) return instantMs - reference;
    keptAtMs = instantMs;
    keptAtByState.set(state, instantMs);
    return undefined;
  };
}
